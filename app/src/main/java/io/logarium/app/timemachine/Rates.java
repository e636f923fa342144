package io.logarium.app.timemachine;

import io.logarium.app.history.Timeline;
import java.util.List;

/// Records a second over time, from how many had been written at the recorded moments. Pure.
///
/// @param fromMs where the first step starts
/// @param perSecond a number each step; negative where nothing was recorded
record Rates(long fromMs, long stepMs, double[] perSecond) {
    /// Where nothing changed nothing was recorded; the next moment has what was written just before it.
    private static final long STILL_MS = 2_000;

    /// @param steps how many
    static Rates of(List<Timeline.Sample> samples, long fromMs, long stepMs, int steps) {
        var rates = new double[steps];
        int at = 0;
        double before = 0;
        for (int i = 0; i <= steps; i++) {
            long ms = fromMs + i * stepMs;
            while (at + 1 < samples.size() && samples.get(at + 1).atMs() <= ms) {
                at++;
            }
            double now = written(samples, at, ms);
            if (i > 0) {
                boolean known = !samples.isEmpty() && ms - stepMs >= samples.getFirst().atMs();
                rates[i - 1] = known ? Math.max(0, now - before) * 1_000 / stepMs : -1;
            }
            before = now;
        }
        return new Rates(fromMs, stepMs, rates);
    }

    private static double written(List<Timeline.Sample> samples, int at, long ms) {
        if (samples.isEmpty()) {
            return 0;
        }
        var low = samples.get(at);
        if (at + 1 == samples.size() || ms <= low.atMs()) {
            return low.written();
        }
        var high = samples.get(at + 1);
        long start = Math.max(low.atMs(), high.atMs() - STILL_MS);
        if (ms <= start) {
            return low.written();
        }
        double share = (ms - start) / (double) (high.atMs() - start);
        return low.written() + share * (high.written() - low.written());
    }

    double most() {
        double most = 1;
        for (double rate : perSecond) {
            most = Math.max(most, rate);
        }
        return most;
    }
}
