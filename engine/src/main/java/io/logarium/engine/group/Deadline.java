package io.logarium.engine.group;

import io.logarium.engine.loop.Timers;
import java.util.Optional;

/// A time-out that is put off again and again: that costs an assignment, and now and then a timer.
final class Deadline {
    private final Timers timers;
    private final Timers.Task task;
    private Optional<Timers.Timer> timer = Optional.empty();
    private long atMs;

    /// @param task runs when the time is over
    Deadline(Timers timers, Timers.Task task) {
        this.timers = timers;
        this.task = task;
    }

    /// Begins, or is moved.
    void set(long newAtMs) {
        atMs = newAtMs;
        boolean early = timer.filter(t -> t.isPending() && t.atMs() <= newAtMs).isPresent();
        if (!early) {
            timer.ifPresent(Timers.Timer::cancel);
            timer = Optional.of(timers.at(newAtMs, this::due));
        }
    }

    private void due(long nowMs) {
        timer = Optional.empty();
        if (nowMs < atMs) {
            set(atMs);
        } else {
            task.run(nowMs);
        }
    }

    boolean isSet() {
        return timer.isPresent();
    }

    void cancel() {
        timer.ifPresent(Timers.Timer::cancel);
        timer = Optional.empty();
    }
}
