package io.logarium.app.cluster;

import java.util.ArrayDeque;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;

/// How fast numbers that only grow have grown over the last seconds. Not for several threads.
public final class RateMeter {
    private static final long SPAN_MS = 3_000;
    private static final long STEP_MS = 500;

    private final ArrayDeque<Sample> samples = new ArrayDeque<>();
    private final Map<String, Double> rates = new TreeMap<>();

    private record Sample(long atMs, Map<String, Long> totals) {}

    /// Tells the totals by name. More often than each half second is ignored.
    ///
    /// @return whether the rates were counted anew
    public boolean observe(Map<String, Long> totals, long nowMs) {
        var last = samples.peekLast();
        if (last != null && nowMs - last.atMs() < STEP_MS) {
            return false;
        }
        samples.addLast(new Sample(nowMs, Map.copyOf(totals)));
        while (samples.size() > 2 && nowMs - samples.getFirst().atMs() > SPAN_MS) {
            samples.removeFirst();
        }
        count(samples.getFirst(), samples.getLast());
        return true;
    }

    private void count(Sample from, Sample to) {
        rates.clear();
        double seconds = (to.atMs() - from.atMs()) / 1000.0;
        if (seconds <= 0) {
            return;
        }
        to.totals()
                .forEach((name, total) -> {
                    // A topic that was deleted and made anew starts from a smaller total.
                    long grown = total - from.totals().getOrDefault(name, total);
                    rates.put(name, Math.max(0, grown) / seconds);
                });
    }

    /// A second's growth; empty until two samples know the name.
    public OptionalDouble perSecond(String name) {
        var rate = rates.get(name);
        return rate == null ? OptionalDouble.empty() : OptionalDouble.of(rate);
    }
}
