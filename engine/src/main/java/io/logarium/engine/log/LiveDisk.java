package io.logarium.engine.log;

import java.util.concurrent.Executor;

/// Files of this machine.
public final class LiveDisk {
    /// @param chores runs flushes
    /// @param home is told when they are done: a broker's loop
    public static Disk of(Executor chores, Executor home) {
        throw new UnsupportedOperationException();
    }

    private LiveDisk() {}
}
