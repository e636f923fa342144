package io.logarium.app.console;

import java.util.List;

/// Names of the cluster that can be completed.
public record Names(List<String> topics, List<String> groups) {
    public static final Names NONE = new Names(List.of(), List.of());

    public Names {
        topics = List.copyOf(topics);
        groups = List.copyOf(groups);
    }
}
