package io.logarium.engine.log;

import java.util.ArrayList;
import java.util.List;

/// Which segments a log may lose, oldest first: a pure decision by Kafka's rules (log start, then size, then time).
///
/// Only whole segments below the high watermark go. An empty active segment stays.
final class Retention {
    private final Segments segments;
    private final LogConfig config;
    private final long logStartOffset;
    private final long endOffset;

    Retention(Segments segments, LogConfig config, long logStartOffset, long endOffset) {
        this.segments = segments;
        this.config = config;
        this.logStartOffset = logStartOffset;
        this.endOffset = endOffset;
    }

    /// A segment that may go, and why.
    record Deletable(Segment segment, LogListener.Cause cause) {}

    List<Deletable> deletable(long nowMs, long highWatermark, LastWrites lastWrites) {
        var all = new ArrayList<>(segments.all());
        var found = new ArrayList<Deletable>();
        long surplus =
                config.retentionBytes() < 0 || !config.delete()
                        ? -1
                        : segments.sizeInBytes() - config.retentionBytes();
        for (int i = 0; i < all.size(); i++) {
            var segment = all.get(i);
            boolean last = i == all.size() - 1;
            long next = last ? endOffset : all.get(i + 1).baseOffset();
            if (next > highWatermark || (last && segment.sizeInBytes() == 0)) {
                return found;
            }
            if (!last && next <= logStartOffset) {
                found.add(new Deletable(segment, LogListener.Cause.LOG_START));
            } else if (surplus >= segment.sizeInBytes()) {
                found.add(new Deletable(segment, LogListener.Cause.RETENTION_SIZE));
            } else if (isExpired(segment, nowMs, lastWrites)) {
                found.add(new Deletable(segment, LogListener.Cause.RETENTION_TIME));
            } else {
                return found;
            }
            surplus -= segment.sizeInBytes();
        }
        return found;
    }

    private boolean isExpired(Segment segment, long nowMs, LastWrites lastWrites) {
        if (!config.delete() || config.retentionMs() < 0) {
            return false;
        }
        long newest =
                segment.maxTimestamp() >= 0
                        ? segment.maxTimestamp()
                        : lastWrites.lastModifiedMs(segment);
        return nowMs - newest > config.retentionMs();
    }

    /// When a segment's file was last written; asked for records without timestamps only.
    interface LastWrites {
        long lastModifiedMs(Segment segment);
    }
}
