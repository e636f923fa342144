package io.logarium.engine.controller;

import java.util.Comparator;
import org.apache.kafka.common.config.ConfigResource;

/// Whose configs: a topic, a broker (or all brokers, when the name is empty), a group, client metrics.
public record ConfigOwner(ConfigResource.Type type, String name)
        implements Comparable<ConfigOwner> {
    private static final Comparator<ConfigOwner> ORDER =
            Comparator.<ConfigOwner>comparingInt(o -> o.type.id()).thenComparing(ConfigOwner::name);

    /// Dynamic settings that hold for every broker.
    public static final ConfigOwner ALL_BROKERS = new ConfigOwner(ConfigResource.Type.BROKER, "");

    public static ConfigOwner topic(String name) {
        return new ConfigOwner(ConfigResource.Type.TOPIC, name);
    }

    public static ConfigOwner broker(int id) {
        return new ConfigOwner(ConfigResource.Type.BROKER, Integer.toString(id));
    }

    public static ConfigOwner group(String id) {
        return new ConfigOwner(ConfigResource.Type.GROUP, id);
    }

    @Override
    public int compareTo(ConfigOwner other) {
        return ORDER.compare(this, other);
    }
}
