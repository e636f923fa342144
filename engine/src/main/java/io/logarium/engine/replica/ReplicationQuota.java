package io.logarium.engine.replica;

import java.util.ArrayDeque;

/// How many bytes a second may go to replicas that are being moved (KIP-73): `leader.replication.throttled.rate` of what a leader
/// serves, `follower.replication.throttled.rate` of what a follower copies. All throttled partitions of a broker share it.
///
/// Measured as Kafka does: bytes of the last eleven windows of a second, divided by the time since the oldest of them began. So a
/// burst is allowed, and made up for later.
public final class ReplicationQuota {
    /// `replication.quota.window.num` at Kafka's default.
    private static final int WINDOWS = 11;

    /// `replication.quota.window.size.seconds` at Kafka's default.
    private static final long WINDOW_MS = 1_000;

    private final ArrayDeque<Window> windows = new ArrayDeque<>();
    private long bytesPerSecond = Long.MAX_VALUE;

    private static final class Window {
        private final long startMs;
        private long bytes;

        private Window(long startMs) {
            this.startMs = startMs;
        }
    }

    /// From now on so many bytes a second are allowed; Long.MAX_VALUE for any number.
    public void allow(long perSecond) {
        bytesPerSecond = perSecond;
    }

    /// Whether there is a limit at all.
    public boolean isLimited() {
        return bytesPerSecond < Long.MAX_VALUE;
    }

    /// Bytes of a throttled partition went through. They count without a limit, too, as one may come any moment.
    public void record(long bytes, long nowMs) {
        drop(nowMs);
        var last = windows.peekLast();
        if (last == null || nowMs - last.startMs >= WINDOW_MS) {
            last = new Window(nowMs);
            windows.add(last);
        }
        last.bytes += bytes;
    }

    /// Whether whoever may be held back must wait.
    public boolean isExceeded(long nowMs) {
        return isLimited() && perSecond(nowMs) > bytesPerSecond;
    }

    /// Bytes a second, lately.
    public double perSecond(long nowMs) {
        drop(nowMs);
        var first = windows.peekFirst();
        if (first == null) {
            return 0;
        }
        long total = 0;
        for (var window : windows) {
            total += window.bytes;
        }
        return total * 1_000.0 / Math.max(WINDOW_MS, nowMs - first.startMs);
    }

    private void drop(long nowMs) {
        while (!windows.isEmpty() && nowMs - windows.getFirst().startMs >= WINDOWS * WINDOW_MS) {
            windows.removeFirst();
        }
    }
}
