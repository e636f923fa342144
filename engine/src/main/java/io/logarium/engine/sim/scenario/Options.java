package io.logarium.engine.sim.scenario;

import io.logarium.engine.config.BrokerConfig;
import io.logarium.engine.config.ConfigProblem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The words of a command: plain ones in order, and `key=value` ones by key. Whatever is wrong with them is told in a sentence.
final class Options {
    /// The longest time that a scenario names.
    static final long LONGEST_MS = 600_000;

    private final String verb;
    private final List<String> plain = new ArrayList<>();
    private final Map<String, String> named = new LinkedHashMap<>();

    Options(List<String> words) {
        verb = words.getFirst();
        for (var word : words.subList(1, words.size())) {
            int at = word.indexOf('=');
            if (at > 0) {
                named.put(word.substring(0, at), word.substring(at + 1));
            } else {
                plain.add(word);
            }
        }
    }

    List<String> plain() {
        return plain;
    }

    /// The only plain word.
    String subject(String what) {
        if (plain.size() != 1) {
            throw new IllegalArgumentException("%s needs %s.".formatted(verb, what));
        }
        return plain.getFirst();
    }

    /// Takes a value out, so that what is left was not understood.
    String take(String key, String otherwise) {
        var value = named.remove(key);
        return value == null ? otherwise : value;
    }

    int number(String key, int otherwise, int least, int most) {
        var text = take(key, Integer.toString(otherwise));
        if (!text.matches("\\d{1,9}")
                || Integer.parseInt(text) < least
                || Integer.parseInt(text) > most) {
            throw new IllegalArgumentException(
                    "%s takes a number from %d to %d, not '%s'.".formatted(key, least, most, text));
        }
        return Integer.parseInt(text);
    }

    /// `on=0.1.2/1.2.0`: the brokers of each partition, the preferred leader first; empty where nothing is said.
    List<List<Integer>> placement(String key) {
        var text = take(key, "");
        if (text.isEmpty()) {
            return List.of();
        }
        if (!text.matches("\\d(\\.\\d)*(/\\d(\\.\\d)*)*")) {
            throw new IllegalArgumentException(
                    "%s takes brokers by partition, such as 0.1.2/1.2.0, not '%s'."
                            .formatted(key, text));
        }
        return Stream.of(text.split("/"))
                .map(ids -> Stream.of(ids.split("\\.")).map(Integer::valueOf).toList())
                .toList();
    }

    long milliseconds(String key, long otherwise) {
        var text = named.remove(key);
        return text == null ? otherwise : milliseconds(text);
    }

    /// `500ms`, `10s`, at most ten minutes.
    static long milliseconds(String text) {
        if (text.matches("\\d{1,6}ms")) {
            return Long.parseLong(text.substring(0, text.length() - 2));
        }
        if (text.matches("\\d{1,3}s")) {
            return Math.min(
                    LONGEST_MS, Long.parseLong(text.substring(0, text.length() - 1)) * 1_000);
        }
        throw new IllegalArgumentException(
                "'%s' is not a time; times are written 500ms or 10s.".formatted(text));
    }

    /// Settings under Kafka's names: all that is left.
    Map<String, String> rest() {
        var left = new LinkedHashMap<>(named);
        named.clear();
        return left;
    }

    /// What is left, as settings of brokers; those that a broker would refuse are told.
    Map<String, String> brokerSettings() {
        var lines = rest().entrySet().stream().map(e -> e.getKey() + "=" + e.getValue()).toList();
        return switch (BrokerConfig.parse(lines)) {
            case BrokerConfig.Taken(var settings) -> settings;
            case BrokerConfig.Refused(var problems) ->
                    throw new IllegalArgumentException(
                            problems.stream()
                                    .map(ConfigProblem::message)
                                    .collect(Collectors.joining(" ")));
        };
    }

    void nothingMore() {
        if (!named.isEmpty()) {
            throw new IllegalArgumentException(
                    "%s does not know %s=.".formatted(verb, named.keySet().iterator().next()));
        }
    }
}
