package io.logarium.engine.loop;

import java.util.function.Consumer;
import java.util.function.Supplier;

/// Work that may wait for a disk or takes long, done away from the loop; its result comes back as an event.
public interface Chores {
    /// Does the work some time later, then hands its result to `then` on the loop. Work is done in the order it was given.
    ///
    /// @return false when too much waits already; then neither runs
    <T> boolean give(Supplier<T> work, Consumer<T> then);

    /// Takes no more.
    void close();
}
