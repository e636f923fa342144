package io.logarium.engine.node;

import io.logarium.engine.controller.BrokerImage;
import io.logarium.engine.controller.MetadataImage;
import io.logarium.engine.controller.PartitionImage;
import io.logarium.engine.controller.TopicImage;
import io.logarium.engine.view.BrokerView;
import io.logarium.engine.view.ClusterSnapshot;
import io.logarium.engine.view.GroupView;
import io.logarium.engine.view.PartitionView;
import io.logarium.engine.view.QuorumView;
import io.logarium.engine.view.ReplicaView;
import io.logarium.engine.view.TopicView;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.internals.Topic;

/// What several brokers know, put together: metadata is the newest that any of them has, the rest is each one's own word.
public final class JoinedParts {
    private JoinedParts() {}

    /// Whether the metadata says that a broker takes no part.
    public static boolean isFenced(MetadataImage image, int broker) {
        return image.broker(broker).filter(BrokerImage::fenced).isPresent();
    }

    /// The newest metadata that any of them knows to be committed.
    public static MetadataImage newestImage(List<BrokerPart> parts) {
        return parts.stream()
                .map(BrokerPart::image)
                .max(Comparator.comparingLong(MetadataImage::offset))
                .orElse(MetadataImage.EMPTY);
    }

    /// All topics with what each replica that is alive says of itself.
    public static List<TopicView> topics(List<BrokerPart> parts) {
        var image = newestImage(parts);
        var topics = new ArrayList<TopicView>();
        for (var topic : image.topics()) {
            var partitions =
                    topic.partitions().stream().map(p -> partition(topic, p, parts)).toList();
            topics.add(
                    new TopicView(
                            topic.name(),
                            topic.id().toString(),
                            Topic.isInternal(topic.name()),
                            partitions));
        }
        return topics;
    }

    private static PartitionView partition(
            TopicImage topic, PartitionImage partition, List<BrokerPart> parts) {
        var id = new TopicPartition(topic.name(), partition.index());
        var states = new ArrayList<ReplicaView>();
        for (var part : parts) {
            var state = part.replicas().get(id);
            if (state != null) {
                states.add(state);
            }
        }
        return new PartitionView(
                partition.index(),
                partition.hasLeader() ? OptionalInt.of(partition.leader()) : OptionalInt.empty(),
                partition.leaderEpoch(),
                partition.replicas(),
                partition.isr(),
                partition.elr(),
                states);
    }

    /// All groups, by id, as their coordinators see them.
    public static List<GroupView> groups(List<BrokerPart> parts) {
        return parts.stream()
                .flatMap(p -> p.groups().stream())
                .sorted(Comparator.comparing(GroupView::id))
                .toList();
    }

    /// As the leader of the newest epoch knows it, and each voter's own word about itself.
    public static QuorumView quorum(List<BrokerPart> parts, List<BrokerView> brokers) {
        var views = parts.stream().map(BrokerPart::quorum).toList();
        var best =
                views.stream()
                        .max(
                                Comparator.comparingInt(QuorumView::epoch)
                                        .thenComparing(JoinedParts::isLeaders))
                        .orElse(ClusterSnapshot.EMPTY.quorum());
        var voters = new ArrayList<QuorumView.VoterView>();
        for (var broker : brokers) {
            voters.add(
                    views.stream()
                            .flatMap(v -> v.voters().stream())
                            .filter(v -> v.id() == broker.id())
                            .findFirst()
                            .orElse(new QuorumView.VoterView(broker.id(), "", -1, false)));
        }
        return new QuorumView(
                best.leaderId(),
                best.epoch(),
                best.highWatermark(),
                best.logEndOffset(),
                voters,
                best.recent());
    }

    private static boolean isLeaders(QuorumView view) {
        return view.voters().stream().anyMatch(v -> v.id() == view.leaderId());
    }
}
