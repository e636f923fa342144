package io.logarium.engine.testing.frames;

import com.sun.management.ThreadMXBean;
import io.logarium.engine.testing.frames.FrameTarget.Outcome;
import io.logarium.engine.wire.ApiTable;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.SplittableRandom;

/// Throws frames at a target: each one depends on the seed and its number alone, so that a failure can be repeated with
/// `-Dseed=` or by [#frame].
public final class FrameFuzzer {
    /// CPU time, since the machine may be busy with something else.
    private static final long LONGEST_NANOS = 1_000_000_000L;

    /// What one frame may make its thread allocate: a parsed request is many times bigger than its bytes.
    private static final long ALLOCATED_BASE = 1 << 20;

    private static final long ALLOCATED_PER_BYTE = 64;

    private static final int WARM_UP = 2_000;

    private static final int HEX_IN_MESSAGE = 2_000;

    private static final RequestSamples SAMPLES =
            new RequestSamples(ApiTable.CLIENT, new SampleValues());

    private FrameFuzzer() {}

    /// The seed of the command line (`-Dseed=`), or the given one.
    public static long seed(long otherwise) {
        return Long.getLong("seed", otherwise);
    }

    /// One of ten is a good request, the others are good ones with damage.
    public static byte[] frame(long seed, int number) {
        var random = new SplittableRandom(seed + 0x9E3779B97F4A7C15L * (number + 1));
        var good = SAMPLES.frame(number % SAMPLES.kinds(), random);
        return random.nextInt(10) == 0 ? good : FrameMutator.mutate(good, random);
    }

    /// Lets classes load and caches fill, which costs more than any frame may.
    public static void warmUp(FrameTarget target) throws Exception {
        warmUp(target, WARM_UP);
    }

    static void warmUp(FrameTarget target, int frames) throws Exception {
        for (int number = 0; number < frames; number++) {
            target.send(frame(0, number));
        }
    }

    /// Throws frames 0 to `frames - 1` of a seed.
    ///
    /// @return what became of them, and the worst of them
    /// @throws AssertionError naming seed and number when the target breaks, or one frame costs more than a second of this
    ///     thread or more memory than its size allows
    public static Report run(FrameTarget target, int frames, long seed) {
        var report = new Report(seed);
        for (int number = 0; number < frames; number++) {
            report.add(number, target, frame(seed, number));
        }
        return report;
    }

    /// What became of the frames.
    public static final class Report {
        private static final ThreadMXBean THREADS =
                (ThreadMXBean) ManagementFactory.getThreadMXBean();

        private final long seed;
        private final Map<Outcome, Integer> outcomes = new EnumMap<>(Outcome.class);
        private long slowestNanos;
        private long mostAllocated;
        private int slowest;
        private int hungriest;

        private Report(long seed) {
            this.seed = seed;
        }

        public int count(Outcome outcome) {
            return outcomes.getOrDefault(outcome, 0);
        }

        private void add(int number, FrameTarget target, byte[] frame) {
            long allocated = THREADS.getCurrentThreadAllocatedBytes();
            long nanos = THREADS.getCurrentThreadCpuTime();
            try {
                outcomes.merge(target.send(frame), 1, Integer::sum);
            } catch (Throwable broken) {
                throw failure(number, frame, "broke the target", broken);
            }
            nanos = THREADS.getCurrentThreadCpuTime() - nanos;
            allocated = THREADS.getCurrentThreadAllocatedBytes() - allocated;
            note(number, nanos, allocated);
            if (nanos > LONGEST_NANOS) {
                throw failure(number, frame, "took %d ms".formatted(nanos / 1_000_000), null);
            }
            if (allocated > ALLOCATED_BASE + ALLOCATED_PER_BYTE * frame.length) {
                throw failure(number, frame, "allocated %d bytes".formatted(allocated), null);
            }
        }

        private void note(int number, long nanos, long allocated) {
            if (nanos > slowestNanos) {
                slowestNanos = nanos;
                slowest = number;
            }
            if (allocated > mostAllocated) {
                mostAllocated = allocated;
                hungriest = number;
            }
        }

        private AssertionError failure(int number, byte[] frame, String what, Throwable cause) {
            var shown = Arrays.copyOf(frame, Math.min(frame.length, HEX_IN_MESSAGE));
            return new AssertionError(
                    "frame %d of seed %d (%d bytes) %s; again with -Dseed=%d; it begins %s"
                            .formatted(
                                    number,
                                    seed,
                                    frame.length,
                                    what,
                                    seed,
                                    HexFormat.of().formatHex(shown)),
                    cause);
        }

        @Override
        public String toString() {
            return "seed %d: %s; slowest frame %d with %d ms, hungriest %d with %d KB"
                    .formatted(
                            seed,
                            outcomes,
                            slowest,
                            slowestNanos / 1_000_000,
                            hungriest,
                            mostAllocated / 1024);
        }
    }
}
