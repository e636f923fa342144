package io.logarium.engine.bench;

import io.logarium.engine.conformance.LauncherCluster;
import io.logarium.engine.conformance.ReferenceKafka;
import io.logarium.engine.conformance.Target;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Prints a table: a real Apache Kafka and our packaged program by turns, each a process of its own with fresh data.
///
/// `-Dbench.records=N` (10 million by default) and `-Dbench.runs=N` (3 by default) make it quick.
@Tag("bench")
class BenchTest {
    private static final int PARTITIONS = 6;
    private static final int SINGLE_RECORDS = 2_000;

    private final int records = Integer.getInteger("bench.records", 10_000_000);
    private final int runs = Integer.getInteger("bench.runs", 3);
    private final Map<String, Map<String, List<Double>>> results = new TreeMap<>();

    @Test
    void besideKafka() throws Exception {
        for (int run = 0; run < runs; run++) {
            long from = System.nanoTime();
            try (var kafka = ReferenceKafka.start()) {
                measure(kafka, new Proc(kafka.pids().getFirst()), from);
            }
            from = System.nanoTime();
            try (var ours = LauncherCluster.start(1, Target.COMPARABLE)) {
                measure(ours, new Proc(ours.pid()), from);
            }
        }
        print();
    }

    private void measure(Target target, Proc proc, long startedNanos) throws Exception {
        var load = new Load(target);
        load.write(load.topic(1), 1, 1);
        note(target, "1 start to first acknowledged record, s", seconds(startedNanos));
        note(target, "2 processor until then, s", proc.cpuSeconds());
        note(target, "3 memory then, MB", proc.residentMegabytes());
        var micros = load.endToEnd(SINGLE_RECORDS);
        note(target, "4 produce to consume p50, ms", micros[micros.length / 2] / 1000.0);
        note(target, "5 produce to consume p99, ms", micros[micros.length * 99 / 100] / 1000.0);
        var topic = load.topic(PARTITIONS);
        double cpu = proc.cpuSeconds();
        long from = System.nanoTime();
        load.write(topic, PARTITIONS, records);
        note(target, "6 records written, 1000/s", records / seconds(from) / 1000);
        from = System.nanoTime();
        load.read(topic, PARTITIONS, records);
        note(target, "7 records read, 1000/s", records / seconds(from) / 1000);
        note(
                target,
                "8 processor per million in and out, s",
                (proc.cpuSeconds() - cpu) * 1e6 / records);
        note(target, "9 memory afterwards, MB", proc.residentMegabytes());
    }

    private void note(Target target, String what, double value) {
        results.computeIfAbsent(what, w -> new TreeMap<>())
                .computeIfAbsent(target.name(), n -> new ArrayList<>())
                .add(value);
    }

    private void print() {
        System.out.printf("%n%d records of 100 bytes, medians of %d runs%n", records, runs);
        System.out.printf("%-44s %10s %10s %8s%n", "", "kafka", "ours", "ratio");
        results.forEach((what, by) -> {
            double kafka = median(by.getOrDefault("kafka", List.of()));
            double ours = median(by.getOrDefault("ours", List.of()));
            System.out.printf(
                    "%-44s %10.2f %10.2f %8.2f%n", what.substring(2), kafka, ours, ours / kafka);
        });
    }

    private static double median(List<Double> values) {
        var sorted = values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        return sorted.length == 0
                ? Double.NaN
                : Arrays.stream(sorted).skip(sorted.length / 2).findFirst().orElse(Double.NaN);
    }

    private static double seconds(long fromNanos) {
        return (System.nanoTime() - fromNanos) / 1e9;
    }
}
