package io.logarium.app.lab;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.LongSupplier;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.common.TopicPartition;

/// What a consumer owns now, where it is in it, and how long it stood still without any. Kafka calls it on the consumer's
/// own thread; nobody else may.
final class Owned implements ConsumerRebalanceListener {
    private final LongSupplier clockMs;
    private final Set<TopicPartition> partitions = new HashSet<>();
    private final Map<TopicPartition, Long> positions = new HashMap<>();
    private final ArrayDeque<Standstill> standstills = new ArrayDeque<>();
    private OptionalLong stillSinceMs = OptionalLong.empty();

    Owned(LongSupplier clockMs) {
        this.clockMs = clockMs;
    }

    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> gone) {
        positions.keySet().removeAll(gone);
        if (partitions.removeAll(gone) && partitions.isEmpty()) {
            stillSinceMs = OptionalLong.of(clockMs.getAsLong());
        }
    }

    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> fresh) {
        partitions.addAll(fresh);
        if (stillSinceMs.isPresent()) {
            standstills.addLast(new Standstill(stillSinceMs.getAsLong(), clockMs.getAsLong()));
            if (standstills.size() > ConsumerState.MOST_STANDSTILLS) {
                standstills.removeFirst();
            }
            stillSinceMs = OptionalLong.empty();
        }
    }

    void at(TopicPartition partition, long position) {
        positions.put(partition, position);
    }

    /// The consumer is gone.
    void clear() {
        partitions.clear();
        positions.clear();
        stillSinceMs = OptionalLong.empty();
    }

    Set<TopicPartition> partitions() {
        return Set.copyOf(partitions);
    }

    Map<TopicPartition, Long> positions() {
        return Map.copyOf(positions);
    }

    List<Standstill> standstills() {
        return List.copyOf(standstills);
    }
}
