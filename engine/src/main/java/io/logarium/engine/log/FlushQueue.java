package io.logarium.engine.log;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;

/// Flushes many logs, some at a time, since a file is open while it is flushed.
final class FlushQueue {
    private static final int AT_ONCE = 32;

    private final ArrayDeque<PartitionLog> waiting;
    private final FlushCount count;
    private int underWay;
    private boolean starting;

    /// @param done told when all have ended, with the first failure
    FlushQueue(List<PartitionLog> logs, DiskFile.FlushDone done) {
        this.waiting = new ArrayDeque<>(logs);
        this.count = new FlushCount(logs.size(), done);
    }

    void start() {
        // A log that has nothing to flush is done at once.
        if (starting) {
            return;
        }
        starting = true;
        while (underWay < AT_ONCE && !waiting.isEmpty()) {
            underWay++;
            waiting.remove().flush(this::done);
        }
        starting = false;
    }

    private void done(Optional<DiskFailed> failure) {
        underWay--;
        count.done(failure);
        start();
    }
}
