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

    /// Medians, and ours as a part of Kafka's where both were measured.
    void print() {
        var text = new StringBuilder("%n%s%n".formatted(title));
        text.append("%-48s %10s %10s %8s%n".formatted("", "kafka", "ours", "ratio"));
        results.forEach((what, by) -> {
            text.append("%-48s %10s %10s".formatted(what, cell(by, "kafka"), cell(by, "ours")));
            if (by.size() == 2) {
                double ratio = median(by.get("ours")) / median(by.get("kafka"));
                text.append(" %8.2f".formatted(ratio));
            }
            text.append(System.lineSeparator());
        });
        System.out.println(text);
    }

    private static String cell(Map<String, List<Double>> by, String target) {
        return by.containsKey(target) ? "%.2f".formatted(median(by.get(target))) : "-";
    }

    private static double median(List<Double> values) {
        var sorted = values.stream().sorted().toList();
        return sorted.get(sorted.size() / 2);
    }
}
