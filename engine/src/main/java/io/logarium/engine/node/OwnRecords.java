package io.logarium.engine.node;

import io.logarium.engine.log.CheckedBatch;
import java.nio.ByteBuffer;
import java.util.List;
import org.apache.kafka.common.compress.Compression;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.common.record.internal.MemoryRecords;
import org.apache.kafka.common.record.internal.RecordBatch;
import org.jspecify.annotations.Nullable;

/// Batches that a node writes by itself: the records of its controller and of its coordinators.
final class OwnRecords {
    /// Header of a batch, and what a record costs beside its key and value at most.
    private static final int BATCH_BYTES = 64;

    private static final int RECORD_BYTES = 32;

    private OwnRecords() {}

    /// A record's bytes.
    ///
    /// @param key null when the record has none
    /// @param value null for a tombstone
    record KeyValue(@Nullable ByteBuffer key, @Nullable ByteBuffer value) {
        int size() {
            return RECORD_BYTES
                    + (key == null ? 0 : key.remaining())
                    + (value == null ? 0 : value.remaining());
        }
    }

    /// One batch with all of them.
    static CheckedBatch batch(List<KeyValue> records, long nowMs) {
        int size = BATCH_BYTES + records.stream().mapToInt(KeyValue::size).sum();
        var builder =
                MemoryRecords.builder(
                        ByteBuffer.allocate(size),
                        RecordBatch.MAGIC_VALUE_V2,
                        Compression.NONE,
                        TimestampType.CREATE_TIME,
                        0L);
        for (var entry : records) {
            builder.append(nowMs, entry.key(), entry.value());
        }
        return CheckedBatch.ofOwn(builder.build());
    }
}
