package io.logarium.engine.log;

import java.nio.ByteBuffer;
import org.apache.kafka.common.protocol.Errors;

/// Writes to the end of a log. Allocates by batch, never by record.
final class LogAppender {
    private final LogCore log;

    LogAppender(LogCore log) {
        this.log = log;
    }

    AppendResult asLeader(CheckedBatch batch, int leaderEpoch, long nowMs) {
        var header = batch.header();
        if (header.sizeInBytes() > log.config.segmentBytes()) {
            return new AppendResult.Refused(
                    Errors.RECORD_LIST_TOO_LARGE,
                    "The batch has %d bytes, but a segment may have only %d."
                            .formatted(header.sizeInBytes(), log.config.segmentBytes()),
                    -1);
        }
        var verdict =
                header.hasProducerId()
                        ? log.producers.check(header, batch.fromClient())
                        : SequenceVerdict.FRESH;
        return switch (verdict) {
            case SequenceVerdict.Known(var known) ->
                    new AppendResult.Duplicate(
                            known.baseOffset(),
                            known.lastOffset(),
                            known.timestamp(),
                            log.logStartOffset());
            case SequenceVerdict.Wrong(var error, var message) ->
                    new AppendResult.Refused(error, message, log.logStartOffset());
            case SequenceVerdict.Fresh() -> {
                long base = log.endOffset();
                log.change(() -> write(batch.bytes(), header, leaderEpoch, nowMs));
                yield new AppendResult.Appended(
                        base,
                        log.endOffset() - 1,
                        batch.logAppendTimeMs(),
                        log.logStartOffset(),
                        header.sizeInBytes());
            }
        };
    }

    private void write(ByteBuffer bytes, BatchHeader header, int leaderEpoch, long nowMs) {
        long base = log.endOffset();
        rollWhenFull(header, base, base + header.lastOffsetDelta(), nowMs);
        log.epochs.assign(leaderEpoch, base);
        bytes.putLong(0, base).putInt(BatchHeader.LEADER_EPOCH_AT, leaderEpoch);
        var active = log.segments.active();
        int position = active.sizeInBytes();
        active.write(bytes.duplicate().position(0).limit(header.sizeInBytes()));
        log.note(active, header, base, position);
    }

    AppendResult asFollower(FetchedBatches.Whole batches, long nowMs) {
        long next = log.endOffset();
        for (var header : batches.headers()) {
            if (header.baseOffset() < next) {
                return new AppendResult.Refused(
                        Errors.UNKNOWN_SERVER_ERROR,
                        "%s goes on at offset %d, but a batch that was fetched begins at %d."
                                .formatted(log.partition, next, header.baseOffset()),
                        log.logStartOffset());
            }
            next = header.nextOffset();
        }
        long base =
                batches.headers().isEmpty()
                        ? log.endOffset()
                        : batches.headers().getFirst().baseOffset();
        log.change(() -> copy(batches, nowMs));
        return new AppendResult.Appended(
                base, log.endOffset() - 1, -1, log.logStartOffset(), batches.bytes().limit());
    }

    private void copy(FetchedBatches.Whole batches, long nowMs) {
        int at = 0;
        for (var header : batches.headers()) {
            rollWhenFull(header, header.baseOffset(), header.lastOffset(), nowMs);
            log.epochs.assign(header.leaderEpoch(), header.baseOffset());
            var active = log.segments.active();
            int position = active.sizeInBytes();
            active.write(batches.bytes().slice(at, header.sizeInBytes()));
            log.note(active, header, header.baseOffset(), position);
            at += header.sizeInBytes();
        }
    }

    private void rollWhenFull(BatchHeader header, long baseOffset, long lastOffset, long nowMs) {
        var active = log.segments.active();
        var config = log.config;
        if (active.sizeInBytes() > config.segmentBytes() - header.sizeInBytes()) {
            log.roll(baseOffset, nowMs, LogListener.Cause.SIZE);
        } else if (active.sizeInBytes() > 0
                && active.waitedMs(nowMs, header.maxTimestamp())
                        > config.segmentMs() - config.segmentJitterMs()) {
            log.roll(baseOffset, nowMs, LogListener.Cause.TIME);
        } else if (active.isIndexFull()) {
            log.roll(baseOffset, nowMs, LogListener.Cause.INDEX_FULL);
        } else if (!active.canHold(lastOffset)) {
            log.roll(baseOffset, nowMs, LogListener.Cause.OFFSET_RANGE);
        }
    }
}
