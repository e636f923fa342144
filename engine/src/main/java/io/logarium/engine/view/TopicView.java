package io.logarium.engine.view;

import java.util.List;

/// A topic and its partitions in order of their index.
public record TopicView(String name, String id, boolean internal, List<PartitionView> partitions) {
    public TopicView {
        partitions = List.copyOf(partitions);
    }
}
