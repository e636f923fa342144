package io.logarium.engine.log;

import java.util.Optional;
import java.util.function.Consumer;
import org.apache.kafka.common.compress.Compression;
import org.apache.kafka.common.record.TimestampType;

/// What a topic's configuration means to its logs. Kafka's topic config keys stand at the components; `DEFAULT` has Kafka's defaults.
///
/// @param segmentBytes `segment.bytes`
/// @param segmentMs `segment.ms`
/// @param segmentJitterMs how much earlier than `segment.ms` this log rolls, drawn once from `segment.jitter.ms`
/// @param segmentIndexBytes `segment.index.bytes`: the size at which an index is full and the segment rolls
/// @param indexIntervalBytes `index.interval.bytes`
/// @param flushMessages `flush.messages`
/// @param flushMs `flush.ms`
/// @param retentionMs `retention.ms`, -1 for no limit
/// @param retentionBytes `retention.bytes`, -1 for no limit
/// @param delete `cleanup.policy` contains `delete`
/// @param compact `cleanup.policy` contains `compact`
/// @param maxMessageBytes `max.message.bytes`: the largest batch after compression
/// @param timestampType `message.timestamp.type`
/// @param timestampBeforeMaxMs `message.timestamp.before.max.ms`
/// @param timestampAfterMaxMs `message.timestamp.after.max.ms`
/// @param compression `compression.type`; empty for `producer`
/// @param producerIdExpirationMs `producer.id.expiration.ms` of the broker
/// @param fileDeleteDelayMs `file.delete.delay.ms`
public record LogConfig(
        int segmentBytes,
        long segmentMs,
        long segmentJitterMs,
        int segmentIndexBytes,
        int indexIntervalBytes,
        long flushMessages,
        long flushMs,
        long retentionMs,
        long retentionBytes,
        boolean delete,
        boolean compact,
        int maxMessageBytes,
        TimestampType timestampType,
        long timestampBeforeMaxMs,
        long timestampAfterMaxMs,
        Optional<Compression> compression,
        long producerIdExpirationMs,
        long fileDeleteDelayMs) {
    private static final long WEEK_MS = 7L * 24 * 60 * 60 * 1000;

    public static final LogConfig DEFAULT =
            new LogConfig(
                    1 << 30,
                    WEEK_MS,
                    0,
                    10 << 20,
                    4096,
                    Long.MAX_VALUE,
                    Long.MAX_VALUE,
                    WEEK_MS,
                    -1,
                    true,
                    false,
                    1_048_588,
                    TimestampType.CREATE_TIME,
                    Long.MAX_VALUE,
                    3_600_000,
                    Optional.empty(),
                    86_400_000,
                    60_000);

    /// A copy with some values changed: `config.with(c -> c.segmentBytes(1_000_000).retentionMs(5))`.
    public LogConfig with(Consumer<Changes> changes) {
        var changed = new Changes(this);
        changes.accept(changed);
        return changed.done();
    }

    /// New values while a copy is made.
    public static final class Changes {
        private int segmentBytes;
        private long segmentMs;
        private long segmentJitterMs;
        private int segmentIndexBytes;
        private int indexIntervalBytes;
        private long flushMessages;
        private long flushMs;
        private long retentionMs;
        private long retentionBytes;
        private boolean delete;
        private boolean compact;
        private int maxMessageBytes;
        private TimestampType timestampType;
        private long timestampBeforeMaxMs;
        private long timestampAfterMaxMs;
        private Optional<Compression> compression;
        private long producerIdExpirationMs;
        private long fileDeleteDelayMs;

        private Changes(LogConfig from) {
            segmentBytes = from.segmentBytes;
            segmentMs = from.segmentMs;
            segmentJitterMs = from.segmentJitterMs;
            segmentIndexBytes = from.segmentIndexBytes;
            indexIntervalBytes = from.indexIntervalBytes;
            flushMessages = from.flushMessages;
            flushMs = from.flushMs;
            retentionMs = from.retentionMs;
            retentionBytes = from.retentionBytes;
            delete = from.delete;
            compact = from.compact;
            maxMessageBytes = from.maxMessageBytes;
            timestampType = from.timestampType;
            timestampBeforeMaxMs = from.timestampBeforeMaxMs;
            timestampAfterMaxMs = from.timestampAfterMaxMs;
            compression = from.compression;
            producerIdExpirationMs = from.producerIdExpirationMs;
            fileDeleteDelayMs = from.fileDeleteDelayMs;
        }

        private LogConfig done() {
            return new LogConfig(
                    segmentBytes,
                    segmentMs,
                    segmentJitterMs,
                    segmentIndexBytes,
                    indexIntervalBytes,
                    flushMessages,
                    flushMs,
                    retentionMs,
                    retentionBytes,
                    delete,
                    compact,
                    maxMessageBytes,
                    timestampType,
                    timestampBeforeMaxMs,
                    timestampAfterMaxMs,
                    compression,
                    producerIdExpirationMs,
                    fileDeleteDelayMs);
        }

        public Changes segmentBytes(int value) {
            segmentBytes = value;
            return this;
        }

        public Changes segmentMs(long value) {
            segmentMs = value;
            return this;
        }

        public Changes segmentJitterMs(long value) {
            segmentJitterMs = value;
            return this;
        }

        public Changes segmentIndexBytes(int value) {
            segmentIndexBytes = value;
            return this;
        }

        public Changes indexIntervalBytes(int value) {
            indexIntervalBytes = value;
            return this;
        }

        public Changes flushMessages(long value) {
            flushMessages = value;
            return this;
        }

        public Changes flushMs(long value) {
            flushMs = value;
            return this;
        }

        public Changes retentionMs(long value) {
            retentionMs = value;
            return this;
        }

        public Changes retentionBytes(long value) {
            retentionBytes = value;
            return this;
        }

        public Changes delete(boolean value) {
            delete = value;
            return this;
        }

        public Changes compact(boolean value) {
            compact = value;
            return this;
        }

        public Changes maxMessageBytes(int value) {
            maxMessageBytes = value;
            return this;
        }

        public Changes timestampType(TimestampType value) {
            timestampType = value;
            return this;
        }

        public Changes timestampBeforeMaxMs(long value) {
            timestampBeforeMaxMs = value;
            return this;
        }

        public Changes timestampAfterMaxMs(long value) {
            timestampAfterMaxMs = value;
            return this;
        }

        public Changes compression(Optional<Compression> value) {
            compression = value;
            return this;
        }

        public Changes producerIdExpirationMs(long value) {
            producerIdExpirationMs = value;
            return this;
        }

        public Changes fileDeleteDelayMs(long value) {
            fileDeleteDelayMs = value;
            return this;
        }
    }
}
