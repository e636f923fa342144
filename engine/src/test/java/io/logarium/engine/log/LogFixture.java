package io.logarium.engine.log;

import io.logarium.engine.testing.MemoryDisk;
import io.logarium.engine.testing.StrictDisk;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.TopicPartition;

/// A log on a disk in memory that refuses what Windows refuses.
final class LogFixture {
    static final TopicPartition PARTITION = new TopicPartition("orders", 0);
    static final Path DIR = Path.of("/data/orders-0");
    static final long NOW = Batches.T0;
    static final int EPOCH = 3;

    final MemoryDisk memory;
    final LogConfig config;
    StrictDisk disk;
    PartitionLog log;

    LogFixture(LogConfig config) {
        this(new MemoryDisk(), config, OpenHints.NONE);
    }

    LogFixture(MemoryDisk memory, LogConfig config, OpenHints hints) {
        this.memory = memory;
        this.config = config;
        this.disk = new StrictDisk(memory);
        this.log = PartitionLog.open(disk, DIR, PARTITION, config, hints, NOW);
    }

    static LogFixture small() {
        return new LogFixture(smallSegments());
    }

    /// Segments of 1,000 bytes with an index entry for nearly every batch.
    static LogConfig smallSegments() {
        return LogConfig.DEFAULT.with(c -> c.segmentBytes(1000).indexIntervalBytes(100));
    }

    AppendResult append(String... values) {
        return append(Batches.of(values));
    }

    AppendResult append(ByteBuffer batch) {
        return log.appendAsLeader(Batches.checked(batch), EPOCH, NOW);
    }

    /// So many batches of two records, numbered by their offsets.
    LogFixture fill(int batches) {
        for (int i = 0; i < batches; i++) {
            long next = log.endOffset();
            append("value-" + next, "value-" + (next + 1));
        }
        return this;
    }

    /// Closes the log and opens it again.
    LogFixture reopen() {
        log.close();
        return reopened(memory, new OpenHints(log.endOffset(), log.logStartOffset(), true));
    }

    /// Opens the files as they are after the process was killed; the old log must not be used any more.
    LogFixture crash(long recoveryPoint) {
        return reopened(memory.copy(), new OpenHints(recoveryPoint, log.logStartOffset(), false));
    }

    LogFixture reopened(MemoryDisk files, OpenHints hints) {
        return new LogFixture(files, config, hints);
    }

    /// Everything from the log start on, read in pieces, as `offset:value`.
    List<String> readAll() {
        return read(log.logStartOffset(), log.endOffset(), 300);
    }

    List<String> read(long from, long upper, int maxBytes) {
        var found = new ArrayList<String>();
        long next = from;
        while (log.read(next, upper, maxBytes, true) instanceof ReadResult.Found(var slice)) {
            var bytes = content(slice);
            found.addAll(Batches.values(bytes));
            next = lastHeader(bytes).nextOffset();
        }
        return found;
    }

    static ByteBuffer content(Slice slice) {
        try {
            return slice.copy();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            slice.release();
        }
    }

    static BatchHeader lastHeader(ByteBuffer batches) {
        int at = 0;
        while (true) {
            var header = BatchHeader.at(batches, at);
            at += header.sizeInBytes();
            if (at >= batches.limit()) {
                return header;
            }
        }
    }

    /// `0:value-0`, `1:value-1` and so on, as [#fill] writes them.
    static List<String> expected(long from, long to) {
        var values = new ArrayList<String>();
        for (long offset = from; offset < to; offset++) {
            values.add(offset + ":value-" + offset);
        }
        return values;
    }

    List<Long> bases() {
        return log.segments().stream().map(SegmentInfo::baseOffset).toList();
    }

    List<String> files() {
        return memory.list(DIR);
    }
}
