package io.logarium.engine.log;

import static io.logarium.engine.log.LogFixture.DIR;
import static io.logarium.engine.log.LogFixture.NOW;
import static io.logarium.engine.log.LogFixture.expected;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.logarium.engine.log.EpochHistory.Entry;
import io.logarium.engine.log.ReadResult.Found;
import io.logarium.engine.log.ReadResult.OutOfRange;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class RetentionTest {
    private static final long HOUR = 3_600_000;
    private static final long DELAY = LogConfig.DEFAULT.fileDeleteDelayMs();

    private final List<String> heard = new ArrayList<>();

    private LogFixture keeping(java.util.function.Consumer<LogConfig.Changes> changes) {
        var f = new LogFixture(LogFixture.smallSegments().with(changes));
        f.log.listen(
                new LogListener() {
                    @Override
                    public void segmentDeleted(TopicPartition p, long base, Cause cause) {
                        heard.add(base + " " + cause);
                    }

                    @Override
                    public void logStartMoved(TopicPartition p, long start) {
                        heard.add("start " + start);
                    }
                });
        return f;
    }

    @Test
    void expiredSegmentsGoAndTheActiveOneRollsWhenAllHaveExpired() {
        var f = keeping(c -> c.retentionMs(HOUR)).fill(20);
        assertThat(f.bases()).containsExactly(0L, 18L, 36L);

        assertThat(f.log.applyRetention(NOW + HOUR, 40)).isZero();
        int gone = f.log.applyRetention(NOW + HOUR + 1, 40);

        assertThat(gone).isEqualTo(3);
        assertThat(f.bases()).containsExactly(40L);
        assertThat(f.log.logStartOffset()).isEqualTo(40);
        assertThat(f.log.endOffset()).isEqualTo(40);
        assertThat(heard)
                .containsExactly(
                        "0 RETENTION_TIME", "18 RETENTION_TIME", "36 RETENTION_TIME", "start 40");
        assertThat(f.fill(1).readAll()).isEqualTo(expected(40, 42));
    }

    @Test
    void onlySegmentsBelowTheHighWatermarkGo() {
        var f = keeping(c -> c.retentionMs(HOUR)).fill(20);

        f.log.applyRetention(NOW + 2 * HOUR, 35);

        assertThat(f.bases()).containsExactly(18L, 36L);
        assertThat(f.readAll()).isEqualTo(expected(18, 40));
    }

    @Test
    void theOldestSegmentsGoWhileTheRestIsLargeEnough() {
        var f = keeping(c -> c.retentionBytes(1500).retentionMs(-1)).fill(40);
        long before = f.log.sizeBytes();

        f.log.applyRetention(NOW + 999 * HOUR, 80);

        assertThat(f.log.sizeBytes()).isBetween(1500L, 2500L).isLessThan(before);
        assertThat(heard).contains("0 RETENTION_SIZE").doesNotContain("0 RETENTION_TIME");
    }

    @Test
    void aCompactedTopicLosesNothingByAgeOrSize() {
        var f =
                keeping(c -> c.retentionMs(1).retentionBytes(1).delete(false).compact(true))
                        .fill(20);

        f.log.applyRetention(NOW + HOUR, 40);

        assertThat(f.readAll()).isEqualTo(expected(0, 40));
    }

    @Test
    void recordsWithoutTimestampsAgeByTheirFile() {
        var f = keeping(c -> c.retentionMs(HOUR));
        f.memory.setLastModifiedMs(NOW - 2 * HOUR);
        f.append(Batches.at(-1, "a"));

        f.log.applyRetention(NOW, 1);

        assertThat(f.log.logStartOffset()).isEqualTo(1);
    }

    @Test
    void deletedRecordsCannotBeReadAndTheirSegmentsGo() {
        var f = keeping(c -> c.retentionMs(-1)).fill(20);

        assertThat(f.log.advanceLogStart(19)).isEqualTo(19);
        assertThat(f.log.advanceLogStart(5)).isEqualTo(19);
        assertThat(f.log.read(18, 40, 100, true)).isEqualTo(new OutOfRange(19, 40));
        assertThat(f.bases()).containsExactly(0L, 18L, 36L);
        f.log.applyRetention(NOW, 40);

        assertThat(f.bases()).containsExactly(18L, 36L);
        assertThat(heard).containsExactly("start 19", "0 LOG_START");
        assertThat(f.log.leaderEpochs().entries()).containsExactly(new Entry(LogFixture.EPOCH, 19));
        assertThat(f.reopen().log.logStartOffset()).isEqualTo(19);
    }

    @Test
    void filesAreRenamedAndGoAfterTheDelay() {
        var f = keeping(c -> c.retentionMs(HOUR)).fill(20);
        long now = NOW + HOUR + 1;

        f.log.applyRetention(now, 40);

        assertThat(f.files())
                .contains("00000000000000000000.log.deleted", "00000000000000000018.index.deleted")
                .doesNotContain("00000000000000000000.log", "00000000000000000018.snapshot");
        f.log.applyRetention(now + DELAY - 1, 40);
        assertThat(f.files()).contains("00000000000000000000.log.deleted");
        f.log.applyRetention(now + DELAY, 40);
        assertThat(f.files()).noneMatch(name -> name.endsWith(".deleted"));
    }

    @Test
    void aSegmentThatIsBeingReadStaysUntilItsReaderIsDone() {
        var f = keeping(c -> c.retentionMs(HOUR)).fill(20);
        var slice = ((Found) f.log.read(2, 40, 500, true)).slice().retain();
        long now = NOW + HOUR + 1;

        f.log.applyRetention(now, 40);
        f.log.applyRetention(now + 2 * DELAY, 40);

        assertThat(f.files()).contains("00000000000000000000.log");
        assertThat(Batches.values(LogFixture.content(slice))).startsWith("2:value-2");
        slice.release();
        f.log.applyRetention(now + 2 * DELAY, 40);
        assertThat(f.files()).noneMatch(name -> name.startsWith("00000000000000000000."));
    }

    @Test
    void closingEndsReadersOfSegmentsThatAreGone() {
        var f = keeping(c -> c.retentionMs(HOUR)).fill(20);
        var slice = ((Found) f.log.read(2, 40, 500, true)).slice();
        f.log.applyRetention(NOW + HOUR + 1, 40);

        f.log.close();

        assertThatThrownBy(slice::copy).isInstanceOf(IOException.class);
        assertThat(f.files()).noneMatch(name -> name.contains("00000000000000000000."));
        assertThat(f.disk.open()).isEmpty();
    }

    @Test
    void aNewConfigTakesEffectAtOnce() {
        var f = keeping(c -> c.retentionMs(-1)).fill(20);

        f.log.updateConfig(f.config.with(c -> c.retentionMs(HOUR)));
        f.log.applyRetention(NOW + HOUR + 1, 40);

        assertThat(f.log.logStartOffset()).isEqualTo(40);
        assertThat(f.memory.exists(DIR.resolve("%020d.log".formatted(40)))).isTrue();
    }
}
