package io.logarium.engine.node;

import io.logarium.engine.config.BrokerConfig;
import io.logarium.engine.controller.MetadataImage;
import io.logarium.engine.log.DiskFailed;
import io.logarium.engine.loop.Chores;
import io.logarium.engine.quorum.LogPosition;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Writes a snapshot of the committed metadata after so many bytes of its log or so much time, and drops what nobody needs any more of
/// older snapshots and of the log before them (KIP-630).
///
/// Two snapshots stay where Kafka keeps one: when the newest is damaged, the older one and the log behind it say the same.
final class SnapshotWriting {
    private static final Logger logger = LoggerFactory.getLogger(SnapshotWriting.class);

    private static final int KEPT = 2;

    private final MetadataLog log;
    private final Chores chores;
    private final LongSupplier now;
    private final Rules rules;
    private long lastMs;
    private boolean writing;

    SnapshotWriting(MetadataLog log, Chores chores, LongSupplier now, BrokerConfig config) {
        this.log = log;
        this.chores = chores;
        this.now = now;
        this.rules =
                new Rules(
                        config.longValue("metadata.log.max.record.bytes.between.snapshots"),
                        config.longValue("metadata.log.max.snapshot.interval.ms"),
                        config.longValue("metadata.max.retention.bytes"),
                        config.longValue("metadata.max.retention.ms"));
    }

    /// @param intervalMs 0: by bytes only
    /// @param retentionBytes of log and snapshots; negative: no limit
    private record Rules(
            long bytesBetween, long intervalMs, long retentionBytes, long retentionMs) {}

    /// From now on the time counts.
    void start(long nowMs) {
        lastMs = nowMs;
    }

    /// The image holds all that is committed.
    void committed(MetadataImage image, long nowMs) {
        boolean due =
                log.committedBytes() >= rules.bytesBetween
                        || rules.intervalMs > 0 && nowMs - lastMs >= rules.intervalMs;
        var id = log.committedEnd();
        if (writing || !due || log.committedBytes() == 0 || id.isEmpty()) {
            return;
        }
        var at = id.get();
        long timestampMs = log.committedTimestampMs();
        writing =
                chores.give(
                        () ->
                                SnapshotBytes.encode(
                                        new SnapshotBytes.Content(image.snapshot(), timestampMs),
                                        at),
                        bytes -> write(at, bytes));
        if (writing) {
            lastMs = nowMs;
            log.countFromHere();
        }
    }

    private void write(LogPosition id, byte[] bytes) {
        try {
            log.snapshots().write(id, bytes, failure -> written(id, failure));
        } catch (DiskFailed failed) {
            written(id, Optional.of(failed));
        }
    }

    private void written(LogPosition id, Optional<DiskFailed> failure) {
        writing = false;
        if (failure.isPresent()) {
            logger.warn("No snapshot of the metadata: {}", failure.get().getMessage());
            return;
        }
        try {
            log.roll(now.getAsLong());
            clean();
        } catch (DiskFailed failed) {
            logger.warn("The metadata log was not cleaned: {}", failed.getMessage());
        }
    }

    private void clean() {
        var snapshots = log.snapshots();
        if (!isTooMuch() || snapshots.count() < KEPT) {
            return;
        }
        while (isTooMuch() && snapshots.count() > KEPT) {
            snapshots.oldest().ifPresent(snapshots::delete);
        }
        snapshots.oldest().ifPresent(id -> log.dropBefore(id, now.getAsLong()));
    }

    private boolean isTooMuch() {
        var snapshots = log.snapshots();
        boolean large =
                rules.retentionBytes >= 0
                        && log.sizeBytes() + snapshots.sizeBytes() > rules.retentionBytes;
        long oldMs = now.getAsLong() - rules.retentionMs;
        return large || rules.retentionMs >= 0 && snapshots.oldestModifiedMs() < oldMs;
    }
}
