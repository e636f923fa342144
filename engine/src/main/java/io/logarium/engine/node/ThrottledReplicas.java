package io.logarium.engine.node;

import java.util.Arrays;
import java.util.Map;

/// Reads the settings of a topic that name its throttled replicas (KIP-73): `*`, or `partition:broker` pairs with commas between.
final class ThrottledReplicas {
    static final String AS_LEADER = "leader.replication.throttled.replicas";
    static final String AS_FOLLOWER = "follower.replication.throttled.replicas";

    private ThrottledReplicas() {}

    /// Whether the setting names a partition on a broker.
    static boolean names(Map<String, String> overrides, String setting, int partition, int broker) {
        var value = overrides.getOrDefault(setting, "").strip();
        return value.equals("*")
                || Arrays.stream(value.split(","))
                        .map(String::strip)
                        .anyMatch((partition + ":" + broker)::equals);
    }
}
