package io.logarium.app.groups;

import io.logarium.app.cluster.ClusterView;
import io.logarium.app.cluster.GroupFacts;
import io.logarium.app.text.Texts;
import java.util.List;
import java.util.Locale;
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
        var wanted = filter.strip().toLowerCase(Locale.ROOT);
        return view.groups().stream()
                .filter(g ->
                        holds(g.id(), wanted)
                                || holds(g.state(), wanted)
                                || g.topics().stream().anyMatch(t -> holds(t, wanted))
                                || (!wanted.isEmpty()
                                        && holds(Texts.of("groups.search.lags"), wanted)
                                        && lag(view, g).orElse(0) > 0))
                .map(g -> of(view, g))
                .toList();
    }

    private static boolean holds(String text, String wanted) {
        return text.toLowerCase(Locale.ROOT).contains(wanted);
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
        return view.topic(at.topic())
                .flatMap(t -> t.partition(at.partition()))
                .map(p -> p.lag(OptionalLong.of(committed)))
                .orElseGet(OptionalLong::empty);
    }
}
