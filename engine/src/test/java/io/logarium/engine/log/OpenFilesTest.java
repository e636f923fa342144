package io.logarium.engine.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.logarium.engine.loop.Chance;
import io.logarium.engine.testing.StrictDisk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Many logs on a disk that allows three open files.
class OpenFilesTest {
    private static final int LIMIT = 3;
    private static final int LOGS = 20;
    private static final Uuid ID = Uuid.fromString("PJujSl0FT4-6LGKwccpr8w");

    @TempDir Path folder;

    private final StrictDisk disk =
            new StrictDisk(LiveDisk.of(Runnable::run, Runnable::run, LIMIT));

    private LogDir open() {
        return LogDir.open(disk, folder, 0, "ElVAttRXRzSwunbMVAMe5g", Chance.seeded(1));
    }

    private List<PartitionLog> logs(LogDir dir) {
        var all =
                IntStream.range(0, LOGS)
                        .mapToObj(i ->
                                dir.openLog(
                                        new TopicPartition("t", i),
                                        ID,
                                        LogFixture.smallSegments(),
                                        LogFixture.NOW))
                        .toList();
        assertWithinLimit();
        return all;
    }

    private void assertWithinLimit() {
        assertThat(disk.open()).hasSizeLessThanOrEqualTo(LIMIT);
    }

    private void fill(List<PartitionLog> logs, int rounds) {
        for (int round = 0; round < rounds; round++) {
            for (var log : logs) {
                var value = "%s-%d".formatted(log.partition(), log.endOffset());
                log.appendAsLeader(
                        Batches.checked(Batches.of(value)), LogFixture.EPOCH, LogFixture.NOW);
                assertWithinLimit();
            }
        }
    }

    private static List<String> values(PartitionLog log) throws IOException {
        var found = new ArrayList<String>();
        long next = 0;
        while (log.read(next, log.endOffset(), 400, true) instanceof ReadResult.Found(var slice)) {
            var bytes = LogFixture.content(slice);
            found.addAll(Batches.values(bytes));
            next = LogFixture.lastHeader(bytes).nextOffset();
        }
        return found;
    }

    private void assertHolds(List<PartitionLog> logs, int records) throws IOException {
        for (var log : logs) {
            var expected =
                    IntStream.range(0, records)
                            .mapToObj(i -> "%d:%s-%d".formatted(i, log.partition(), i))
                            .toList();
            assertThat(values(log)).isEqualTo(expected);
            assertWithinLimit();
        }
    }

    @Test
    void manyLogsAreWrittenAndReadThroughFewOpenFiles() throws IOException {
        var dir = open();
        var logs = logs(dir);
        fill(logs, 30);
        assertThat(logs.getFirst().segments()).hasSizeGreaterThan(1);
        assertHolds(logs, 30);

        dir.flushAll(failure -> assertThat(failure).isEmpty());
        dir.close(Map.of(), 1);
        assertThat(disk.open()).isEmpty();

        var again = open();
        assertHolds(logs(again), 30);
        fill(logs(again), 5);
        again.abandon();
        assertThat(disk.open()).isEmpty();

        var afterKill = open();
        assertHolds(logs(afterKill), 35);
        afterKill.abandon();
    }

    @Test
    void aQuietLogHoldsNothingAndGoesOnAsBefore() throws IOException {
        var dir = open();
        var logs = logs(dir);
        fill(logs, 30);

        logs.forEach(PartitionLog::restIfQuiet);
        logs.forEach(PartitionLog::restIfQuiet);

        assertHolds(logs, 30);
        fill(logs, 10);
        assertHolds(logs, 40);
        dir.abandon();
    }

    @Test
    void recordsAreSentFromAFileThatWasShutMeanwhile() throws IOException {
        var dir = open();
        var logs = logs(dir);
        fill(logs, 2);
        var found = (ReadResult.Found) logs.getFirst().read(0, 2, 1000, true);

        fill(logs.subList(1, LOGS), 3);

        assertThat(disk.open()).noneMatch(file -> file.startsWith(folder.resolve("t-0")));
        assertThat(Batches.values(LogFixture.content(found.slice())))
                .containsExactly("0:t-0-0", "1:t-0-1");
        dir.abandon();
    }

    @Test
    void severalThreadsReadWhileTheLoopAppends() throws Exception {
        var dir = open();
        var logs = logs(dir);
        fill(logs, 3);
        var slices =
                logs.stream()
                        .map(log -> ((ReadResult.Found) log.read(0, 3, 1000, true)).slice())
                        .toList();
        try (var threads = Executors.newFixedThreadPool(3)) {
            var readers = new ArrayList<Future<?>>();
            for (int reader = 0; reader < 3; reader++) {
                readers.add(
                        threads.submit(() -> {
                            for (int i = 0; i < 10 * LOGS; i++) {
                                var log = logs.get(i % LOGS);
                                assertThat(Batches.values(slices.get(i % LOGS).copy()))
                                        .hasSize(3)
                                        .first()
                                        .isEqualTo("0:%s-0".formatted(log.partition()));
                            }
                            return true;
                        }));
            }
            for (int round = 0; round < 20; round++) {
                for (var log : logs) {
                    var value = "%s-%d".formatted(log.partition(), log.endOffset());
                    log.appendAsLeader(
                            Batches.checked(Batches.of(value)), LogFixture.EPOCH, LogFixture.NOW);
                }
            }
            for (var reader : readers) {
                reader.get();
            }
        }
        slices.forEach(Slice::release);
        assertHolds(logs, 23);
        dir.abandon();
    }

    @Test
    void aFileThatLostBytesWhileItWasShutIsNotUsed() throws IOException {
        var dir = open();
        var logs = logs(dir);
        fill(logs, 2);
        Files.write(folder.resolve("t-0/00000000000000000000.log"), new byte[0]);

        assertThatThrownBy(() -> fill(logs.subList(0, 1), 1))
                .isInstanceOf(DiskFailed.class)
                .hasMessageContaining("0 bytes");
        dir.abandon();
    }
}
