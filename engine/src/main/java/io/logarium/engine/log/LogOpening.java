package io.logarium.engine.log;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.apache.kafka.common.record.internal.EndTransactionMarker;
import org.apache.kafka.common.record.internal.MemoryRecords;

/// Opens a log from its files and mends what a crash left: the order is segments, producers, epochs, snapshots.
final class LogOpening {
    /// A marker's batch has some 78 bytes; a larger one is not one of ours.
    private static final int MARKER_MAX_BYTES = 64 * 1024;

    private final LogFolder folder;
    private final LogConfig config;
    private final OpenHints hints;
    private final long nowMs;
    private final Segments segments = new Segments();
    private final ProducerStates producers = new ProducerStates();
    private final SegmentScan quietScan = new SegmentScan((segment, position, header) -> {});
    private final SegmentScan fullScan = new SegmentScan(this::replay);
    private SnapshotFiles snapshots;
    private EpochHistory epochs;
    private int segmentsScanned;
    private long bytesCut;
    private long batchesReplayed;

    LogOpening(LogFolder folder, LogConfig config, OpenHints hints, long nowMs) {
        this.folder = folder;
        this.config = config;
        this.hints = hints;
        this.nowMs = nowMs;
        if (!hints.newFolder()) {
            folder.disk().createDirectories(folder.dir());
            new LeftOvers(folder).clear();
        }
        this.snapshots = new SnapshotFiles(folder, names());
        this.epochs = EpochHistory.empty(folder);
    }

    /// A log that is ready.
    record Opened(
            Segments segments,
            ProducerStates producers,
            SnapshotFiles snapshots,
            EpochHistory epochs,
            long logStartOffset,
            long recoveryPoint,
            RecoveryReport report) {}

    Opened open() {
        var bases = baseOffsets();
        int firstUnflushed = hints.cleanShutdown() ? bases.size() : firstUnflushed(bases);
        for (int i = 0; i < firstUnflushed; i++) {
            openFlushed(bases.get(i), i == bases.size() - 1);
        }
        loadEpochs();
        if (!segments.isEmpty()) {
            replayFlushed();
        } else if (!bases.isEmpty()) {
            restoreSnapshot(bases.getFirst());
        }
        scanUnflushed(bases.subList(firstUnflushed, bases.size()));
        ensureSegment();
        return finish();
    }

    private List<Long> baseOffsets() {
        var bases = new TreeSet<Long>();
        for (var name : names()) {
            LogFolder.offsetIn(name, LogFolder.LOG).ifPresent(bases::add);
        }
        return new ArrayList<>(bases);
    }

    private List<String> names() {
        return hints.newFolder() ? List.of() : folder.disk().list(folder.dir());
    }

    /// The segment in which the recovery point lies is the first that is scanned.
    private int firstUnflushed(List<Long> bases) {
        int first = 0;
        while (first + 1 < bases.size() && bases.get(first + 1) <= hints.recoveryPoint()) {
            first++;
        }
        return first;
    }

    private void openFlushed(long base, boolean last) {
        var segment = Segment.existing(folder, base, config, nowMs);
        if (last) {
            bytesCut += quietScan.catchUpLast(segment, hints.cleanShutdown());
        } else {
            quietScan.catchUp(segment, hints.cleanShutdown());
            segment.seal();
        }
        segments.add(segment);
    }

    private void loadEpochs() {
        if (hints.newFolder()) {
            return;
        }
        var loaded =
                hints.epochsFromBatches()
                        ? Optional.<EpochHistory>empty()
                        : EpochHistory.load(folder);
        if (loaded.isPresent()) {
            epochs = loaded.get();
        } else {
            rebuildEpochs();
        }
    }

    /// Producer states from the last snapshot at or before the flushed end, and from the batches behind it.
    private void replayFlushed() {
        long end = segments.active().endOffset();
        long from = restoreSnapshot(end);
        for (var segment : segments.all()) {
            if (segment.endOffset() > from) {
                fullScan.visit(segment, from, end);
            }
        }
    }

    /// @return up to where the producers are known
    private long restoreSnapshot(long atMost) {
        var snapshot = snapshots.latest(atMost);
        snapshot.ifPresent(s -> producers.restore(s.producers()));
        return snapshot.map(SnapshotFiles.Loaded::offset).orElse(0L);
    }

