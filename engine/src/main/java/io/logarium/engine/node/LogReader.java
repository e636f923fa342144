package io.logarium.engine.node;

import io.logarium.engine.log.PartitionLog;
import io.logarium.engine.log.ReadResult;
import io.logarium.engine.log.Slice;
import io.logarium.engine.wire.MemoryChannel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.apache.kafka.common.record.internal.MemoryRecords;

/// Reads a log's records back into memory, for whoever rebuilds its state from them.
final class LogReader {
    private LogReader() {}

    /// A place to read from, taken on the loop; empty at the end.
    static Optional<Slice> next(PartitionLog log, long offset, int maxBytes) {
        return switch (log.read(offset, log.endOffset(), maxBytes, true)) {
            case ReadResult.Found(Slice slice) -> Optional.of(slice);
            case ReadResult.Nothing ignored -> Optional.empty();
            case ReadResult.OutOfRange ignored -> Optional.empty();
        };
    }

    /// The batches themselves. May wait for the disk; lets go of the slice.
    static MemoryRecords load(Slice slice) {
        try {
            int size = slice.sizeInBytes();
            var channel = new MemoryChannel(size);
            int done = 0;
            while (done < size) {
                done += slice.writeTo(channel, done, size - done);
            }
            return MemoryRecords.readableRecords(channel.written());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            slice.release();
        }
    }
}
