package io.logarium.engine.log;

import java.util.ArrayList;
import java.util.List;

/// What of a log has reached the medium, and the flushes that are under way.
///
/// Only `.log` files are flushed: indexes and snapshots are checked when they are read, and rebuilt.
final class LogFlush {
    private final Segments segments;
    private long recoveryPoint;
    private long lastFlushMs;
    private int truncations;

    LogFlush(Segments segments, long recoveryPoint, long nowMs) {
        this.segments = segments;
        this.recoveryPoint = recoveryPoint;
        this.lastFlushMs = nowMs;
    }

    /// Everything before it was flushed.
    long recoveryPoint() {
        return recoveryPoint;
    }

    void truncated(long endOffset) {
        recoveryPoint = Math.min(recoveryPoint, endOffset);
        truncations++;
    }

    boolean isDue(LogConfig config, long endOffset, long nowMs) {
        long unflushed = endOffset - recoveryPoint;
        return unflushed > 0
                && (unflushed >= config.flushMessages() || nowMs - lastFlushMs >= config.flushMs());
    }

    void noteAsked(long nowMs) {
        lastFlushMs = nowMs;
    }

    /// Flushes what was appended before an offset.
    ///
    /// @param end a segment's end, or the log's
    void start(long end, DiskFile.FlushDone done) {
        List<Segment> dirty = new ArrayList<>();
        for (var segment : segments.all()) {
            if (segment.endOffset() > recoveryPoint && segment.baseOffset() < end) {
                dirty.add(segment);
            }
        }
        int truncationsBefore = truncations;
        var count =
                new FlushCount(
                        dirty.size(),
                        failure -> {
                            if (failure.isEmpty() && truncationsBefore == truncations) {
                                recoveryPoint = Math.max(recoveryPoint, end);
                            }
                            done.done(failure);
                        });
        for (var segment : dirty) {
            segment.file().flush(count);
        }
    }
}
