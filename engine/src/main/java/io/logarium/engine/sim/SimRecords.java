package io.logarium.engine.sim;

import io.logarium.engine.log.ReadResult;
import io.logarium.engine.node.Broker;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.record.internal.MemoryRecords;
import org.apache.kafka.common.utils.Utils;
import org.jspecify.annotations.Nullable;

/// The records in a simulated broker's own log, also those above the high watermark that no reader gets.
public final class SimRecords {
    private static final int MAX_BYTES = 1 << 20;

    private SimRecords() {}

    /// A record in the log.
    ///
    /// @param key null for Kafka's null
    /// @param value null for Kafka's null
    public record Stored(
            long offset, long timestampMs, byte @Nullable [] key, byte @Nullable [] value) {}

    /// What a broker holds of a partition from an offset on, control records left out; empty when it does not run or has none of it.
    public static List<Stored> read(
            Simulation simulation, int broker, TopicPartition id, long from) {
        var partition =
                simulation.broker(broker).broker().map(Broker::partitions).flatMap(p -> p.find(id));
        if (partition.isEmpty() || partition.get().log().isOffline()) {
            return List.of();
        }
        var log = partition.get().log();
        var found = new ArrayList<Stored>();
        long next = Math.max(from, log.logStartOffset());
        while (next < log.endOffset()
                && log.read(next, log.endOffset(), MAX_BYTES, true)
                        instanceof ReadResult.Found(var slice)) {
            long before = next;
            try {
                next = add(MemoryRecords.readableRecords(slice.copy()), next, found);
            } catch (IOException gone) {
                throw new UncheckedIOException(gone);
            } finally {
                slice.release();
            }
            if (next <= before) {
                break;
            }
        }
        return found;
    }

    private static long add(MemoryRecords records, long from, List<Stored> found) {
        long next = from;
        for (var batch : records.batches()) {
            next = batch.nextOffset();
            if (batch.isControlBatch()) {
                continue;
            }
            for (var record : batch) {
                if (record.offset() >= from) {
                    found.add(
                            new Stored(
                                    record.offset(),
                                    record.timestamp(),
                                    bytes(record.key()),
                                    bytes(record.value())));
                }
            }
        }
        return next;
    }

    private static byte @Nullable [] bytes(@Nullable ByteBuffer buffer) {
        return buffer == null ? null : Utils.toArray(buffer);
    }
}
