package io.logarium.engine.config;

import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;
import org.jspecify.annotations.Nullable;

/// One setting under Kafka's name.
///
/// @param type Kafka's type of it, which also says what `T` is: Boolean, Integer, Short, Long, Double, String, or a list of
///     strings
/// @param kafkaDefault Kafka's default as text; empty when Kafka has none
/// @param check what a value must be beyond its type
/// @param update when it can be changed: never while running, for one broker, or for all
/// @param brokerKeys of a topic or group setting: the broker settings that give its default, the first one that is set wins
/// @param help what it does, in one or two sentences
public record ConfigKey<T>(
        String name,
        ConfigDef.Type type,
        Optional<String> kafkaDefault,
        Check check,
        ConfigDef.Importance importance,
        Update update,
        List<BrokerKey> brokerKeys,
        String help) {
    public ConfigKey {
        brokerKeys = List.copyOf(brokerKeys);
    }

    /// When a setting can be changed.
    public enum Update {
        READ_ONLY,
        PER_BROKER,
        CLUSTER_WIDE
    }

    /// A broker setting that stands for this one.
    ///
    /// @param factor the broker's unit in units of this one: hours are 3,600,000 ms
    public record BrokerKey(String name, long factor) {}

    /// What a value must be.
    ///
    /// @param text for people: `at least 1048576`; empty when any value of the type will do
    public record Check(ConfigDef.@Nullable Validator rule, String text) {
        static final Check NONE = new Check(null, "");
    }

    /// A secret: its value is never shown.
    public boolean isSensitive() {
        return type == ConfigDef.Type.PASSWORD;
    }

    /// Why the text is not a value of this setting, in Kafka's words; empty when it is one.
    public Optional<String> complaint(@Nullable String text) {
        try {
            var value = ConfigDef.parseType(name, text, type);
            if (check.rule() != null) {
                check.rule().ensureValid(name, value);
            }
            return Optional.empty();
        } catch (ConfigException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    /// The value that the text stands for. The text has no [#complaint]; it is not null.
    @SuppressWarnings("unchecked") // the table gives each type its class
    public T parse(String text) {
        var value = ConfigDef.parseType(name, text, type);
        return (T) java.util.Objects.requireNonNull(value, name);
    }
}
