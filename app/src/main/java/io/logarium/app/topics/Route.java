package io.logarium.app.topics;

import io.logarium.app.cluster.BrokerFacts;
import io.logarium.app.cluster.ClusterView;
import io.logarium.app.cluster.PartitionFacts;
import io.logarium.app.cluster.Payload;
import io.logarium.app.cluster.TopicFacts;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.apache.kafka.common.utils.Utils;

/// Where a record will go and why: the steps of Kafka's default partitioner, from the key to the leader.
sealed interface Route {
    /// By the key: murmur2, the sign bit cleared, modulo the number of partitions.
    record ByKey(int hash, int positive, int partitions, Target target) implements Route {}

    /// The user has chosen the partition.
    record Chosen(Target target) implements Route {}

    /// No key: the producer stays with one partition until a batch is full, then takes another (KIP-480, KIP-794).
    record Sticky(int partitions) implements Route {}

    /// The topic has no such partition.
    record Nowhere() implements Route {}

    /// A partition, who leads it and which offset is next.
    record Target(int partition, Optional<BrokerFacts> leader, OptionalLong nextOffset) {}

    static Route of(Payload key, OptionalInt chosen, TopicFacts topic, ClusterView view) {
        int partitions = topic.partitions().size();
        if (chosen.isPresent()) {
            int partition = chosen.getAsInt();
            return partition < partitions
                    ? new Chosen(target(partition, topic, view))
                    : new Nowhere();
        }
        var bytes = key.wire();
        if (bytes == null || partitions == 0) {
            return partitions == 0 ? new Nowhere() : new Sticky(partitions);
        }
        int hash = Utils.murmur2(bytes);
        int positive = Utils.toPositive(hash);
        return new ByKey(hash, positive, partitions, target(positive % partitions, topic, view));
    }

    private static Target target(int partition, TopicFacts topic, ClusterView view) {
        PartitionFacts facts = topic.partitions().get(partition);
        var leader =
                facts.leader().isPresent()
                        ? view.broker(facts.leader().getAsInt())
                        : Optional.<BrokerFacts>empty();
        return new Target(partition, leader, facts.end());
    }
}
