package io.logarium.app.clustermap;

import io.logarium.app.cluster.TopicFacts;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/// Of a topic with very many partitions, those with the same leader are counted as one: as the first of them. The map draws them as
/// one line anyway, and nothing need be done for each.
final class Together {
    /// Topics with no more partitions keep them apart.
    static final int MOST_APART = 100;

    private final Map<String, Known> known = new HashMap<>();

    private record Known(TopicFacts topic, int[] first) {}

    /// The partition as which this one is counted.
    int of(TopicFacts topic, int partition) {
        if (topic.partitions().size() <= MOST_APART) {
            return partition;
        }
        var before = known.get(topic.name());
        if (before == null || before.topic() != topic) {
            before = new Known(topic, firsts(topic));
            known.put(topic.name(), before);
        }
        return partition < before.first().length ? before.first()[partition] : partition;
    }

    private static int[] firsts(TopicFacts topic) {
        var partitions = topic.partitions();
        var first = new int[partitions.getLast().index() + 1];
        Arrays.setAll(first, i -> i);
        var byLeader = new HashMap<Integer, Integer>();
        for (var partition : partitions) {
            int leader = partition.leader().orElse(-1);
            first[partition.index()] = byLeader.computeIfAbsent(leader, _ -> partition.index());
        }
        return first;
    }
}
