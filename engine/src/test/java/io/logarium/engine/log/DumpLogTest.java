package io.logarium.engine.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.logarium.engine.conformance.KafkaTools;
import io.logarium.engine.loop.Chance;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.compress.Compression;
import org.apache.kafka.common.record.internal.SimpleRecord;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Kafka's own dump tool reads what we wrote, while the log is open and after it was closed.
@Tag("clients")
class DumpLogTest {
    private static final TopicPartition PARTITION = new TopicPartition("orders", 0);

    @TempDir private Path dir;

    @Test
    void itReadsEveryFileWithoutComplaint() throws Exception {
        var logDir = LogDir.open(LiveDisk.direct(), dir, 0, "cluster", Chance.seeded(1));
        var log =
                logDir.openLog(
                        PARTITION,
                        Uuid.randomUuid(),
                        LogConfig.DEFAULT.with(
                                c -> c.segmentBytes(100_000).indexIntervalBytes(1000)),
                        Batches.T0);
        fill(log);
        assertReadable(log);

        logDir.close(Map.of(PARTITION, log.endOffset()), 1);

        assertReadable(log);
        var checkpoint =
                Files.readString(dir.resolve("orders-0").resolve("leader-epoch-checkpoint"));
        assertThat(checkpoint).isEqualTo("0\n2\n0 0\n1 1200\n");
    }

    private static void fill(PartitionLog log) {
        for (int i = 0; i < 600; i++) {
            long timestamp = Batches.T0 + 10L * i;
            var compression = i % 3 == 0 ? Compression.gzip().build() : Compression.NONE;
            var batch =
                    i % 50 == 0
                            ? Batches.idempotent(i % 100, 0, i / 100 * 2, 2)
                            : Batches.of(
                                    compression,
                                    new SimpleRecord(timestamp, new byte[3], new byte[300]),
                                    new SimpleRecord(timestamp + 1, new byte[3], new byte[i]));
            log.appendAsLeader(Batches.checked(batch), 0, timestamp);
        }
        log.appendAsLeader(Batches.checked(Batches.of("end")), 1, Batches.T0);
    }

    private void assertReadable(PartitionLog log) throws Exception {
        var files = new ArrayList<String>();
        try (var all = Files.list(dir.resolve("orders-0"))) {
            all.map(Path::toString)
                    .filter(name -> name.matches(".*\\.(log|index|timeindex|snapshot)"))
                    .sorted()
                    .forEach(files::add);
        }
        assertThat(files).hasSizeGreaterThan(8);
        var list = String.join(",", files);
        for (var option :
                List.of(
                        List.<String>of(),
                        List.of("--deep-iteration", "--print-data-log"),
                        List.of("--index-sanity-check"),
                        List.of("--verify-index-only"))) {
            var arguments = new ArrayList<>(List.of("--files", list));
            arguments.addAll(option);
            var output = KafkaTools.run("dump-log", arguments);
            assertThat(output.exit()).as(output.err()).isZero();
            assertThat(output.out() + output.err())
                    .doesNotContainIgnoringCase("mismatch")
                    .doesNotContainIgnoringCase("out of order")
                    .doesNotContainIgnoringCase("exception")
                    .doesNotContainIgnoringCase("corrupt")
                    .doesNotContainIgnoringCase("Found ")
                    .doesNotContain("isvalid: false");
        }
        var last =
                KafkaTools.run(
                        "dump-log",
                        List.of(
                                "--files",
                                files.stream().filter(f -> f.endsWith("log")).toList().getLast()));
        assertThat(last.out()).contains("lastOffset: " + (log.endOffset() - 1));
    }
}
