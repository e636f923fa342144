package io.logarium.engine.sim.soak;

import io.logarium.engine.loop.Clock;
import io.logarium.engine.sim.SimConfig;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/// Runs seed after seed, on as many threads as there are processors, until one breaks a rule.
///
/// A seed is 60 simulated seconds with at least 300 operations of clients and at least 5 faults, and is repeated by its number.
public final class Soak {
    /// Simulated seconds of a seed.
    public static final int FULL_SECONDS = 60;

    public static final int LEAST_SECONDS = 20;

    private static final long PROGRESS_MS = 5_000;

    private final Options options;
    private final SoakTimes times;
    private final UnaryOperator<SimConfig> config;
    private final PrintStream out;
    private final PrintStream err;
    private final AtomicLong next;
    private final Totals totals = new Totals();
    private final Clock clock = Clock.live();
    private final long startMs = clock.nowMs();

    /// @param seeds how many
    /// @param from the first one
    /// @param threads how many run at the same time
    /// @param seconds of simulated time a seed, at least 20; with less than 60 there are fewer faults
    public record Options(long seeds, long from, int brokers, int threads, int seconds) {
        public Options(long seeds, long from, int brokers, int threads) {
            this(seeds, from, brokers, threads, FULL_SECONDS);
        }
    }

    /// @param out what came of it; the last line is the sum
    /// @param err how far it is, now and then
    public Soak(Options options, PrintStream out, PrintStream err) {
        this(options, c -> c, out, err);
    }

    /// @param config may break what brokers stand on, to see that it is noticed
    public Soak(
            Options options, UnaryOperator<SimConfig> config, PrintStream out, PrintStream err) {
        this.options = options;
        this.times = SoakTimes.of(options.seconds);
        this.config = config;
        this.out = out;
        this.err = err;
        this.next = new AtomicLong(options.from);
    }

    /// What all seeds came to; belongs to whoever holds its lock.
    private static final class Totals {
        private final ReentrantLock lock = new ReentrantLock();
        private final Map<String, Long> faults = new TreeMap<>();
        private Optional<SoakResult> failed = Optional.empty();
        private long seeds;
        private long operations;
        private long acked;
        private long consumed;
        private long losses;
        private long elections;
        private long unclean;
        private long cpuNanos;
        private long toldMs;

        private void add(SoakResult result, long nanos) {
            seeds++;
            operations += result.operations();
            acked += result.ackedRecords();
            consumed += result.consumedRecords();
            losses += result.allowedLosses();
            elections += result.elections();
            unclean += result.uncleanElections();
            cpuNanos += nanos;
            result.faults().forEach((name, count) -> faults.merge(name, (long) count, Long::sum));
            boolean first =
                    result.violation().isPresent()
                            && failed.filter(f -> f.seed() < result.seed()).isEmpty();
            if (first) {
                failed = Optional.of(result);
            }
        }
    }

    /// @return 0 when every rule held, 1 otherwise
    public int run() {
        runSeeds();
        var failed = totals.failed;
        if (failed.isPresent()) {
            tell(failed.get());
            return 1;
        }
        out.println(sum());
        return 0;
    }

    /// Runs like [#run], but looks for no shorter schedule and prints nothing.
    ///
    /// @return what broke a rule, if anything did
    public Optional<String> search() {
        runSeeds();
        return totals.failed.flatMap(f -> f.violation().map(v -> "seed " + f.seed() + " " + v));
    }

    private void runSeeds() {
        var threads = new ArrayList<Thread>();
        for (int i = 0; i < options.threads; i++) {
            threads.add(Thread.ofPlatform().name("soak-" + i).start(this::work));
        }
        try {
            for (var thread : threads) {
                thread.join();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void work() {
        var cpu = ManagementFactory.getThreadMXBean();
        while (true) {
            long seed = next.getAndIncrement();
            if (seed >= options.from + options.seeds) {
                return;
            }
            long before = cpu.getCurrentThreadCpuTime();
            var result = run(seed);
            long nanos = cpu.getCurrentThreadCpuTime() - before;
            totals.lock.lock();
            try {
                totals.add(result, nanos);
                if (totals.failed.isPresent()) {
                    next.set(Long.MAX_VALUE / 2);
                }
                progress();
            } finally {
                totals.lock.unlock();
            }
        }
    }

    private SoakResult run(long seed) {
        return new SoakRun(seed, times, simulated(), Optional.empty()).run();
    }

    private SimConfig simulated() {
        return config.apply(SoakRun.config(options.brokers));
    }

    private void progress() {
        long nowMs = clock.nowMs();
        if (nowMs - startMs > PROGRESS_MS && nowMs - totals.toldMs >= PROGRESS_MS) {
            totals.toldMs = nowMs;
            err.println(
                    "%d of %d seeds after %d s"
                            .formatted(totals.seeds, options.seeds, (nowMs - startMs) / 1_000));
        }
    }

    private void tell(SoakResult failed) {
        var shrinker =
                new Shrinker(plan ->
                        new SoakRun(failed.seed(), times, simulated(), Optional.of(plan))
                                .run()
                                .violation()
                                .isPresent());
        var plan = shrinker.shrink(failed.plan());
        var again = new SoakRun(failed.seed(), times, simulated(), Optional.of(plan)).run();
        out.println("seed " + failed.seed() + " breaks a rule " + failed.violation().orElse(""));
        out.println(
                "the shortest schedule found has %d of %d faults and breaks it %s"
                        .formatted(
                                plan.faults().size(),
                                failed.plan().faults().size(),
                                again.violation().orElse("(not again)")));
        plan.faults().forEach(fault -> out.println("  " + fault));
        out.println(
                "repeat it with: logarium soak --seeds 1 --from %d --brokers %d --seconds %d"
                        .formatted(failed.seed(), options.brokers, options.seconds));
    }

    private String sum() {
        var faults =
                totals.faults.entrySet().stream()
                        .map(e -> e.getKey() + " " + e.getValue())
                        .collect(Collectors.joining(", "));
        List<String> parts =
                List.of(
                        "%d seeds from %d, %d brokers: every rule held"
                                .formatted(totals.seeds, options.from, options.brokers),
                        "%d operations, %d records acknowledged, %d read, %d allowed losses"
                                .formatted(
                                        totals.operations,
                                        totals.acked,
                                        totals.consumed,
                                        totals.losses),
                        "%d elections, %d of them unclean"
                                .formatted(totals.elections, totals.unclean),
                        "faults: " + faults,
                        "%.0f ms CPU a seed"
                                .formatted(totals.cpuNanos / 1e6 / Math.max(1, totals.seeds)));
        return String.join("; ", parts);
    }
}
