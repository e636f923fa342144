package io.logarium.engine.group;

import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.kafka.common.Uuid;

/// Partitions by the ids of their topics, in order: what a member of a consumer group is to have.
///
/// @param partitions no topic without partitions
public record Assignment(NavigableMap<Uuid, NavigableSet<Integer>> partitions) {
    /// Nothing.
    public static final Assignment EMPTY = new Assignment(new TreeMap<>());

    public Assignment {
        partitions = copy(partitions);
    }

    /// The same partitions as a value.
    public static Assignment of(Map<Uuid, ? extends Collection<Integer>> partitions) {
        return new Assignment(copy(partitions));
    }

    private static NavigableMap<Uuid, NavigableSet<Integer>> copy(
            Map<Uuid, ? extends Collection<Integer>> from) {
        var copy = new TreeMap<Uuid, NavigableSet<Integer>>();
        from.forEach((topic, indexes) -> {
            if (!indexes.isEmpty()) {
                copy.put(topic, Collections.unmodifiableNavigableSet(new TreeSet<>(indexes)));
            }
        });
        return Collections.unmodifiableNavigableMap(copy);
    }

    /// The partitions of one topic; none when it has none.
    NavigableSet<Integer> of(Uuid topic) {
        return partitions.getOrDefault(topic, Collections.emptyNavigableSet());
    }

    boolean contains(Uuid topic, int partition) {
        return of(topic).contains(partition);
    }

    boolean isEmpty() {
        return partitions.isEmpty();
    }

    int size() {
        return partitions.values().stream().mapToInt(Collection::size).sum();
    }
}
