package io.logarium.engine.group;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.apache.kafka.common.Uuid;

/// Shares each topic apart: every subscriber gets its part of it, and topics of the same size with the same subscribers are shared
/// alike, so that joins over equal keys find both sides at one member. Members keep what they had as far as that allows.
final class RangeAssignor implements Assignor {
    @Override
    public Map<String, Assignment> assign(Input input) {
        var shares = new Shares();
        var sticky = input.sticky();
        alike(input)
                .forEach((kind, topics) -> {
                    var before = sticky.getOrDefault(topics.getFirst(), new TreeMap<>());
                    share(kind, before)
                            .forEach((partition, member) ->
                                    topics.forEach(topic -> shares.give(member, topic, partition)));
                });
        return shares.done();
    }

    /// Topics that are shared alike.
    private record Kind(int partitions, List<String> subscribers) {}

    private static Map<Kind, List<Uuid>> alike(Input input) {
        var kinds = new LinkedHashMap<Kind, List<Uuid>>();
        input.subscribers()
                .forEach((topic, subscribers) ->
                        kinds.computeIfAbsent(
                                        new Kind(input.count(topic), subscribers),
                                        k -> new ArrayList<>())
                                .add(topic));
        return kinds;
    }

    private static NavigableMap<Integer, String> share(
            Kind kind, NavigableMap<Integer, String> before) {
        int least = kind.partitions / kind.subscribers.size();
        int extras = kind.partitions % kind.subscribers.size();
        var shares = new LinkedHashMap<String, Share>();
        kind.subscribers.forEach(member -> shares.put(member, new Share(least)));
        before.forEach((partition, member) ->
                shares.computeIfPresent(member, (m, share) -> share.had(partition)));
        // Who has more than the least anyway keeps it; then the others take one more in turn.
        for (boolean keepers : List.of(true, false)) {
            for (var share : shares.values()) {
                if (extras > 0 && share.quota == least && (!keepers || share.had.size() > least)) {
                    share.quota++;
                    extras--;
                }
            }
        }
        var owner = new TreeMap<Integer, String>();
        shares.forEach((member, share) -> share.kept().forEach(p -> owner.put(p, member)));
        var free = new ArrayDeque<Integer>();
        for (int p = 0; p < kind.partitions; p++) {
            if (!owner.containsKey(p)) {
                free.add(p);
            }
        }
        shares.forEach((member, share) -> {
            for (int has = share.kept().size(); has < share.quota; has++) {
                owner.put(free.remove(), member);
            }
        });
        return owner;
    }

    /// What one member had of a topic, and how much of it is its due.
    private static final class Share {
        private final List<Integer> had = new ArrayList<>();
        private int quota;

        Share(int quota) {
            this.quota = quota;
        }

        Share had(int partition) {
            had.add(partition);
            return this;
        }

        List<Integer> kept() {
            return had.subList(0, Math.min(had.size(), quota));
        }
    }
}
