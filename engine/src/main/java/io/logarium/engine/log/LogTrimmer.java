package io.logarium.engine.log;

/// Takes records away from either end of a log.
final class LogTrimmer {
    private final LogCore log;

    LogTrimmer(LogCore log) {
        this.log = log;
    }

    void advanceLogStart(long offset) {
        long target = Math.min(offset, log.endOffset());
        if (target > log.logStartOffset()) {
            log.change(() -> log.epochs.truncateFromStart(target));
            log.startsAt(target);
        }
    }

    boolean truncateTo(long offset, long nowMs) {
        if (offset >= log.endOffset()) {
            // An epoch may have been noted whose first record never came.
            log.change(() -> log.epochs.truncateFromEnd(offset));
            return false;
        }
        if (offset < log.segments.first().baseOffset()) {
            truncateFullyAndStartAt(offset, nowMs);
        } else {
            log.change(() -> cutAt(offset, nowMs));
        }
        return true;
    }

    private void cutAt(long offset, long nowMs) {
        for (var segment : log.segments.removeFrom(offset + 1)) {
            log.graveyard.destroy(segment);
            log.listener.segmentDeleted(
                    log.partition, segment.baseOffset(), LogListener.Cause.TRUNCATED);
        }
        var active = log.segments.active();
        active.truncateTo(offset, nowMs);
        long end = active.endOffset();
        log.grewTo(end);
        log.startsAt(Math.min(log.logStartOffset(), end));
        log.flush.truncated(end);
        log.epochs.truncateFromEnd(end);
        log.snapshots.deleteAfter(end);
        if (log.producers.knowsFrom(end)) {
            rebuildProducers(end);
        }
    }

    /// Reads headers from the last snapshot on, at most a segment of them.
    private void rebuildProducers(long end) {
        var snapshot = log.snapshots.latest(end);
        long from = snapshot.map(SnapshotFiles.Loaded::offset).orElse(0L);
        log.producers.clear();
        snapshot.ifPresent(s -> log.producers.restore(s.producers()));
        var scan =
                new SegmentScan((segment, position, header) -> {
                    if (header.hasProducerId()) {
                        LogOpening.noteProducer(log.producers, segment, position, header);
                    }
                });
        for (var segment : log.segments.all()) {
            if (segment.endOffset() > from) {
                scan.visit(segment, from, end);
            }
        }
    }

    void truncateFullyAndStartAt(long offset, long nowMs) {
        log.change(() -> {
            log.graveyard.clear();
            for (var segment : log.segments.removeFrom(0)) {
                log.graveyard.destroy(segment);
                log.listener.segmentDeleted(
                        log.partition, segment.baseOffset(), LogListener.Cause.TRUNCATED);
            }
            log.snapshots.deleteAfter(-1);
            log.producers.clear();
            log.epochs.clear();
            log.segments.add(Segment.create(log.folder, offset, log.config, nowMs));
            log.grewTo(offset);
            log.flush.truncated(offset);
            log.startsAt(offset);
        });
    }

    int applyRetention(long nowMs, long highWatermark) {
        var deletable =
                new Retention(log.segments, log.config, log.logStartOffset(), log.endOffset())
                        .deletable(nowMs, highWatermark, this::lastModifiedMs);
        if (!deletable.isEmpty()) {
            log.change(() -> delete(deletable, nowMs));
        }
        log.change(() -> log.graveyard.tick(nowMs));
        return deletable.size();
    }

    private long lastModifiedMs(Segment segment) {
        return log.folder.disk().lastModifiedMs(segment.file().path());
    }

    private void delete(Iterable<Retention.Deletable> deletable, long nowMs) {
        for (var each : deletable) {
            var segment = each.segment();
            if (log.segments.isActive(segment)) {
                log.roll(log.endOffset(), nowMs, LogListener.Cause.ALL_EXPIRED);
            }
            log.segments.removeFirst(segment);
            log.snapshots.delete(segment.baseOffset());
            log.graveyard.bury(segment, nowMs + log.config.fileDeleteDelayMs());
            log.listener.segmentDeleted(log.partition, segment.baseOffset(), each.cause());
        }
        advanceLogStart(log.segments.first().baseOffset());
    }
}
