package io.logarium.engine.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// The settings of one broker, in layers: set for this broker while it runs, set for all brokers while they run, given at the
/// start (our own defaults that differ from Kafka's are among these), Kafka's default. The first layer that has a value wins.
///
/// A value; with other dynamic settings it is another one.
public final class BrokerConfig {
    private final SortedMap<String, String> dynamic;
    private final SortedMap<String, String> dynamicForAll;
    private final SortedMap<String, String> given;

    private BrokerConfig(
            Map<String, String> dynamic,
            Map<String, String> dynamicForAll,
            Map<String, String> given) {
        this.dynamic = new TreeMap<>(dynamic);
        this.dynamicForAll = new TreeMap<>(dynamicForAll);
        this.given = new TreeMap<>(given);
    }

    /// What became of settings that somebody typed.
    public sealed interface Parsed permits Taken, Refused {}

    /// All of them are fine.
    public record Taken(SortedMap<String, String> settings) implements Parsed {}

    /// At least one is not; nothing was taken.
    public record Refused(List<ConfigProblem> problems) implements Parsed {
        public Refused {
            problems = List.copyOf(problems);
        }
    }

    /// Checks what was given as `--set key=value`.
    public static Parsed parse(List<String> assignments) {
        var settings = new TreeMap<String, String>();
        var problems = new ArrayList<ConfigProblem>();
        for (var assignment : assignments) {
            Assignments.problemWith(assignment)
                    .ifPresentOrElse(
                            problems::add,
                            () -> {
                                int at = assignment.indexOf('=');
                                settings.put(
                                        assignment.substring(0, at).strip(),
                                        assignment.substring(at + 1).strip());
                            });
        }
        return problems.isEmpty() ? new Taken(settings) : new Refused(problems);
    }

    /// A broker of a cluster of so many.
    ///
    /// @param given checked settings: those that [#parse] took and those that the program itself works out (`node.id`,
    ///     `log.dirs`, `listeners` …)
    public static BrokerConfig of(int brokers, Map<String, String> given) {
        var all = new TreeMap<String, String>();
        DifferentDefault.of(brokers).forEach(d -> all.put(d.key(), d.ours()));
        all.putAll(given);
        return new BrokerConfig(Map.of(), Map.of(), all);
    }

    /// The same broker with these settings made while running, in place of those before.
    ///
    /// @param forAll set for all brokers
    /// @param forThis set for this one
    public BrokerConfig withDynamic(Map<String, String> forAll, Map<String, String> forThis) {
        return new BrokerConfig(forThis, forAll, given);
    }

    /// The value that holds; empty when nothing is set and Kafka has no default.
    public <T> Optional<T> find(ConfigKey<T> key) {
        return text(key.name()).or(key::kafkaDefault).map(key::parse);
    }

    /// The value that holds of a setting that has a default or is always given.
    public <T> T get(ConfigKey<T> key) {
        return find(key).orElseThrow(() -> new IllegalStateException(key.name() + " is not set"));
    }

    public int intValue(String name) {
        return get(ConfigTable.BROKER.key(name, Integer.class));
    }

    public long longValue(String name) {
        return get(ConfigTable.BROKER.key(name, Long.class));
    }

    public boolean flag(String name) {
        return get(ConfigTable.BROKER.key(name, Boolean.class));
    }

    public List<String> list(String name) {
        return get(ConfigTable.BROKER.listKey(name));
    }

    /// As text, above Kafka's default; empty when nobody set it.
    Optional<String> text(String name) {
        return Optional.ofNullable(dynamic.get(name))
                .or(() -> Optional.ofNullable(dynamicForAll.get(name)))
                .or(() -> Optional.ofNullable(given.get(name)));
    }

    /// Set for this broker while it runs.
    public SortedMap<String, String> dynamic() {
        return java.util.Collections.unmodifiableSortedMap(dynamic);
    }

    /// Set for all brokers while they run.
    public SortedMap<String, String> dynamicForAll() {
        return java.util.Collections.unmodifiableSortedMap(dynamicForAll);
    }

    /// Given at the start.
    public SortedMap<String, String> given() {
        return java.util.Collections.unmodifiableSortedMap(given);
    }
}
