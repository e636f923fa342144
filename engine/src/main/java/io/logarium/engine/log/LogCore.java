package io.logarium.engine.log;

import java.io.IOException;
import java.util.Optional;
import org.apache.kafka.common.TopicPartition;

/// The parts of an open log and where it begins and ends; shared by those who append to it, trim it and read it.
final class LogCore {
    final TopicPartition partition;
    final LogFolder folder;
    final Segments segments;
    final ProducerStates producers;
    final SnapshotFiles snapshots;
    final EpochHistory epochs;
    final LogFlush flush;
    final Graveyard graveyard;
    LogConfig config;
    LogListener listener = LogListener.NONE;
    private long logStartOffset;
    private long endOffset;
    private boolean failed;
    private boolean closed;

    LogCore(
            TopicPartition partition,
            LogFolder folder,
            LogConfig config,
            LogOpening.Opened opened,
            long nowMs) {
        this.partition = partition;
        this.folder = folder;
        this.config = config;
        this.segments = opened.segments();
        this.producers = opened.producers();
        this.snapshots = opened.snapshots();
        this.epochs = opened.epochs();
        this.flush = new LogFlush(segments, opened.recoveryPoint(), nowMs);
        this.graveyard = new Graveyard(folder);
        this.logStartOffset = opened.logStartOffset();
        this.endOffset = segments.active().endOffset();
    }

    long logStartOffset() {
        return logStartOffset;
    }

    long endOffset() {
        return endOffset;
    }

    void grewTo(long offset) {
        endOffset = offset;
    }

    void startsAt(long offset) {
        if (offset != logStartOffset) {
            logStartOffset = offset;
            listener.logStartMoved(partition, offset);
        }
    }

    /// Takes a batch that was written to a segment into account.
    void note(Segment segment, BatchHeader header, long base, int position) {
        segment.note(
                base,
                base + header.lastOffsetDelta(),
                header.maxTimestamp(),
                new Segment.BatchSpan(position, header.sizeInBytes()));
        endOffset = segment.endOffset();
        if (header.hasProducerId() && header.isControl()) {
            LogOpening.noteProducer(producers, segment, position, segment.headerAt(position));
        } else if (header.hasProducerId()) {
            producers.noteRecords(header, base);
        }
    }

    /// Closes the active segment and begins a new one at an offset; nothing when there is an empty one already.
    void roll(long baseOffset, long nowMs, LogListener.Cause cause) {
        var old = segments.active();
        if (old.sizeInBytes() == 0 && old.baseOffset() == baseOffset) {
            return;
        }
        if (old.sizeInBytes() == 0) {
            segments.removeFrom(old.baseOffset());
            graveyard.destroy(old);
        } else {
            old.seal();
            snapshots.write(baseOffset, producers);
        }
        segments.add(Segment.create(folder, baseOffset, config, nowMs));
        endOffset = baseOffset;
        flush.start(baseOffset, this::noteFlush);
        listener.segmentRolled(partition, baseOffset, cause);
    }

    void noteFlush(Optional<DiskFailed> failure) {
        if (failure.isPresent() && !closed) {
            failed = true;
        }
    }

    boolean isOffline() {
        return failed || closed;
    }

    /// Does what changes files; when that fails, nothing may be changed any more.
    void change(Runnable change) {
        requireOpen();
        if (failed) {
            throw new DiskFailed(
                    "write to", folder.dir(), new IOException("an earlier write failed"));
        }
        try {
            change.run();
        } catch (DiskFailed e) {
            failed = true;
            throw e;
        }
    }

    void requireOpen() {
        if (closed) {
            throw new DiskFailed("use", folder.dir(), new IOException("the log is closed"));
        }
    }

    /// Closes all files; when everything can still be written, so that the next open needs no scan.
    void close() {
        if (closed) {
            return;
        }
        closed = true;
        graveyard.clear();
        if (failed) {
            segments.all().forEach(Segment::abandon);
            return;
        }
        if (endOffset > segments.first().baseOffset() && !snapshots.has(endOffset)) {
            snapshots.write(endOffset, producers);
        }
        segments.all().forEach(Segment::close);
    }

    /// Closes all files of a log that nobody wants any more.
    void abandon() {
        closed = true;
        graveyard.clear();
        segments.all().forEach(Segment::abandon);
    }
}