    private void rebuildEpochs() {
        var scan =
                new SegmentScan((segment, position, header) ->
                        epochs.note(header.leaderEpoch(), header.baseOffset()));
        for (var segment : segments.all()) {
            scan.visit(segment, segment.baseOffset(), segment.endOffset());
        }
    }

    private void scanUnflushed(List<Long> bases) {
        boolean torn = false;
        for (long base : bases) {
            if (torn || isBehindAnotherEnd(base)) {
                torn = true;
                deleteFiles(base);
                continue;
            }
            if (!segments.isEmpty()) {
                segments.active().seal();
            }
            var segment = Segment.existing(folder, base, config, nowMs);
            int cut = fullScan.rebuild(segment);
            segmentsScanned++;
            bytesCut += cut;
            torn = cut > 0;
            segments.add(segment);
        }
    }

    private boolean isBehindAnotherEnd(long base) {
        return !segments.isEmpty() && segments.active().endOffset() > base;
    }

    private void replay(Segment segment, int position, BatchHeader header) {
        var latest = epochs.latestEpoch();
        if (latest.isEmpty() || header.leaderEpoch() > latest.getAsInt()) {
            epochs.note(header.leaderEpoch(), header.baseOffset());
        }
        if (header.hasProducerId()) {
            batchesReplayed++;
            noteProducer(producers, segment, position, header);
        }
    }

    /// Takes a batch that lies in a segment into account.
    static void noteProducer(
            ProducerStates producers, Segment segment, int position, BatchHeader header) {
        if (!header.isControl()) {
            producers.noteRecords(header, header.baseOffset());
            return;
        }
        if (header.sizeInBytes() > MARKER_MAX_BYTES || header.count() == 0) {
            return;
        }
        var bytes = ByteBuffer.allocate(header.sizeInBytes());
        segment.file().read(bytes, position);
        producers.noteMarker(header, header.baseOffset(), marker(segment, bytes.flip()));
    }

    private static EndTransactionMarker marker(Segment segment, ByteBuffer bytes) {
        try {
            var batch = MemoryRecords.readableRecords(bytes).batches().iterator().next();
            return EndTransactionMarker.deserialize(batch.iterator().next());
        } catch (RuntimeException e) {
            throw new DiskFailed(
                    "understand a transaction's marker in",
                    segment.file().path(),
                    new IOException(e));
        }
    }

    /// A log needs a segment to write to; one that ends before its start offset is of no use (its files were taken away).
    private void ensureSegment() {
        boolean useless =
                !segments.isEmpty() && segments.active().endOffset() < hints.logStartOffset();
        if (useless) {
            for (var segment : segments.removeFrom(0)) {
                segment.abandon();
                deleteFiles(segment.baseOffset());
            }
            producers.clear();
        }
        if (segments.isEmpty()) {
            epochs.clear();
            segments.add(Segment.create(folder, hints.logStartOffset(), config, nowMs));
        }
    }

    private Opened finish() {
        long end = segments.active().endOffset();
        long start = Math.max(hints.logStartOffset(), segments.first().baseOffset());
        epochs.forgetFrom(end);
        epochs.truncateFromStart(start);
        snapshots.deleteAfter(end);
        if (batchesReplayed > 0 && !snapshots.has(end)) {
            snapshots.write(end, producers);
        }
        snapshots.deleteStray(segments);
        // A clean shutdown says that no scan is needed, not that all was flushed: a voter must not
        // claim that.
        long recoveryPoint = Math.min(hints.recoveryPoint(), end);
        producers.expire(nowMs, config.producerIdExpirationMs());
        var report =
                new RecoveryReport(segments.count(), segmentsScanned, bytesCut, batchesReplayed);
        return new Opened(segments, producers, snapshots, epochs, start, recoveryPoint, report);
    }

    private void deleteFiles(long base) {
        var disk = folder.disk();
        disk.delete(folder.log(base));
        disk.delete(folder.offsetIndex(base));
        disk.delete(folder.timeIndex(base));
        disk.delete(folder.txnIndex(base));
        snapshots.delete(base);
    }
}
