package io.logarium.engine.log;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.compress.Compression;
import org.apache.kafka.common.record.internal.SimpleRecord;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// How fast one thread checks and appends: `mvn test -Dtest=AppendBench -Dtest.groups=bench -Dtest.groups.excluded=`.
@Tag("bench")
class AppendBench {
    private static final int BATCH_BYTES = 16 * 1024;
    private static final long TOTAL_BYTES = 1L << 30;

    @TempDir private Path dir;

    @Test
    void printsMegabytesASecond() throws IOException {
        for (int recordBytes : new int[] {100, 1000}) {
            var batch = batch(recordBytes);
            for (int round = 0; round < 3; round++) {
                long checkNanos = measureCheck(batch);
                long appendNanos = measureAppend(batch, round + "-" + recordBytes);
                System.out.printf(
                        "16 KB batches of %d-byte records: check %,.0f MB/s, append %,.0f MB/s, both %,.0f MB/s of CPU%n",
                        recordBytes,
                        mbPerSecond(checkNanos),
                        mbPerSecond(appendNanos),
                        mbPerSecond(checkNanos + appendNanos));
            }
        }
    }

    /// CPU time, so that other work on the machine does not count.
    private static long cpuNanos() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private static double mbPerSecond(long nanos) {
        return TOTAL_BYTES / 1e6 / (nanos / 1e9);
    }

    private static long measureCheck(ByteBuffer batch) {
        var rules = BatchRules.of(LogConfig.DEFAULT);
        batch.putLong(0, 0);
        long start = cpuNanos();
        for (long done = 0; done < TOTAL_BYTES; done += batch.limit()) {
            if (!(BatchCheck.check(batch, rules, Batches.T0) instanceof CheckedBatch)) {
                throw new AssertionError("not a good batch");
            }
        }
        return cpuNanos() - start;
    }

    private long measureAppend(ByteBuffer batch, String name) throws IOException {
        var folder = dir.resolve(name + "-0");
        var log =
                PartitionLog.open(
                        LiveDisk.of(flush -> {}, Runnable::run, 100),
                        folder,
                        new TopicPartition(name, 0),
                        LogConfig.DEFAULT,
                        OpenHints.NONE,
                        Batches.T0);
        var checked = Batches.checked(batch);
        long start = cpuNanos();
        for (long done = 0; done < TOTAL_BYTES; done += batch.limit()) {
            log.appendAsLeader(checked, 0, Batches.T0);
        }
        long nanos = cpuNanos() - start;
        log.close();
        try (var files = Files.list(folder)) {
            for (var file : files.toList()) {
                Files.delete(file);
            }
        }
        return nanos;
    }

    private static ByteBuffer batch(int recordBytes) {
        var records = new SimpleRecord[BATCH_BYTES / (recordBytes + 8)];
        var random = new Random(1);
        for (int i = 0; i < records.length; i++) {
            var value = new byte[recordBytes];
            random.nextBytes(value);
            records[i] = new SimpleRecord(Batches.T0 + i, null, value);
        }
        return Batches.of(Compression.NONE, records);
    }
}
