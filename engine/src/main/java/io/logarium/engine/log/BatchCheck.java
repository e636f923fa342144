package io.logarium.engine.log;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32C;
import org.apache.kafka.common.compress.Compression;
import org.apache.kafka.common.protocol.Errors;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.common.record.internal.CompressionType;

/// Verifies what a producer sent for one partition, as Kafka's log does before it appends: one batch, format 2, CRC, counts, keys,
/// timestamps, size. Costs CRC and decompression, so it runs on the connection's thread and never on the loop.
public final class BatchCheck {
    /// How much larger a batch may get when it is decompressed, against `max.message.bytes`; above it a producer is told to split
    /// it. A mebibyte of Zstandard may hold gigabytes.
    private static final int MAX_EXPANSION = 100;

    /// The same for a topic that compresses anew, for which whole records are kept in memory.
    private static final int MAX_EXPANSION_REWRITTEN = 16;

    private BatchCheck() {}

    /// @param records the records field of one partition of a Produce request; its bytes are changed in place where timestamps are
    ///     stamped or mended
    public static CheckResult check(ByteBuffer records, BatchRules rules, long nowMs) {
        var bytes = records.slice();
        var wrong = checkShape(bytes, rules);
        if (wrong.isPresent()) {
            return wrong.get();
        }
        var header = BatchHeader.at(bytes, 0);
        if (header.sizeInBytes() > rules.maxBatchBytes()) {
            return tooLarge(header.sizeInBytes(), rules.maxBatchBytes());
        }
        if (crc(bytes, 0, header) != header.crc()) {
            return damaged();
        }
        if ((header.attributes() & BatchHeader.COMPRESSION_BITS) > CompressionType.ZSTD.id) {
            return malformed("The batch names a compression that does not exist.");
        }
        return checkHeader(header)
                .<CheckResult>map(r -> r)
                .orElseGet(() -> checkRecords(bytes, header, rules, nowMs));
    }

    /// What Kafka checks before it looks for the partition: the answer has no log start offset.
    private static Optional<Rejected> checkShape(ByteBuffer bytes, BatchRules rules) {
        if (bytes.remaining() < BatchHeader.BYTES) {
            return Optional.of(malformed("There is no record batch."));
        }
        var header = BatchHeader.at(bytes, 0);
        if (header.magic() > 2) {
            return Optional.of(corrupt("Message format %d is unknown.".formatted(header.magic())));
        }
        if (header.magic() != 2) {
            return Optional.of(
                    malformed("Message format %d is not taken, only 2.".formatted(header.magic())));
        }
        if (header.sizeInBytes() > bytes.remaining()) {
            return Optional.of(
                    malformed(
                            "The batch claims %d bytes, but %d came."
                                    .formatted(header.sizeInBytes(), bytes.remaining())));
        }
        if (header.sizeInBytes() < BatchHeader.BYTES) {
            return Optional.of(
                    corrupt("The batch claims %d bytes.".formatted(header.sizeInBytes())));
        }
        if (header.sizeInBytes() < bytes.remaining()) {
            // What follows a batch that was damaged in its length is no second one.
            return Optional.of(
                    crc(bytes, 0, header) == header.crc()
                            ? malformed("There is more than one record batch.")
                            : damaged());
        }
        int compression = header.attributes() & BatchHeader.COMPRESSION_BITS;
        if (compression == CompressionType.ZSTD.id && !rules.zstd()) {
            return Optional.of(
                    new Rejected(
                            Errors.UNSUPPORTED_COMPRESSION_TYPE,
                            "Zstandard needs version 7 of the Produce request or later.",
                            List.of(),
                            false));
        }
        return Optional.empty();
    }

    private static Rejected malformed(String message) {
        return new Rejected(Errors.INVALID_RECORD, message, List.of(), false);
    }

    private static Rejected corrupt(String message) {
        return new Rejected(Errors.CORRUPT_MESSAGE, message, List.of(), false);
    }

    private static Rejected damaged() {
        return corrupt("The batch's checksum is wrong: it was damaged on its way.");
    }

    private static Rejected tooLarge(long bytes, int limit) {
        return new Rejected(
                Errors.MESSAGE_TOO_LARGE,
                "The batch has %d bytes, but the topic takes %d at most (max.message.bytes)."
                        .formatted(bytes, limit),
                List.of(),
                false);
    }

    private static Optional<Rejected> checkHeader(BatchHeader header) {
        if (header.baseOffset() != 0) {
            return invalid("The batch's base offset is %d, not 0.".formatted(header.baseOffset()));
        }
        if (header.lastOffsetDelta() < 0 || header.count() != header.lastOffsetDelta() + 1L) {
            return invalid(
                    "The batch claims %d records, but %d offsets."
                            .formatted(header.count(), header.lastOffsetDelta() + 1L));
        }
        if (header.isControl()) {
            return invalid("Clients must not write control records.");
        }
        if (header.hasProducerId() && (header.baseSequence() < 0 || header.producerEpoch() < 0)) {
            return invalid(
                    "Producer %d sends sequence %d with epoch %d."
                            .formatted(
                                    header.producerId(),
                                    header.baseSequence(),
                                    header.producerEpoch()));
        }
        if (header.isTransactional() && !header.hasProducerId()) {
            return invalid("A transactional batch has no producer id.");
        }
        return Optional.empty();
    }

    private static Optional<Rejected> invalid(String message) {
        return Optional.of(new Rejected(Errors.INVALID_RECORD, message, List.of(), true));
    }

