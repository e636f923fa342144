package io.logarium.app.cluster;

import java.util.Map;
import java.util.TreeMap;

/// A topic to create.
///
/// @param partitions -1 leaves the number to the broker (`num.partitions`)
/// @param replicationFactor -1 leaves it to the broker (`default.replication.factor`)
/// @param configs by name
public record NewTopicPlan(
        String name, int partitions, int replicationFactor, Map<String, String> configs) {
    public NewTopicPlan {
        configs = java.util.Collections.unmodifiableMap(new TreeMap<>(configs));
    }
}
