package io.logarium.engine.log;

import java.util.Optional;

/// Waits for several flushes and tells when all have ended, with the first failure.
final class FlushCount implements DiskFile.FlushDone {
    private final DiskFile.FlushDone done;
    private int left;
    private Optional<DiskFailed> firstFailure = Optional.empty();

    /// Tells at once when there is nothing to wait for.
    FlushCount(int flushes, DiskFile.FlushDone done) {
        this.left = flushes;
        this.done = done;
        if (flushes == 0) {
            done.done(Optional.empty());
        }
    }

    @Override
    public void done(Optional<DiskFailed> failure) {
        if (firstFailure.isEmpty()) {
            firstFailure = failure;
        }
        left--;
        if (left == 0) {
            done.done(firstFailure);
        }
    }
}
