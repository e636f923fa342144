package io.logarium.engine.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What was measured of Kafka and of ours, in the order in which it was first noted.
final class Table {
    private final String title;
    private final Map<String, Map<String, List<Double>>> results = new LinkedHashMap<>();

    Table(String title) {
        this.title = title;
    }

    void note(String target, String what, double value) {
        results.computeIfAbsent(what, w -> new TreeMap<>())
                .computeIfAbsent(target, n -> new ArrayList<>())
                .add(value);
    }

    /// Medians, and ours as a part of Kafka's.
    void print() {
        var text = new StringBuilder("%n%s%n".formatted(title));
        text.append("%-44s %10s %10s %8s%n".formatted("", "kafka", "ours", "ratio"));
        results.forEach((what, by) -> {
            double kafka = median(by.getOrDefault("kafka", List.of()));
            double ours = median(by.getOrDefault("ours", List.of()));
            text.append("%-44s %10.2f %10.2f %8.2f%n".formatted(what, kafka, ours, ours / kafka));
        });
        System.out.println(text);
    }

    private static double median(List<Double> values) {
        var sorted = values.stream().sorted().toList();
        return sorted.isEmpty() ? Double.NaN : sorted.get(sorted.size() / 2);
    }
}
