package io.logarium.app.lab;

/// How many records are due. Time is an argument, so it is tested without a clock. Not for several threads.
final class Pace {
    /// After a stall (a blocked send, a sleeping laptop) at most this much is made up for.
    private static final double MOST_OWED_SECONDS = 0.25;

    private static final double NANOS = 1e9;

    private double owed;
    private long lastNanos;

    Pace(long nowNanos) {
        lastNanos = nowNanos;
    }

    /// The whole records due since the last call.
    int due(double perSecond, long nowNanos) {
        owed += perSecond * (nowNanos - lastNanos) / NANOS;
        lastNanos = nowNanos;
        owed = Math.min(owed, Math.max(1, perSecond * MOST_OWED_SECONDS));
        int whole = (int) owed;
        owed -= whole;
        return whole;
    }

    /// Nothing was due in the meantime: a pause.
    void skip(long nowNanos) {
        lastNanos = nowNanos;
    }
}
