package io.logarium.engine.bench;

import io.logarium.engine.conformance.KafkaTestKit;
import io.logarium.engine.conformance.LauncherCluster;
import io.logarium.engine.conformance.ReferenceKafka;
import io.logarium.engine.conformance.Target;
import io.logarium.engine.testing.StalledConsumers;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Prints tables: a real Apache Kafka and our packaged program by turns, each a process of its own with fresh data. Each method
/// is one table and takes one to three minutes (`-Dtest=BenchTest#start`); an idle machine is wanted.
///
/// `-Dbench.runs=N` (3 by default) and `-Dbench.records=N` (1 million by default, a run) change how long.
@Tag("bench")
class BenchTest {
    private static final int PARTITIONS = 6;
    private static final int SINGLE_RECORDS = 5_000;
    private static final int STALLED = 8;
    private static final int TEN_MILLION = 10_000_000;
    private static final int NODES = 3;
    private static final int MANY = 1_000;
    private static final int SETTLE_S = 60;
    private static final int IDLE_S = 120;

    private final int records = Integer.getInteger("bench.records", 1_000_000);
    private final int runs = Integer.getInteger("bench.runs", 3);

    /// What is done with a running cluster.
    private interface Measure {
        void at(Target target, Proc proc, LongSupplier sinceStartNanos) throws Exception;
    }

    @Test
    void start() throws Exception {
        var table = new Table("From the start of the process, data folder fresh, client warm");
        byTurns(
                runs + 1,
                run ->
                        (target, proc, sinceStart) -> {
                            var load = new Load(target);
                            load.write("bench-first", 1, 1, "all");
                            double seconds = sinceStart.getAsLong() / 1e9;
                            double cpu = proc.cpuSeconds();
                            double memory = proc.residentMegabytes();
                            if (run > 0) {
                                table.note(target.name(), "first acknowledged record, s", seconds);
                                table.note(target.name(), "processor until then, s", cpu);
                                table.note(target.name(), "memory then, MB", memory);
                            }
                        });
        table.print();
    }

    /// Three nodes: from the start of their processes to the first record that is acknowledged for all replicas of a topic that was made
    /// for it. Three Kafkas, three nodes of Kafka's test kit in one JVM, and ours.
    @Test
    void threeNodes() throws Exception {
        KafkaTestKit.prepare();
        var table = new Table("Three nodes, data folders fresh, to the first acks=all record");
        for (int run = 0; run <= runs; run++) {
            // The first time only gets this client warm.
            var notes = run == 0 ? new Table("") : table;
            try (var kafka = ReferenceKafka.start(NODES, Target.COMPARABLE)) {
                noteFirst(notes, kafka, kafka.pids(), kafka.startedNanos());
            }
            try (var kit = KafkaTestKit.start(Target.COMPARABLE)) {
                noteFirst(notes, kit, List.of(kit.pid()), kit.startedNanos());
            }
            try (var ours = LauncherCluster.start(NODES, Target.COMPARABLE)) {
                noteFirst(notes, ours, List.of(ours.pid()), ours.startedNanos());
            }
        }
        table.print();
    }

    private static void noteFirst(Table table, Target target, List<Long> pids, long startedNanos)
            throws Exception {
        var load = new Load(target);
        load.write(load.topic(1, NODES), 1, 1, "all");
        double seconds = (System.nanoTime() - startedNanos) / 1e9;
        double cpu = 0;
        double memory = 0;
        for (long pid : pids) {
            cpu += new Proc(pid).cpuSeconds();
            memory += new Proc(pid).residentMegabytes();
        }
        table.note(target.name(), "first acknowledged record, s", seconds);
        table.note(target.name(), "processor until then, s", cpu);
        table.note(target.name(), "memory then, MB", memory);
    }

    /// What three brokers cost that nobody uses: from a minute after all replicas are in sync, for two minutes. Kafka is left out to
    /// save time.
    @Test
    void idle() throws Exception {
        try (var ours = LauncherCluster.start(NODES, Target.COMPARABLE)) {
            var load = new Load(ours);
            var table = new Table("%d partitions with %d replicas".formatted(MANY, NODES));
            load.awaitInSync(load.topic(MANY, NODES), NODES);
            var proc = new Proc(ours.pid());
            noteIdle(table, proc, "first minute", SETTLE_S);
            noteIdle(table, proc, "two minutes more", IDLE_S);
            table.note("ours", "memory then, MB", proc.residentMegabytes());
            table.print();
        }
    }

    private static void noteIdle(Table table, Proc proc, String when, int seconds)
            throws Exception {
        double cpu = proc.cpuSeconds();
        long from = System.nanoTime();
        TimeUnit.SECONDS.sleep(seconds);
        double lasted = (System.nanoTime() - from) / 1e9;
        table.note("ours", "% of a core, " + when, 100 * (proc.cpuSeconds() - cpu) / lasted);
    }

