package io.logarium.engine.group;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.kafka.common.Uuid;

/// Shares all partitions of all topics evenly: no member has two more than another one that could take one of them, as far as a
/// few rounds find out. Members keep what they had as far as that allows.
final class UniformAssignor implements Assignor {
    /// Rounds of balancing when subscriptions differ; each about halves what is uneven.
    private static final int ROUNDS = 16;

    @Override
    public Map<String, Assignment> assign(Input input) {
        var sharing = new Sharing(input);
        sharing.keepWhatTheyHad();
        sharing.giveTheRest();
        for (int round = 0; round < ROUNDS && sharing.balance(); round++) {
            // Each topic is balanced among its own subscribers, which may disturb another one.
        }
        return sharing.done();
    }

    /// Who has what, while it is shared.
    private static final class Sharing {
        private final Input input;
        private final NavigableMap<Uuid, List<String>> subscribers;
        private final NavigableMap<Uuid, NavigableMap<Integer, String>> owners;
        private final Map<String, Integer> load = new TreeMap<>();
        private final List<Uuid> topics;

        Sharing(Input input) {
            this.input = input;
            this.subscribers = input.subscribers();
            this.owners = input.sticky();
            this.topics = new ArrayList<>(subscribers.keySet());
            input.subscriptions().keySet().forEach(member -> load.put(member, 0));
            // Those with the fewest takers for their partitions come first.
            topics.sort(
                    Comparator.<Uuid>comparingDouble(
                                    t -> -(double) input.count(t) / subscribers(t).size())
                            .thenComparingInt(t -> subscribers(t).size())
                            .thenComparing(Comparator.naturalOrder()));
        }

        private List<String> subscribers(Uuid topic) {
            return subscribers.getOrDefault(topic, List.of());
        }

        private NavigableMap<Integer, String> owners(Uuid topic) {
            return owners.computeIfAbsent(topic, t -> new TreeMap<>());
        }

        void keepWhatTheyHad() {
            owners.values()
                    .forEach(its -> its.values().forEach(m -> load.merge(m, 1, Integer::sum)));
        }

        void giveTheRest() {
            for (var topic : topics) {
                var its = owners(topic);
                var queue = byLoad(topic);
                for (int p = 0; p < input.count(topic); p++) {
                    if (!its.containsKey(p)) {
                        move(topic, p, queue, queue.getFirst());
                    }
                }
            }
        }

        /// Moves partitions from who has most to who has least, topic by topic.
        ///
        /// @return whether something was moved
        boolean balance() {
            boolean moved = false;
            for (var topic : topics) {
                var queue = byLoad(topic);
                for (var from = fullest(queue, topic);
                        from.load > queue.getFirst().load + 1;
                        from = fullest(queue, topic)) {
                    move(topic, from.partition, queue, queue.getFirst());
                    moved = true;
                }
            }
            return moved;
        }

        /// A member and how many partitions it has.
        private record Loaded(int load, String member) implements Comparable<Loaded> {
            @Override
            public int compareTo(Loaded other) {
                return Comparator.comparingInt(Loaded::load)
                        .thenComparing(Loaded::member)
                        .compare(this, other);
            }
        }

        private TreeSet<Loaded> byLoad(Uuid topic) {
            var queue = new TreeSet<Loaded>();
            subscribers(topic).forEach(m -> queue.add(new Loaded(load.getOrDefault(m, 0), m)));
            return queue;
        }

        /// The member with the most partitions among those that have one of this topic, and its last one.
        private record Fullest(int load, int partition) {}

        private Fullest fullest(TreeSet<Loaded> queue, Uuid topic) {
            var last = new TreeMap<String, Integer>();
            owners(topic).forEach((partition, member) -> last.put(member, partition));
            for (var loaded : queue.descendingSet()) {
                var partition = last.get(loaded.member);
                if (partition != null) {
                    return new Fullest(loaded.load, partition);
                }
            }
            return new Fullest(0, -1);
        }

        private void move(Uuid topic, int partition, TreeSet<Loaded> queue, Loaded to) {
            var before = owners(topic).put(partition, to.member);
            if (before != null) {
                change(queue, before, -1);
            }
            change(queue, to.member, 1);
        }

        private void change(TreeSet<Loaded> queue, String member, int by) {
            int now = load.merge(member, by, Integer::sum);
            queue.remove(new Loaded(now - by, member));
            queue.add(new Loaded(now, member));
        }

        Map<String, Assignment> done() {
            var shares = new Shares();
            owners.forEach((topic, its) -> its.forEach((p, m) -> shares.give(m, topic, p)));
            return shares.done();
        }
    }
}
