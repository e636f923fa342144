package io.logarium.engine.sim;

import java.util.PriorityQueue;

/// Simulated time in microseconds, and what will happen in it. What is due at the same microsecond happens in the order it was set.
public final class SimTime {
    /// What brokers and clients take for the beginning: 2026-01-01T00:00Z, in milliseconds since the epoch.
    public static final long START_MS = 1_767_225_600_000L;

    private final PriorityQueue<Due> queue = new PriorityQueue<>();
    private long nowMicros;
    private long sequence;

    private record Due(long atMicros, long sequence, Runnable what) implements Comparable<Due> {
        @Override
        public int compareTo(Due other) {
            int byTime = Long.compare(atMicros, other.atMicros);
            return byTime != 0 ? byTime : Long.compare(sequence, other.sequence);
        }
    }

    /// Microseconds since the beginning.
    public long nowMicros() {
        return nowMicros;
    }

    /// Milliseconds since the epoch, as a clock that is not skewed shows them.
    public long nowMs() {
        return START_MS + nowMicros / 1_000;
    }

    /// Lets something happen some microseconds from now.
    public void in(long micros, Runnable what) {
        at(nowMicros + micros, what);
    }

    void at(long micros, Runnable what) {
        queue.add(new Due(Math.max(micros, nowMicros), sequence++, what));
    }

    /// When the next thing happens, or Long.MAX_VALUE.
    long nextMicros() {
        var head = queue.peek();
        return head == null ? Long.MAX_VALUE : head.atMicros;
    }

    void runNext() {
        var due = queue.remove();
        nowMicros = due.atMicros;
        due.what.run();
    }

    void moveTo(long micros) {
        nowMicros = Math.max(nowMicros, micros);
    }
}
