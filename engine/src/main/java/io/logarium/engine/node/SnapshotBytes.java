package io.logarium.engine.node;

import io.logarium.engine.controller.MetadataRecord;
import io.logarium.engine.controller.MetadataRecordCodec;
import io.logarium.engine.quorum.LogPosition;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.compress.Compression;
import org.apache.kafka.common.message.SnapshotFooterRecord;
import org.apache.kafka.common.message.SnapshotHeaderRecord;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.common.record.internal.ControlRecordType;
import org.apache.kafka.common.record.internal.MemoryRecords;
import org.apache.kafka.common.record.internal.RecordBatch;
import org.apache.kafka.common.record.internal.SimpleRecord;
import org.jspecify.annotations.Nullable;

/// A snapshot of the metadata in the bytes of Kafka's `.checkpoint` files (KIP-630): a header, batches of metadata records, a footer,
/// with offsets of their own from 0 on and all in the epoch of the last record that the snapshot stands for.
final class SnapshotBytes {
    /// Kafka's largest batch of the metadata log.
    private static final int BATCH_BYTES = 8 << 20;

    private static final int CONTROL_BYTES = 256;

    private SnapshotBytes() {}

    /// A snapshot's records.
    ///
    /// @param timestampMs of the last record that it stands for
    record Content(List<MetadataRecord> records, long timestampMs) {}

    static byte[] encode(Content content, LogPosition id) {
        var batches = new ArrayList<MemoryRecords>();
        batches.add(
                MemoryRecords.withSnapshotHeaderRecord(
                        0,
                        content.timestampMs,
                        id.epoch(),
                        ByteBuffer.allocate(CONTROL_BYTES),
                        new SnapshotHeaderRecord()
                                .setVersion((short) 0)
                                .setLastContainedLogTimestamp(content.timestampMs)));
        long offset = 1;
        var batch = new ArrayList<SimpleRecord>();
        int bytes = 0;
        for (var one : content.records) {
            var value = MetadataRecordCodec.encode(one);
            if (!batch.isEmpty() && bytes + value.length > BATCH_BYTES) {
                batches.add(batch(batch, offset, id));
                offset += batch.size();
                batch.clear();
                bytes = 0;
            }
            batch.add(new SimpleRecord(content.timestampMs, null, value));
            bytes += value.length;
        }
        if (!batch.isEmpty()) {
            batches.add(batch(batch, offset, id));
            offset += batch.size();
        }
        batches.add(
                MemoryRecords.withSnapshotFooterRecord(
                        offset,
                        content.timestampMs,
                        id.epoch(),
                        ByteBuffer.allocate(CONTROL_BYTES),
                        new SnapshotFooterRecord().setVersion((short) 0)));
        return joined(batches);
    }

    private static MemoryRecords batch(List<SimpleRecord> records, long offset, LogPosition id) {
        return MemoryRecords.withRecords(
                RecordBatch.MAGIC_VALUE_V2,
                offset,
                Compression.NONE,
                TimestampType.CREATE_TIME,
                RecordBatch.NO_PRODUCER_ID,
                RecordBatch.NO_PRODUCER_EPOCH,
                RecordBatch.NO_SEQUENCE,
                id.epoch(),
                false,
                records.toArray(SimpleRecord[]::new));
    }

    private static byte[] joined(List<MemoryRecords> batches) {
        var all = ByteBuffer.allocate(batches.stream().mapToInt(MemoryRecords::sizeInBytes).sum());
        batches.forEach(one -> all.put(one.buffer().duplicate()));
        return all.array();
    }

    /// What the bytes hold; nothing when they are not a whole snapshot, every batch as it was written.
    static Optional<Content> decode(byte[] bytes) {
        var records = new ArrayList<MetadataRecord>();
        long timestampMs = 0;
        var last = ControlRecordType.UNKNOWN;
        int read = 0;
        try {
            for (var batch : MemoryRecords.readableRecords(ByteBuffer.wrap(bytes)).batches()) {
                batch.ensureValid();
                boolean first = read == 0;
                read += batch.sizeInBytes();
                var control = controlOf(batch);
                if (first != (control == ControlRecordType.SNAPSHOT_HEADER)
                        || last == ControlRecordType.SNAPSHOT_FOOTER) {
                    return Optional.empty();
                }
                last = control == null ? ControlRecordType.UNKNOWN : control;
                timestampMs = Math.max(timestampMs, batch.maxTimestamp());
                if (control == null) {
                    batch.forEach(one -> records.add(MetadataRecordCodec.decode(one.value())));
                }
            }
        } catch (RuntimeException damaged) { // noise where a batch or a record should be
            return Optional.empty();
        }
        boolean whole = read == bytes.length && last == ControlRecordType.SNAPSHOT_FOOTER;
        return whole ? Optional.of(new Content(records, timestampMs)) : Optional.empty();
    }

    private static @Nullable ControlRecordType controlOf(RecordBatch batch) {
        return batch.isControlBatch()
                ? ControlRecordType.parse(batch.iterator().next().key())
                : null;
    }
}
