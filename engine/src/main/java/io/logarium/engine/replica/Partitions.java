package io.logarium.engine.replica;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;

/// The partitions that a broker holds a replica of, found by name or by topic id.
public final class Partitions {
    private static final Comparator<TopicPartition> BY_NAME =
            Comparator.comparing(TopicPartition::topic).thenComparingInt(TopicPartition::partition);

    /// In order, for whoever goes through all of them.
    private final TreeMap<TopicPartition, Partition> ordered = new TreeMap<>(BY_NAME);

    /// Never iterated: found by hash on the path of each request.
    private final Map<TopicPartition, Partition> byName = new HashMap<>();

    public Optional<Partition> find(TopicPartition id) {
        return Optional.ofNullable(byName.get(id));
    }

    /// The partition, unless the topic was deleted and created anew under its name meanwhile.
    public Optional<Partition> find(TopicPartition id, Uuid topicId) {
        var found = byName.get(id);
        return found == null || !found.topicId().equals(topicId)
                ? Optional.empty()
                : Optional.of(found);
    }

    public void add(Partition partition) {
        byName.put(partition.id(), partition);
        ordered.put(partition.id(), partition);
    }

    public Optional<Partition> remove(TopicPartition id) {
        ordered.remove(id);
        return Optional.ofNullable(byName.remove(id));
    }

    /// All of them, by name and index.
    public Collection<Partition> all() {
        return ordered.values();
    }

    public int size() {
        return ordered.size();
    }
}
