package io.logarium.app.groups;

import io.logarium.app.cluster.ClusterView;
import io.logarium.app.cluster.GroupFacts;
import java.util.List;
import java.util.OptionalLong;
import org.apache.kafka.common.TopicPartition;

/// A line of the list.
///
/// @param lag over all partitions with a committed offset; -1 when none is known
record GroupRow(
        String id,
        String protocol,
        String state,
        int members,
        String topics,
        long lag,
        int coordinator) {
    static List<GroupRow> of(ClusterView view, String filter) {
        return view.groups().stream()
                .filter(g -> g.id().contains(filter.strip()))
                .map(g -> of(view, g))
                .toList();
    }

    private static GroupRow of(ClusterView view, GroupFacts group) {
        return new GroupRow(
                group.id(),
                group.protocol(),
                group.state(),
                group.members().size(),
                String.join(", ", group.topics()),
                lag(view, group).orElse(-1),
                group.coordinator());
    }

    private static OptionalLong lag(ClusterView view, GroupFacts group) {
        var known =
                group.committed().entrySet().stream()
                        .map(e -> lag(view, e.getKey(), e.getValue()))
                        .filter(OptionalLong::isPresent)
                        .toList();
        return known.isEmpty()
                ? OptionalLong.empty()
                : OptionalLong.of(known.stream().mapToLong(OptionalLong::getAsLong).sum());
    }

    private static OptionalLong lag(ClusterView view, TopicPartition at, long committed) {
        return view.topic(at.topic()).stream()
                .flatMap(t -> t.partitions().stream())
                .filter(p -> p.index() == at.partition())
                .findFirst()
                .map(p -> p.lag(OptionalLong.of(committed)))
                .orElseGet(OptionalLong::empty);
    }
}
