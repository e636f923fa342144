package io.logarium.engine.log;

import java.nio.ByteBuffer;
import org.apache.kafka.common.record.internal.MemoryRecords;

/// One whole record batch that a leader may append as it is, but for base offset and leader epoch, which [PartitionLog] writes into
/// its bytes.
///
/// @param bytes the batch, from 0 to its limit; nobody else may change them
/// @param fromClient whether a client's sequences are checked; a coordinator's own batches are not (KIP-98)
/// @param logAppendTimeMs the broker's time that was stamped on it, or -1 when its producer's timestamps stay
public record CheckedBatch(
        ByteBuffer bytes, BatchHeader header, boolean fromClient, long logAppendTimeMs)
        implements CheckResult {
    /// A batch of our own making (a coordinator's or controller's records, a marker): exactly one batch, believed unseen.
    public static CheckedBatch ofOwn(MemoryRecords records) {
        var bytes = records.buffer().slice();
        return new CheckedBatch(bytes, BatchHeader.at(bytes, 0), false, -1);
    }
}
