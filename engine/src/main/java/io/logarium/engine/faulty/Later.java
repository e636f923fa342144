package io.logarium.engine.faulty;

/// Lets something happen some milliseconds from now: in simulated time, or on a thread.
@FunctionalInterface
public interface Later {
    void in(long ms, Runnable what);
}