    private static CheckResult checkRecords(
            ByteBuffer bytes, BatchHeader header, BatchRules rules, long nowMs) {
        var target = rules.compression().filter(c -> c.type() != header.compression());
        long limit =
                (long) rules.maxBatchBytes()
                        * (target.isPresent() ? MAX_EXPANSION_REWRITTEN : MAX_EXPANSION);
        RecordWalk walk;
        try {
            walk = walk(bytes, header, rules, Math.max(limit, header.sizeInBytes()), nowMs);
        } catch (RecordCursor.Malformed e) {
            return e.isTooLarge()
                    ? new Rejected(Errors.MESSAGE_TOO_LARGE, e.getMessage(), List.of(), false)
                    : new Rejected(Errors.INVALID_RECORD, e.getMessage(), List.of(), true);
        } catch (IOException | RuntimeException e) {
            return new Rejected(
                    Errors.INVALID_RECORD,
                    "The batch cannot be decompressed: " + e.getMessage(),
                    List.of(),
                    true);
        }
        if (!walk.errors().isEmpty()) {
            return blamed(walk);
        }
        if (target.isPresent() || !walk.isConsecutive()) {
            var compression = target.orElseGet(() -> Compression.of(header.compression()).build());
            return rewritten(bytes, compression, rules, nowMs);
        }
        return stamped(bytes, header, rules, walk.maxTimestamp(), nowMs);
    }

    private static CheckResult rewritten(
            ByteBuffer bytes, Compression compression, BatchRules rules, long nowMs) {
        try {
            return BatchRewrite.rewrite(bytes, compression, rules, nowMs);
        } catch (RuntimeException e) {
            return new Rejected(
                    Errors.INVALID_RECORD,
                    "The batch cannot be built anew: " + e.getMessage(),
                    List.of(),
                    true);
        }
    }

    private static RecordWalk walk(
            ByteBuffer bytes, BatchHeader header, BatchRules rules, long limit, long nowMs)
            throws IOException, RecordCursor.Malformed {
        var workspace = CheckWorkspace.take();
        try {
            var payload = bytes.slice(BatchHeader.BYTES, header.sizeInBytes() - BatchHeader.BYTES);
            if (header.compression() == CompressionType.SNAPPY
                    && !SnappyShape.isPlausible(payload)) {
                throw new RecordCursor.Malformed("The batch is no Snappy data.", false);
            }
            try (InputStream source = workspace.open(payload, header.compression())) {
                var cursor = new RecordCursor(workspace.window(), source, limit);
                var walk = new RecordWalk(cursor, header, rules, nowMs);
                walk.walk();
                return walk;
            }
        } finally {
            CheckWorkspace.giveBack(workspace);
        }
    }

    private static Rejected blamed(RecordWalk walk) {
        return walk.hasWrongTimestamp()
                ? new Rejected(
                        Errors.INVALID_TIMESTAMP,
                        "One or more records have been rejected due to invalid timestamp",
                        walk.errors(),
                        true)
                : new Rejected(
                        Errors.INVALID_RECORD,
                        "One or more records have been rejected: "
                                + walk.errors().getFirst().message(),
                        walk.errors(),
                        true);
    }

    /// Writes the timestamp that the log wants into the header, and a new checksum when that changes something.
    private static CheckedBatch stamped(
            ByteBuffer bytes, BatchHeader header, BatchRules rules, long maxTimestamp, long nowMs) {
        boolean logTime = rules.timestampType() == TimestampType.LOG_APPEND_TIME;
        long timestamp = logTime ? nowMs : maxTimestamp;
        if (logTime || timestamp != header.maxTimestamp()) {
            int attributes = header.attributes() & ~BatchHeader.LOG_APPEND_TIME_BIT;
            if (logTime) {
                attributes |= BatchHeader.LOG_APPEND_TIME_BIT;
            }
            bytes.putShort(BatchHeader.ATTRIBUTES_AT, (short) attributes);
            bytes.putLong(BatchHeader.MAX_TIMESTAMP_AT, timestamp);
            bytes.putInt(BatchHeader.CRC_AT, crc(bytes, 0, header));
        }
        return new CheckedBatch(bytes, BatchHeader.at(bytes, 0), true, logTime ? nowMs : -1);
    }

    /// Verifies what a follower fetched: whole batches of format 2 with right CRCs. What follows the last whole one is left out.
    public static FetchedBatches fetched(ByteBuffer records) {
        var bytes = records.slice();
        var headers = new ArrayList<BatchHeader>();
        int at = 0;
        while (bytes.limit() - at >= BatchHeader.BYTES) {
            var header = BatchHeader.at(bytes, at);
            if (header.magic() != 2
                    || header.sizeInBytes() < BatchHeader.BYTES
                    || header.lastOffsetDelta() < 0
                    || header.baseOffset() < 0) {
                return new FetchedBatches.Corrupt(
                        "What was fetched is no batch at byte %d of %d."
                                .formatted(at, bytes.limit()));
            }
            if (header.sizeInBytes() > bytes.limit() - at) {
                break;
            }
            if (crc(bytes, at, header) != header.crc()) {
                return new FetchedBatches.Corrupt(
                        "The checksum of the batch at offset %d is wrong."
                                .formatted(header.baseOffset()));
            }
            headers.add(header);
            at += header.sizeInBytes();
        }
        return new FetchedBatches.Whole(bytes.slice(0, at), headers);
    }

    private static int crc(ByteBuffer bytes, int at, BatchHeader header) {
        var crc = new CRC32C();
        int from = at + BatchHeader.ATTRIBUTES_AT;
        crc.update(bytes.duplicate().limit(at + header.sizeInBytes()).position(from));
        return (int) crc.getValue();
    }
}
