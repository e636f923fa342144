package io.logarium.engine.node;

import io.logarium.engine.controller.PartitionImage;
import io.logarium.engine.controller.TopicImage;
import io.logarium.engine.view.PartitionView;
import io.logarium.engine.view.ReplicaView;
import io.logarium.engine.view.TopicView;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.apache.kafka.common.internals.Topic;

/// All topics as several brokers know them. A topic of which nothing changed stays the same object, so that a cluster of thousands of
/// partitions costs whoever looks only what moved. For one thread at a time.
public final class JoinedTopics {
    /// Looked up, never iterated.
    private Map<String, Joined> before = Map.of();

    /// A topic's view and what it was made of.
    private record Joined(
            TopicImage image, List<Map<Integer, ReplicaView>> replicas, TopicView view) {
        boolean isOf(TopicImage now, List<Map<Integer, ReplicaView>> replicasNow) {
            if (image != now || replicas.size() != replicasNow.size()) {
                return false;
            }
            for (int i = 0; i < replicas.size(); i++) {
                if (replicas.get(i) != replicasNow.get(i)) {
                    return false;
                }
            }
            return true;
        }
    }

    /// All topics with what each replica that is alive says of itself.
    public List<TopicView> of(List<BrokerPart> parts) {
        var image = JoinedParts.newestImage(parts);
        var now = new HashMap<String, Joined>();
        var topics = new ArrayList<TopicView>();
        for (var topic : image.topics()) {
            var replicas =
                    parts.stream()
                            .map(p -> p.replicas().getOrDefault(topic.name(), Map.of()))
                            .toList();
            var known = before.get(topic.name());
            var joined =
                    known != null && known.isOf(topic, replicas)
                            ? known
                            : new Joined(topic, replicas, view(topic, replicas));
            now.put(topic.name(), joined);
            topics.add(joined.view);
        }
        before = now;
        return topics;
    }

    private static TopicView view(TopicImage topic, List<Map<Integer, ReplicaView>> replicas) {
        var partitions = topic.partitions().stream().map(p -> partition(p, replicas)).toList();
        return new TopicView(
                topic.name(), topic.id().toString(), Topic.isInternal(topic.name()), partitions);
    }

    private static PartitionView partition(
            PartitionImage partition, List<Map<Integer, ReplicaView>> replicas) {
        var states = new ArrayList<ReplicaView>();
        for (var ofOneBroker : replicas) {
            var state = ofOneBroker.get(partition.index());
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
}
