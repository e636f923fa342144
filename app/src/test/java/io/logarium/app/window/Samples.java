package io.logarium.app.window;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Measured numbers and how they are spread. Any thread.
final class Samples {
    private final List<Long> all = new ArrayList<>();

    synchronized void add(long value) {
        all.add(value);
    }

    synchronized int count() {
        return all.size();
    }

    /// Nanoseconds told in milliseconds, with how many are over a limit.
    synchronized String milliseconds(double limit) {
        long over = all.stream().filter(n -> n > limit * 1e6).count();
        return "%s  (over %.1f: %d of %d)".formatted(spread(1e6), limit, over, all.size());
    }

    /// Bytes told in kilobytes.
    synchronized String kilobytes() {
        return spread(1_024);
    }

    private String spread(double unit) {
        var sorted = all.stream().mapToLong(Long::longValue).toArray();
        Arrays.sort(sorted);
        return sorted.length == 0
                ? "-"
                : "median %.1f  p99 %.1f  max %.1f"
                        .formatted(
                                sorted[sorted.length / 2] / unit,
                                sorted[sorted.length * 99 / 100] / unit,
                                sorted[sorted.length - 1] / unit);
    }
}
