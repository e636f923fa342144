package io.logarium.engine.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/// What was measured of ours and of others, in the order in which it was first noted.
final class Table {
    private static final String OURS = "ours";

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

    /// Medians, and ours as a part of each other's where both were measured.
    void print() {
        var targets = new TreeSet<String>();
        results.values().forEach(by -> targets.addAll(by.keySet()));
        var text = new StringBuilder("%n%s%n%-48s".formatted(title, ""));
        targets.forEach(target -> text.append(" %10s".formatted(target)));
        text.append(" %8s%n".formatted("ratio"));
        results.forEach((what, by) -> {
            text.append("%-48s".formatted(what));
            targets.forEach(target -> text.append(" %10s".formatted(cell(by, target))));
            targets.stream()
                    .filter(target -> !target.equals(OURS) && by.containsKey(target))
                    .filter(target -> by.containsKey(OURS))
                    .forEach(target ->
                            text.append(
                                    " %8.2f"
                                            .formatted(
                                                    median(by.get(OURS))
                                                            / median(by.get(target)))));
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