    @Test
    void throughput() throws Exception {
        var table =
                new Table(
                        "%d records of 100 bytes, %d partitions, idempotent producer"
                                .formatted(records, PARTITIONS));
        byTurns(
                runs,
                run ->
                        (target, proc, sinceStart) -> {
                            var load = new Load(target);
                            // Both get warm first.
                            load.read(write(load, "all", records / 2), PARTITIONS, records / 2);
                            for (var acks : List.of("1", "all")) {
                                var cpu = new Spent(proc);
                                var topic = write(load, acks, records);
                                cpu.note(table, target, "write, acks=" + acks);
                                cpu = new Spent(proc);
                                load.read(topic, PARTITIONS, records);
                                cpu.note(table, target, "read what acks=" + acks + " wrote");
                            }
                            table.note(
                                    target.name(),
                                    "memory afterwards, MB",
                                    proc.residentMegabytes());
                        });
        table.print();
    }

    @Test
    void latency() throws Exception {
        var table = new Table("Produce to consume, one record at a time, acks=all");
        byTurns(
                runs,
                run ->
                        (target, proc, sinceStart) -> {
                            double cpu = proc.cpuSeconds();
                            noteLatency(
                                    table, target, "", new Load(target).endToEnd(SINGLE_RECORDS));
                            table.note(target.name(), "processor, s", proc.cpuSeconds() - cpu);
                        });
        table.print();
    }

    @Test
    void stalledConsumers() throws Exception {
        var table =
                new Table(
                        "Produce to consume beside %d consumers that read nothing"
                                .formatted(STALLED));
        byTurns(
                runs,
                run ->
                        (target, proc, sinceStart) -> {
                            var load = new Load(target);
                            var topic = write(load, "all", records);
                            noteLatency(table, target, "alone, ", load.endToEnd(SINGLE_RECORDS));
                            int port = target.address().port();
                            try (var stalled =
                                    StalledConsumers.of(STALLED, port, topic, PARTITIONS)) {
                                noteLatency(
                                        table,
                                        target,
                                        "beside them, ",
                                        load.endToEnd(SINGLE_RECORDS));
                                table.note(
                                        target.name(), "memory then, MB", proc.residentMegabytes());
                            }
                        });
        table.print();
    }

    /// Every record comes back once and in order, and ours takes no more memory for it. Kafka is left out to save time.
    @Test
    void tenMillion() throws Exception {
        try (var ours = LauncherCluster.start(1, Target.COMPARABLE)) {
            var load = new Load(ours);
            var proc = new Proc(ours.pid());
            var table = new Table("%d records in, then out; ours alone".formatted(TEN_MILLION));
            var spent = new Spent(proc);
            var topic = write(load, "all", TEN_MILLION);
            spent.note(table, ours, "write", TEN_MILLION);
            table.note("ours", "memory then, MB", proc.residentMegabytes());
            spent = new Spent(proc);
            load.read(topic, PARTITIONS, TEN_MILLION);
            spent.note(table, ours, "read", TEN_MILLION);
            table.note("ours", "memory afterwards, MB", proc.residentMegabytes());
            table.note("ours", "greatest memory, MB", proc.peakMegabytes());
            table.print();
        }
    }

    private static String write(Load load, String acks, int count) throws Exception {
        var topic = load.topic(PARTITIONS);
        load.write(topic, PARTITIONS, count, acks);
        return topic;
    }

    private static void noteLatency(Table table, Target target, String when, long[] micros) {
        table.note(target.name(), when + "p50, ms", micros[micros.length / 2] / 1000.0);
        table.note(target.name(), when + "p99, ms", micros[micros.length * 99 / 100] / 1000.0);
        table.note(target.name(), when + "p99.9, ms", micros[micros.length * 999 / 1000] / 1000.0);
    }

    private interface Turn {
        Measure measure(int run);
    }

    private static void byTurns(int runs, Turn turn) throws Exception {
        for (int run = 0; run < runs; run++) {
            try (var kafka = ReferenceKafka.start()) {
                long pid = kafka.pids().getFirst();
                turn.measure(run).at(kafka, new Proc(pid), since(kafka.startedNanos()));
            }
            try (var ours = LauncherCluster.start(1, Target.COMPARABLE)) {
                turn.measure(run).at(ours, new Proc(ours.pid()), since(ours.startedNanos()));
            }
        }
    }

    private static LongSupplier since(long nanos) {
        return () -> System.nanoTime() - nanos;
    }

    /// What a broker spends from now on.
    private final class Spent {
        private final Proc proc;
        private final double cpu;
        private final long from = System.nanoTime();

        Spent(Proc proc) throws Exception {
            this.proc = proc;
            this.cpu = proc.cpuSeconds();
        }

        void note(Table table, Target target, String what) throws Exception {
            note(table, target, what, records);
        }

        void note(Table table, Target target, String what, int count) throws Exception {
            double seconds = (System.nanoTime() - from) / 1e9;
            double spent = (proc.cpuSeconds() - cpu) * 1e6 / count;
            table.note(target.name(), what + ", processor s a million", spent);
            table.note(target.name(), what + ", 1000 records/s", count / seconds / 1000);
        }
    }
}
