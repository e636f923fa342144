package io.logarium.engine.group;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.kafka.common.Uuid;

/// A way to share partitions among the members of a consumer group, decided by the coordinator (KIP-848).
interface Assignor {
    /// The assignors by the names that clients ask for.
    Map<String, Assignor> ALL =
            Map.of("uniform", new UniformAssignor(), "range", new RangeAssignor());

    /// Finds an assignor that `group.consumer.assignors` names.
    static Optional<Assignor> named(String name) {
        return Optional.ofNullable(ALL.get(name));
    }

    /// What every member is to have. Each partition that somebody subscribes to is given to one of its subscribers.
    Map<String, Assignment> assign(Input input);

    /// What an assignor may look at.
    ///
    /// @param subscriptions ids of existing topics by member, in the order of the members' ids
    /// @param before what each member was to have until now
    /// @param counts partitions by topic
    record Input(
            NavigableMap<String, NavigableSet<Uuid>> subscriptions,
            Map<String, Assignment> before,
            NavigableMap<Uuid, Integer> counts) {
        int count(Uuid topic) {
            return counts.getOrDefault(topic, 0);
        }

        Assignment before(String member) {
            return before.getOrDefault(member, Assignment.EMPTY);
        }

        /// Who subscribes to a topic, by topic.
        NavigableMap<Uuid, List<String>> subscribers() {
            var subscribers = new TreeMap<Uuid, List<String>>();
            subscriptions.forEach((member, topics) ->
                    topics.forEach(topic ->
                            subscribers
                                    .computeIfAbsent(topic, t -> new ArrayList<>())
                                    .add(member)));
            return subscribers;
        }

        /// Who was to have a partition until now, if it still exists and its owner still subscribes to it.
        NavigableMap<Uuid, NavigableMap<Integer, String>> sticky() {
            var sticky = new TreeMap<Uuid, NavigableMap<Integer, String>>();
            subscriptions.forEach((member, topics) ->
                    before(member)
                            .partitions()
                            .forEach((topic, partitions) -> {
                                if (topics.contains(topic)) {
                                    var owners =
                                            sticky.computeIfAbsent(topic, t -> new TreeMap<>());
                                    partitions
                                            .headSet(counts.get(topic))
                                            .forEach(p -> owners.putIfAbsent(p, member));
                                }
                            }));
            return sticky;
        }
    }

    /// An assignment in the making.
    final class Shares {
        private final Map<String, TreeMap<Uuid, TreeSet<Integer>>> shares = new TreeMap<>();

        void give(String member, Uuid topic, int partition) {
            shares.computeIfAbsent(member, m -> new TreeMap<>())
                    .computeIfAbsent(topic, t -> new TreeSet<>())
                    .add(partition);
        }

        Map<String, Assignment> done() {
            var done = new TreeMap<String, Assignment>();
            shares.forEach((member, share) -> done.put(member, Assignment.of(share)));
            return done;
        }
    }
}
