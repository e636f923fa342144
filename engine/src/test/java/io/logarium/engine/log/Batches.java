package io.logarium.engine.log;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.kafka.common.compress.Compression;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.common.record.internal.ControlRecordType;
import org.apache.kafka.common.record.internal.EndTransactionMarker;
import org.apache.kafka.common.record.internal.MemoryRecords;
import org.apache.kafka.common.record.internal.RecordBatch;
import org.apache.kafka.common.record.internal.SimpleRecord;
import org.jspecify.annotations.Nullable;

/// Record batches as clients send them.
final class Batches {
    static final long T0 = 1_700_000_000_000L;

    private Batches() {}

    static ByteBuffer of(String... values) {
        return at(T0, values);
    }

    static ByteBuffer at(long timestamp, String... values) {
        return of(Compression.NONE, records(timestamp, values));
    }

    static ByteBuffer of(Compression compression, SimpleRecord... records) {
        return copyOf(MemoryRecords.withRecords(compression, records));
    }

    static SimpleRecord[] records(long timestamp, String... values) {
        return Arrays.stream(values)
                .map(v -> new SimpleRecord(timestamp, bytes("k-" + v), bytes(v)))
                .toArray(SimpleRecord[]::new);
    }

    /// A batch of one record whose value has so many bytes.
    static ByteBuffer sized(int bytes, long timestamp) {
        return of(Compression.NONE, new SimpleRecord(timestamp, bytes("k"), new byte[bytes]));
    }

    static ByteBuffer idempotent(long id, int epoch, int sequence, int count) {
        return copyOf(
                MemoryRecords.withIdempotentRecords(
                        Compression.NONE, id, (short) epoch, sequence, numbered(count)));
    }

    static ByteBuffer transactional(long id, int epoch, int sequence, int count) {
        return copyOf(
                MemoryRecords.withTransactionalRecords(
                        Compression.NONE, id, (short) epoch, sequence, numbered(count)));
    }

    static CheckedBatch marker(long id, int epoch, ControlRecordType type) {
        return CheckedBatch.ofOwn(
                MemoryRecords.withEndTransactionMarker(
                        T0, id, (short) epoch, new EndTransactionMarker(type, 7)));
    }

    private static SimpleRecord[] numbered(int count) {
        var records = new SimpleRecord[count];
        for (int i = 0; i < count; i++) {
            records[i] = new SimpleRecord(T0 + i, bytes("k" + i), bytes("v" + i));
        }
        return records;
    }

    /// A batch that passed its check, with whatever timestamps.
    static CheckedBatch checked(ByteBuffer batch) {
        var rules =
                BatchRules.of(LogConfig.DEFAULT.with(c -> c.timestampAfterMaxMs(Long.MAX_VALUE)));
        if (BatchCheck.check(batch, rules, T0) instanceof CheckedBatch checked) {
            return checked;
        }
        throw new AssertionError("not a good batch");
    }

    /// As another leader would have stored it.
    static ByteBuffer stored(ByteBuffer batch, long baseOffset, int leaderEpoch) {
        return batch.duplicate()
                .putLong(0, baseOffset)
                .putInt(BatchHeader.LEADER_EPOCH_AT, leaderEpoch);
    }

    static MemoryRecords logAppendTime(long timestamp, SimpleRecord... records) {
        return MemoryRecords.withRecords(
                RecordBatch.MAGIC_VALUE_V2,
                0,
                Compression.NONE,
                TimestampType.LOG_APPEND_TIME,
                records);
    }

    /// `offset:value` of each record.
    static List<String> values(ByteBuffer batches) {
        var found = new ArrayList<String>();
        for (var batch : MemoryRecords.readableRecords(batches).batches()) {
            batch.ensureValid();
            for (var record : batch) {
                found.add(record.offset() + ":" + text(record.value()));
            }
        }
        return found;
    }

    static String text(@Nullable ByteBuffer bytes) {
        return bytes == null
                ? "(none)"
                : StandardCharsets.UTF_8.decode(bytes.duplicate()).toString();
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static ByteBuffer copyOf(MemoryRecords records) {
        var copy = ByteBuffer.allocate(records.sizeInBytes());
        copy.put(records.buffer().duplicate());
        return copy.flip();
    }
}
