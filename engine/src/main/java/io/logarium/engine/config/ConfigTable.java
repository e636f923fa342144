package io.logarium.engine.config;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.kafka.common.config.ConfigDef;

/// The settings of one kind of owner, by name: of topics, of brokers, of groups, of client metrics.
public final class ConfigTable {
    /// Of a topic.
    public static final ConfigTable TOPIC = SettingsFile.table("topic");

    /// Of a broker.
    public static final ConfigTable BROKER = SettingsFile.table("broker");

    /// Of a broker, too, but listed only while they are set.
    public static final ConfigTable BROKER_WHILE_SET = SettingsFile.table("broker-while-set");

    /// How many bytes a second a broker serves to throttled replicas that are not in sync (KIP-73).
    public static final ConfigKey<Long> LEADER_THROTTLE =
            BROKER_WHILE_SET.key("leader.replication.throttled.rate", Long.class);

    /// How many bytes a second a broker copies to its throttled replicas that are not in sync (KIP-73).
    public static final ConfigKey<Long> FOLLOWER_THROTTLE =
            BROKER_WHILE_SET.key("follower.replication.throttled.rate", Long.class);

    /// Of a consumer, share or streams group.
    public static final ConfigTable GROUP = SettingsFile.table("group");

    /// Of a subscription to client metrics (KIP-714).
    public static final ConfigTable CLIENT_METRICS = SettingsFile.table("client-metrics");

    private final TreeMap<String, ConfigKey<?>> keys;

    ConfigTable(TreeMap<String, ConfigKey<?>> keys) {
        this.keys = keys;
    }

    /// All of them by name.
    public Collection<ConfigKey<?>> keys() {
        return java.util.Collections.unmodifiableCollection(keys.values());
    }

    /// A setting of a broker, listed always or only while it is set.
    public static Optional<ConfigKey<?>> ofBroker(String name) {
        return BROKER.find(name).or(() -> BROKER_WHILE_SET.find(name));
    }

    public Optional<ConfigKey<?>> find(String name) {
        return Optional.ofNullable(keys.get(name));
    }

    /// The setting of that name, which must exist and be of a type that gives such values.
    @SuppressWarnings("unchecked") // checked by the first line
    public <T> ConfigKey<T> key(String name, Class<T> values) {
        var key = find(name).orElseThrow(() -> new IllegalArgumentException("no setting " + name));
        if (classOf(key.type()) != values) {
            throw new IllegalArgumentException(name + " is a " + key.type());
        }
        return (ConfigKey<T>) key;
    }

    /// The setting of that name, which must exist and be a list.
    @SuppressWarnings("unchecked") // a list's values are strings
    public ConfigKey<List<String>> listKey(String name) {
        return (ConfigKey<List<String>>) (ConfigKey<?>) key(name, List.class);
    }

    /// The known name that looks most like this one, if any is close.
    public Optional<String> nearest(String name) {
        return NearestName.of(name, keys.keySet());
    }

    private static Class<?> classOf(ConfigDef.Type type) {
        return switch (type) {
            case BOOLEAN -> Boolean.class;
            case INT -> Integer.class;
            case SHORT -> Short.class;
            case LONG -> Long.class;
            case DOUBLE -> Double.class;
            case LIST -> List.class;
            case STRING, CLASS, PASSWORD -> String.class;
        };
    }
}
