package io.logarium.engine.log;

import java.nio.ByteBuffer;
import java.util.List;
import org.apache.kafka.common.compress.Compression;
import org.apache.kafka.common.protocol.Errors;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.common.record.internal.MemoryRecords;
import org.apache.kafka.common.record.internal.MemoryRecordsBuilder;
import org.apache.kafka.common.record.internal.MutableRecordBatch;
import org.apache.kafka.common.record.internal.RecordBatch;
import org.apache.kafka.common.utils.internals.BufferSupplier;
import org.apache.kafka.common.utils.internals.ByteBufferOutputStream;

/// Builds a batch anew: with the topic's own compression (`compression.type`), or because its records are numbered wrongly.
final class BatchRewrite {
    private static final int FIRST_BYTES = 16 * 1024;

    private BatchRewrite() {}

    /// @param bytes one batch that was found well formed
    static CheckResult rewrite(
            ByteBuffer bytes, Compression compression, BatchRules rules, long nowMs) {
        var batch = MemoryRecords.readableRecords(bytes).batches().iterator().next();
        var out = new ByteBufferOutputStream(Math.max(FIRST_BYTES, bytes.limit()));
        try (var builder = builder(out, batch, compression, rules, nowMs);
                var records = batch.streamingIterator(BufferSupplier.NO_CACHING)) {
            for (int i = 0; records.hasNext(); i++) {
                var record = records.next();
                builder.appendWithOffset(
                        i, record.timestamp(), record.key(), record.value(), record.headers());
                if (out.position() > rules.maxBatchBytes()) {
                    builder.abort();
                    return tooLarge(rules);
                }
            }
            var rebuilt = builder.build().buffer().slice();
            if (rebuilt.limit() > rules.maxBatchBytes()) {
                return tooLarge(rules);
            }
            boolean logTime = rules.timestampType() == TimestampType.LOG_APPEND_TIME;
            return new CheckedBatch(
                    rebuilt, BatchHeader.at(rebuilt, 0), true, logTime ? nowMs : -1);
        }
    }

    private static MemoryRecordsBuilder builder(
            ByteBufferOutputStream out,
            MutableRecordBatch batch,
            Compression compression,
            BatchRules rules,
            long nowMs) {
        return new MemoryRecordsBuilder(
                out,
                RecordBatch.MAGIC_VALUE_V2,
                compression,
                rules.timestampType(),
                0,
                nowMs,
                batch.producerId(),
                batch.producerEpoch(),
                batch.baseSequence(),
                batch.isTransactional(),
                false,
                RecordBatch.NO_PARTITION_LEADER_EPOCH,
                out.remaining());
    }

    private static Rejected tooLarge(BatchRules rules) {
        return new Rejected(
                Errors.MESSAGE_TOO_LARGE,
                "The batch has more than %d bytes with the topic's compression (max.message.bytes)."
                        .formatted(rules.maxBatchBytes()),
                List.of(),
                false);
    }
}
