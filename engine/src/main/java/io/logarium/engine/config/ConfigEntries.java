package io.logarium.engine.config;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import org.apache.kafka.common.requests.DescribeConfigsResponse.ConfigSource;
import org.jspecify.annotations.Nullable;

/// Settings as DescribeConfigs tells them: value, where it comes from, and what else would have given it.
public final class ConfigEntries {
    /// Broker settings that stand for each other in several units; the first that is set wins.
    private static final List<List<String>> UNITS =
            List.of(
                    List.of("log.retention.ms", "log.retention.minutes", "log.retention.hours"),
                    List.of("log.roll.ms", "log.roll.hours"),
                    List.of("log.roll.jitter.ms", "log.roll.jitter.hours"),
                    List.of("log.flush.interval.ms", "log.flush.scheduler.interval.ms"));

    private ConfigEntries() {}

    /// One setting.
    ///
    /// @param value null when it has none, or is secret
    /// @param synonyms what gives or would give the value, the first one wins; the setting itself among them
    public record Entry(
            ConfigKey<?> key, @Nullable String value, ConfigSource source, List<Synonym> synonyms) {
        public Entry {
            synonyms = List.copyOf(synonyms);
        }
    }

    /// One place that gives a value.
    ///
    /// @param value null when it is secret
    public record Synonym(String name, @Nullable String value, ConfigSource source) {}

    /// All settings of a topic, by name.
    public static List<Entry> ofTopic(Map<String, String> overrides, BrokerConfig broker) {
        var values = new TopicValues(overrides, broker);
        var entries = new ArrayList<Entry>();
        for (var key : ConfigTable.TOPIC.keys()) {
            var value = canonical(key, values.textOf(key));
            var synonyms = new ArrayList<Synonym>();
            if (overrides.containsKey(key.name())) {
                synonyms.add(new Synonym(key.name(), value, ConfigSource.TOPIC_CONFIG));
            }
            if (!key.brokerKeys().isEmpty()) {
                synonyms.addAll(brokerSynonyms(key.brokerKeys().getFirst().name(), broker));
            }
            entries.add(new Entry(key, value, sourceOf(synonyms), synonyms));
        }
        return entries;
    }

    /// All settings of a group, by name.
    public static List<Entry> ofGroup(Map<String, String> overrides, BrokerConfig broker) {
        var values = new TopicValues(ConfigTable.GROUP, overrides, broker);
        var entries = new ArrayList<Entry>();
        for (var key : ConfigTable.GROUP.keys()) {
            var value = canonical(key, values.textOf(key));
            var synonyms = new ArrayList<Synonym>();
            if (overrides.containsKey(key.name())) {
                synonyms.add(new Synonym(key.name(), value, ConfigSource.GROUP_CONFIG));
            }
            if (key.brokerKeys().isEmpty()) {
                key.kafkaDefault()
                        .ifPresent(d ->
                                synonyms.add(
                                        new Synonym(key.name(), d, ConfigSource.DEFAULT_CONFIG)));
            } else {
                synonyms.addAll(brokerSynonyms(key.brokerKeys().getFirst().name(), broker));
            }
            entries.add(new Entry(key, value, sourceOf(synonyms), synonyms));
        }
        return entries;
    }

    /// All settings of a subscription to client metrics, by name.
    public static List<Entry> ofClientMetrics(Map<String, String> overrides) {
        var entries = new ArrayList<Entry>();
        for (var key : ConfigTable.CLIENT_METRICS.keys()) {
            var set = Optional.ofNullable(overrides.get(key.name()));
            var source =
                    set.isPresent()
                            ? ConfigSource.CLIENT_METRICS_CONFIG
                            : ConfigSource.DEFAULT_CONFIG;
            var value = set.or(key::kafkaDefault).orElse("");
            entries.add(new Entry(key, value, source, List.of()));
        }
        return entries;
    }

    /// All settings of a broker that have an effect, by name, and what was set for it under names that nobody knows.
    public static List<Entry> ofBroker(BrokerConfig broker) {
        var entries = new ArrayList<Entry>();
        var keys = new ArrayList<>(ConfigTable.BROKER.keys());
        for (var key : ConfigTable.BROKER_WHILE_SET.keys()) {
            if (broker.text(key.name()).isPresent()) {
                keys.add(key);
            }
        }
        keys.sort(Comparator.comparing(ConfigKey::name));
        for (var key : keys) {
            var value = broker.text(key.name()).or(key::kafkaDefault);
            var synonyms = brokerSynonyms(key.name(), broker);
            var shown = value.map(v -> canonical(key, v)).filter(_ -> !key.isSensitive());
            entries.add(new Entry(key, shown.orElse(null), sourceOf(synonyms), synonyms));
        }
        return entries;
    }

    /// What was set for all brokers while they run, by name.
    public static List<Entry> ofAllBrokers(SortedMap<String, String> set) {
        var entries = new ArrayList<Entry>();
        set.forEach((name, value) -> {
            var key = ConfigTable.ofBroker(name);
            if (key.isPresent()) {
                var shown = key.get().isSensitive() ? null : value;
                var source = ConfigSource.DYNAMIC_DEFAULT_BROKER_CONFIG;
                entries.add(
                        new Entry(
                                key.get(),
                                shown,
                                source,
                                List.of(new Synonym(name, shown, source))));
            }
        });
        return entries;
    }

    /// As Kafka lists them: each layer's settings in all units, those before the asked name left out.
    private static List<Synonym> brokerSynonyms(String name, BrokerConfig broker) {
        var names = UNITS.stream().filter(u -> u.contains(name)).findFirst().orElse(List.of(name));
        var synonyms = new ArrayList<Synonym>();
        add(synonyms, names, broker.dynamic(), ConfigSource.DYNAMIC_BROKER_CONFIG);
        add(synonyms, names, broker.dynamicForAll(), ConfigSource.DYNAMIC_DEFAULT_BROKER_CONFIG);
        add(synonyms, names, broker.given(), ConfigSource.STATIC_BROKER_CONFIG);
        for (var unit : names) {
            ConfigTable.BROKER
                    .find(unit)
                    .flatMap(ConfigKey::kafkaDefault)
                    .ifPresent(
                            d -> synonyms.add(new Synonym(unit, d, ConfigSource.DEFAULT_CONFIG)));
        }
        int first = 0;
        while (first < synonyms.size() && !synonyms.get(first).name().equals(name)) {
            first++;
        }
        return List.copyOf(synonyms.subList(first, synonyms.size()));
    }

    private static void add(
            List<Synonym> synonyms,
            List<String> names,
            Map<String, String> layer,
            ConfigSource source) {
        for (var name : names) {
            var value = layer.get(name);
            if (value != null) {
                boolean secret =
                        ConfigTable.BROKER.find(name).filter(ConfigKey::isSensitive).isPresent();
                synonyms.add(new Synonym(name, secret ? null : value, source));
            }
        }
    }

    private static ConfigSource sourceOf(List<Synonym> synonyms) {
        return synonyms.isEmpty() ? ConfigSource.DEFAULT_CONFIG : synonyms.getFirst().source();
    }

    /// The text as Kafka would print the value it stands for.
    private static String canonical(ConfigKey<?> key, String text) {
        return org.apache.kafka.common.config.ConfigDef.convertToString(
                key.parse(text), key.type());
    }
}
