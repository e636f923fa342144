package io.logarium.engine.loop;

/// Where a loop reads the time, once a turn; everybody else gets `nowMs` as an argument.
///
/// It never goes back, so it serves deadlines and timestamps alike: the live one adds the monotonic time since start to the
/// wall clock at start.
@FunctionalInterface
public interface Clock {
    /// Milliseconds since the epoch.
    long nowMs();

    /// The machine's time, safe against a wall clock that is set back.
    static Clock live() {
        long startMs = System.currentTimeMillis();
        long startNanos = System.nanoTime();
        return () -> startMs + (System.nanoTime() - startNanos) / 1_000_000;
    }
}
