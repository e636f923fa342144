package io.logarium.app.topics;

import io.logarium.app.cluster.ClusterView;
import io.logarium.app.cluster.TopicFacts;
import java.util.List;
import java.util.Locale;

/// A line of the topic list.
record TopicRow(TopicFacts topic, long groups) {
    /// The lines that the list shows now.
    static List<TopicRow> of(ClusterView view, String filter, boolean internal) {
        var wanted = filter.strip().toLowerCase(Locale.ROOT);
        var groups = view.groupsPerTopic();
        return view.topics().stream()
                .filter(t -> internal || !t.internal())
                .filter(t ->
                        t.name().toLowerCase(Locale.ROOT).contains(wanted)
                                || TopicStates.searched(t)
                                        .toLowerCase(Locale.ROOT)
                                        .contains(wanted))
                .map(t -> new TopicRow(t, groups.getOrDefault(t.name(), 0L)))
                .toList();
    }

    String name() {
        return topic.name();
    }

    int partitions() {
        return topic.partitions().size();
    }

    /// -1 where it cannot be known, so that such lines sort together.
    long records() {
        return topic.records().orElse(-1);
    }

    long size() {
        return topic.sizeBytes().orElse(-1);
    }

    double rate() {
        return topic.recordsPerSecond().orElse(0);
    }
}
