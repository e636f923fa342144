package io.logarium.engine.config;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Looks values of a topic (or group) up: its own, else those of the broker settings that stand for it, else Kafka's default.
final class TopicValues {
    private final ConfigTable table;
    private final Map<String, String> overrides;
    private final BrokerConfig broker;

    TopicValues(Map<String, String> overrides, BrokerConfig broker) {
        this(ConfigTable.TOPIC, overrides, broker);
    }

    TopicValues(ConfigTable table, Map<String, String> overrides, BrokerConfig broker) {
        this.table = table;
        this.overrides = overrides;
        this.broker = broker;
    }

    long longValue(String name) {
        return get(table.key(name, Long.class));
    }

    int intValue(String name) {
        return get(table.key(name, Integer.class));
    }

    boolean flag(String name) {
        return get(table.key(name, Boolean.class));
    }

    String text(String name) {
        return get(table.key(name, String.class));
    }

    List<String> list(String name) {
        return get(table.listKey(name));
    }

    <T> T get(ConfigKey<T> key) {
        return key.parse(textOf(key));
    }

    /// The value that holds, as text.
    String textOf(ConfigKey<?> key) {
        return Optional.ofNullable(overrides.get(key.name()))
                .or(() -> fromBroker(key))
                .or(key::kafkaDefault)
                .orElseThrow();
    }

    /// What the broker gives, in the unit of this setting; empty when the broker leaves it at Kafka's default.
    private Optional<String> fromBroker(ConfigKey<?> key) {
        for (var brokerKey : key.brokerKeys()) {
            var set = broker.text(brokerKey.name());
            if (set.isPresent()) {
                return set.map(text -> scaled(text, brokerKey.factor()));
            }
        }
        return Optional.empty();
    }

    private static String scaled(String text, long factor) {
        if (factor == 1) {
            return text;
        }
        long value = Long.parseLong(text.strip());
        return Long.toString(value < 0 ? value : value * factor);
    }
}
