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
                                        new Kind(input.counts().get(topic), subscribers),
                                        k -> new ArrayList<>())
                                .add(topic));
        return kinds;
    }

    private static NavigableMap<Integer, String> share(
            Kind kind, NavigableMap<Integer, String> before) {
        var members = kind.subscribers;
        int least = kind.partitions / members.size();
        int extras = kind.partitions % members.size();
        var owned = new LinkedHashMap<String, List<Integer>>();
        members.forEach(m -> owned.put(m, new ArrayList<>()));
        before.forEach((partition, member) -> owned.get(member).add(partition));
        var owner = new TreeMap<Integer, String>();
        var quotas = new LinkedHashMap<String, Integer>();
        for (var member : members) {
            boolean extra = extras > 0 && owned.get(member).size() > least;
            extras -= extra ? 1 : 0;
            quotas.put(member, least + (extra ? 1 : 0));
        }
        for (var member : members) {
            if (extras > 0 && quotas.get(member) == least) {
                quotas.put(member, least + 1);
                extras--;
            }
        }
        owned.forEach((member, its) ->
                its.stream().limit(quotas.get(member)).forEach(p -> owner.put(p, member)));
        var free = new ArrayDeque<Integer>();
        for (int p = 0; p < kind.partitions; p++) {
            if (!owner.containsKey(p)) {
                free.add(p);
            }
        }
        quotas.forEach((member, quota) -> {
            for (int has = Math.min(owned.get(member).size(), quota); has < quota; has++) {
                owner.put(free.remove(), member);
            }
        });
        return owner;
    }
}
