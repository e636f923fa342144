package io.logarium.engine.log;

import java.util.Optional;
import org.apache.kafka.common.compress.Compression;
import org.apache.kafka.common.record.TimestampType;

/// What a produced batch must comply with: the part of a topic's config that [BatchCheck] needs off the loop.
///
/// @param maxBatchBytes `max.message.bytes`
/// @param keysRequired whether the topic is compacted
/// @param compression what batches are recompressed with; empty for `producer`
/// @param zstd whether the producer may use Zstandard: from Produce version 7 (KIP-110)
public record BatchRules(
        int maxBatchBytes,
        boolean keysRequired,
        TimestampType timestampType,
        long timestampBeforeMaxMs,
        long timestampAfterMaxMs,
        Optional<Compression> compression,
        boolean zstd) {
    public static BatchRules of(LogConfig config) {
        return new BatchRules(
                config.maxMessageBytes(),
                config.compact(),
                config.timestampType(),
                config.timestampBeforeMaxMs(),
                config.timestampAfterMaxMs(),
                config.compression(),
                true);
    }

    public BatchRules withoutZstd() {
        return new BatchRules(
                maxBatchBytes,
                keysRequired,
                timestampType,
                timestampBeforeMaxMs,
                timestampAfterMaxMs,
                compression,
                false);
    }
}
