package io.logarium.engine.group;

import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.kafka.common.Uuid;

/// Partitions that a member holds, each with the epoch in which it got it.
///
/// The epoch decides whether a commit of an older epoch still counts: it does from the one on in which the partition was assigned.
///
/// @param epochs epoch by partition by topic id; no topic without partitions
public record HeldPartitions(NavigableMap<Uuid, NavigableMap<Integer, Integer>> epochs) {
    /// Nothing.
    public static final HeldPartitions EMPTY = new HeldPartitions(new TreeMap<>());

    public HeldPartitions {
        var copy = new TreeMap<Uuid, NavigableMap<Integer, Integer>>();
        epochs.forEach((topic, held) -> {
            if (!held.isEmpty()) {
                copy.put(topic, Collections.unmodifiableNavigableMap(new TreeMap<>(held)));
            }
        });
        epochs = Collections.unmodifiableNavigableMap(copy);
    }

    /// All of them held since the same epoch.
    static HeldPartitions since(int epoch, Assignment partitions) {
        var all = new TreeMap<Uuid, NavigableMap<Integer, Integer>>();
        partitions
                .partitions()
                .forEach((topic, indexes) -> {
                    var held = new TreeMap<Integer, Integer>();
                    indexes.forEach(index -> held.put(index, epoch));
                    all.put(topic, held);
                });
        return new HeldPartitions(all);
    }

    NavigableMap<Integer, Integer> of(Uuid topic) {
        return epochs.getOrDefault(topic, Collections.emptyNavigableMap());
    }

    boolean contains(Uuid topic, int partition) {
        return of(topic).containsKey(partition);
    }

    /// The epoch in which the partition was assigned; empty when it is not held.
    OptionalInt epochOf(Uuid topic, int partition) {
        var epoch = of(topic).get(partition);
        return epoch == null ? OptionalInt.empty() : OptionalInt.of(epoch);
    }

    boolean isEmpty() {
        return epochs.isEmpty();
    }

    /// Without the epochs.
    Assignment plain() {
        var plain = new TreeMap<Uuid, Collection<Integer>>();
        epochs.forEach((topic, held) -> plain.put(topic, held.keySet()));
        return Assignment.of(plain);
    }

    /// These and the others, without the epochs.
    Assignment plainWith(HeldPartitions others) {
        var all = new TreeMap<Uuid, Collection<Integer>>();
        for (var held : List.of(this, others)) {
            held.epochs.forEach((topic, its) ->
                    all.computeIfAbsent(topic, t -> new TreeSet<>()).addAll(its.keySet()));
        }
        return Assignment.of(all);
    }

    /// Whether these hold everything that is owned.
    boolean containAll(Map<Uuid, ? extends Collection<Integer>> owned) {
        return owned.entrySet().stream()
                .allMatch(e -> of(e.getKey()).keySet().containsAll(e.getValue()));
    }

    /// Whether one of these is among what is owned.
    boolean intersect(Map<Uuid, ? extends Collection<Integer>> owned) {
        return owned.entrySet().stream()
                .anyMatch(e -> e.getValue().stream().anyMatch(p -> contains(e.getKey(), p)));
    }
}
