package io.logarium.engine;

import io.logarium.engine.controller.BrokerImage;
import io.logarium.engine.controller.MetadataImage;
import io.logarium.engine.controller.PartitionImage;
import io.logarium.engine.controller.TopicImage;
import io.logarium.engine.node.BrokerPart;
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
import java.util.concurrent.locks.ReentrantLock;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.internals.Topic;

/// Puts the brokers' shares together into one picture of the cluster. Works on the reader's thread; the loops only publish.
final class SnapshotMaker {
    private final String clusterId;
    private final List<LiveBroker> brokers;
    private final LiveFaults faults;
    private final ReentrantLock lock = new ReentrantLock();
    private ClusterSnapshot last = ClusterSnapshot.EMPTY;
    private long lastParts = -1;

    SnapshotMaker(String clusterId, List<LiveBroker> brokers, LiveFaults faults) {
        this.clusterId = clusterId;
        this.brokers = brokers;
        this.faults = faults;
    }

    /// The newest snapshot; the same object while nothing changed but the brokers' connections.
    ClusterSnapshot newest() {
        lock.lock();
        try {
            var parts = partsOf(brokers);
            var views = views(parts);
            var links = faults.links();
            long versions = parts.stream().mapToLong(BrokerPart::version).sum();
            if (versions == lastParts
                    && views.equals(last.brokers())
                    && links.equals(last.links())) {
                return last;
            }
            boolean sameParts = versions == lastParts;
            lastParts = versions;
            last =
                    new ClusterSnapshot(
                            last.version() + 1,
                            parts.stream().mapToLong(BrokerPart::atMs).max().orElse(0),
                            clusterId,
                            views,
                            sameParts ? last.topics() : topics(parts),
                            sameParts ? last.groups() : groups(parts),
                            quorum(parts, views),
                            links);
            return last;
        } finally {
            lock.unlock();
        }
    }

    /// What the brokers that run know; with none of them, what all knew last.
    private static List<BrokerPart> partsOf(List<LiveBroker> brokers) {
        var running =
                brokers.stream()
                        .filter(LiveBroker::isRunning)
                        .flatMap(b -> b.part().stream())
                        .toList();
        return running.isEmpty()
                ? brokers.stream().flatMap(b -> b.part().stream()).toList()
                : running;
    }

    /// A broker that runs may be fenced, which only the metadata tells.
    private List<BrokerView> views(List<BrokerPart> parts) {
        var image = newestImage(parts);
        return brokers.stream().map(b -> b.view(isFenced(image, b.id()))).toList();
    }

    private static boolean isFenced(MetadataImage image, int broker) {
        return image.broker(broker).filter(BrokerImage::fenced).isPresent();
    }

    private static MetadataImage newestImage(List<BrokerPart> parts) {
        return parts.stream()
                .map(BrokerPart::image)
                .max(Comparator.comparingLong(MetadataImage::offset))
                .orElse(MetadataImage.EMPTY);
    }

    private static List<TopicView> topics(List<BrokerPart> parts) {
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

    private static List<GroupView> groups(List<BrokerPart> parts) {
        return parts.stream()
                .flatMap(p -> p.groups().stream())
                .sorted(Comparator.comparing(GroupView::id))
                .toList();
    }

    /// As the leader of the newest epoch knows it, and each voter's own word about itself.
    private static QuorumView quorum(List<BrokerPart> parts, List<BrokerView> brokers) {
        var views = parts.stream().map(BrokerPart::quorum).toList();
        var best =
                views.stream()
                        .max(
                                Comparator.comparingInt(QuorumView::epoch)
                                        .thenComparing(SnapshotMaker::isLeaders))
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
