package io.logarium.engine;

import io.logarium.engine.controller.MetadataImage;
import io.logarium.engine.controller.PartitionImage;
import io.logarium.engine.controller.TopicImage;
import io.logarium.engine.node.BrokerPart;
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
    private final ReentrantLock lock = new ReentrantLock();
    private ClusterSnapshot last = ClusterSnapshot.EMPTY;
    private long lastParts = -1;

    SnapshotMaker(String clusterId, List<LiveBroker> brokers) {
        this.clusterId = clusterId;
        this.brokers = brokers;
    }

    /// The newest snapshot; the same object while nothing changed but the brokers' connections.
    ClusterSnapshot newest() {
        lock.lock();
        try {
            var parts = brokers.stream().flatMap(b -> b.part().stream()).toList();
            var views = brokers.stream().map(LiveBroker::view).toList();
            long versions = parts.stream().mapToLong(BrokerPart::version).sum();
            if (versions == lastParts && views.equals(last.brokers())) {
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
                            quorum(parts));
            return last;
        } finally {
            lock.unlock();
        }
    }

    private static List<TopicView> topics(List<BrokerPart> parts) {
        var image =
                parts.stream()
                        .map(BrokerPart::image)
                        .max(Comparator.comparingLong(MetadataImage::offset))
                        .orElse(MetadataImage.EMPTY);
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

    private static QuorumView quorum(List<BrokerPart> parts) {
        return parts.stream()
                .map(BrokerPart::quorum)
                .max(Comparator.comparingInt(QuorumView::epoch))
                .orElse(ClusterSnapshot.EMPTY.quorum());
    }
}
