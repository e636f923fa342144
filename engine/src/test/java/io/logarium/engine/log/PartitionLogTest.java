package io.logarium.engine.log;

import static io.logarium.engine.log.LogFixture.EPOCH;
import static io.logarium.engine.log.LogFixture.NOW;
import static io.logarium.engine.log.LogFixture.expected;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.logarium.engine.log.AppendResult.Appended;
import io.logarium.engine.log.AppendResult.Refused;
import io.logarium.engine.log.EpochHistory.Entry;
import io.logarium.engine.log.ReadResult.Found;
import io.logarium.engine.log.ReadResult.Nothing;
import io.logarium.engine.log.ReadResult.OutOfRange;
import java.util.ArrayList;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.protocol.Errors;
import org.apache.kafka.common.record.internal.MemoryRecords;
import org.junit.jupiter.api.Test;

class PartitionLogTest {
    @Test
    void appendedRecordsGetConsecutiveOffsets() {
        var f = new LogFixture(LogConfig.DEFAULT);

        var first = f.append("a", "b");
        var second = f.append("c");

        assertThat(first).isEqualTo(new Appended(0, 1, -1, 0, Batches.of("a", "b").limit()));
        assertThat(second).isEqualTo(new Appended(2, 2, -1, 0, Batches.of("c").limit()));
        assertThat(f.log.endOffset()).isEqualTo(3);
        assertThat(f.readAll()).containsExactly("0:a", "1:b", "2:c");
    }

    @Test
    void batchesBearTheLeadersEpoch() {
        var f = new LogFixture(LogConfig.DEFAULT);
        f.append("a");
        f.log.appendAsLeader(Batches.checked(Batches.of("b")), EPOCH + 1, NOW);

        var bytes = LogFixture.content(((Found) f.log.read(1, 2, 100, true)).slice());

        assertThat(BatchHeader.at(bytes, 0).leaderEpoch()).isEqualTo(EPOCH + 1);
        assertThat(f.log.leaderEpochs().entries())
                .containsExactly(new Entry(EPOCH, 0), new Entry(EPOCH + 1, 1));
    }

    @Test
    void segmentsRollBySizeAndKeepEverythingReadable() {
        var f = LogFixture.small().fill(40);

        assertThat(f.log.segments()).hasSizeGreaterThan(4);
        assertThat(f.log.segments()).allMatch(s -> s.sizeBytes() <= 1000);
        assertThat(f.readAll()).isEqualTo(expected(0, 80));
        assertThat(f.log.sizeBytes())
                .isEqualTo(f.log.segments().stream().mapToLong(SegmentInfo::sizeBytes).sum());
    }

    @Test
    void aReadBeginsWithTheBatchThatHoldsTheOffset() {
        var f = LogFixture.small().fill(40);

        for (long offset = 0; offset < 80; offset++) {
            var found = (Found) f.log.read(offset, 80, 1, true);
            assertThat(found.slice().baseOffset()).isEqualTo(offset / 2 * 2);
            assertThat(Batches.values(LogFixture.content(found.slice())))
                    .isEqualTo(expected(offset / 2 * 2, offset / 2 * 2 + 2));
        }
    }

    @Test
    void aReadEndsBeforeTheBatchThatReachesTheUpperOffset() {
        var f = LogFixture.small().fill(40);

        for (long upper = 0; upper <= 80; upper++) {
            assertThat(f.read(0, upper, 100_000)).isEqualTo(expected(0, upper / 2 * 2));
        }
    }

    @Test
    void aReadNeverExceedsItsBytesButForTheFirstBatch() {
        var f = new LogFixture(LogConfig.DEFAULT.with(c -> c.indexIntervalBytes(200))).fill(40);
        int batch = ((Found) f.log.read(0, 2, 1, true)).slice().sizeInBytes();

        assertThat(f.log.read(0, 80, batch - 3, false)).isEqualTo(new Nothing());
        for (int max = batch; max < 30 * batch; max += 7) {
            var found = (Found) f.log.read(0, 80, max, false);
            assertThat(found.slice().sizeInBytes()).isBetween(max - batch - 8, max);
            found.slice().release();
        }
    }

    @Test
    void nothingIsReadAtTheEndAndOffsetsBehindItAreOutOfRange() {
        var f = LogFixture.small().fill(3);

        assertThat(f.log.read(6, 6, 100, true)).isEqualTo(new Nothing());
        assertThat(f.log.read(2, 2, 100, true)).isEqualTo(new Nothing());
        assertThat(f.log.read(7, 7, 100, true)).isEqualTo(new OutOfRange(0, 6));
        assertThat(f.log.read(-1, 6, 100, true)).isEqualTo(new OutOfRange(0, 6));
    }

    @Test
    void aCleanShutdownSparesTheScanButClaimsNoFlush() {
        var f = LogFixture.small().fill(3);
        f.log.close();

        var after = f.reopened(f.memory, new OpenHints(4, 0, true));

        assertThat(after.log.recovery().segmentsScanned()).isZero();
        assertThat(after.log.endOffset()).isEqualTo(6);
        assertThat(after.log.recoveryPoint()).isEqualTo(4);
    }

    @Test
    void aClosedLogOpensAgainWithoutAScan() {
        var f = LogFixture.small().fill(40).reopen();

        assertThat(f.log.recovery().segmentsScanned()).isZero();
        assertThat(f.log.recovery().batchesReplayed()).isZero();
        assertThat(f.log.endOffset()).isEqualTo(80);
        assertThat(f.log.recoveryPoint()).isEqualTo(80);
        assertThat(f.readAll()).isEqualTo(expected(0, 80));
        assertThat(f.fill(10).readAll()).isEqualTo(expected(0, 100));
    }

    @Test
    void filesHaveKafkasNames() {
        var f = LogFixture.small().fill(10);
        f.log.close();

        assertThat(f.files())
                .contains(
                        "00000000000000000000.log",
                        "00000000000000000000.index",
                        "00000000000000000000.timeindex",
                        "00000000000000000020.snapshot",
                        "leader-epoch-checkpoint");
        assertThat(
                        new String(
                                f.memory.contentOf(
                                        LogFixture.DIR.resolve("leader-epoch-checkpoint"))))
                .isEqualTo("0\n1\n3 0\n");
    }

    @Test
    void aSegmentRollsWhenItsFirstRecordIsOldEnough() {
        var f = new LogFixture(LogConfig.DEFAULT.with(c -> c.segmentMs(1000).segmentJitterMs(100)));
        f.append(Batches.at(NOW, "a"));
        f.append(Batches.at(NOW + 900, "b"));

        f.append(Batches.at(NOW + 901, "c"));

        assertThat(f.bases()).containsExactly(0L, 2L);
    }

    @Test
    void aSegmentRollsWhenItsIndexIsFull() {
        var f =
                new LogFixture(
                        LogConfig.DEFAULT.with(
                                c -> c.segmentIndexBytes(40).indexIntervalBytes(10)));
        f.fill(20);

        assertThat(f.log.segments()).hasSizeGreaterThan(2);
        assertThat(f.readAll()).isEqualTo(expected(0, 40));
        assertThat(f.memory.size(LogFixture.DIR.resolve("00000000000000000000.index")))
                .isLessThanOrEqualTo(40);
    }

    @Test
    void aFollowersSegmentRollsWhenOffsetsRunAway() {
        var f = new LogFixture(LogConfig.DEFAULT);
        f.append("a");
        long far = 5_000_000_000L;

        var result = f.log.appendAsFollower(fetched(Batches.stored(Batches.of("z"), far, 4)), NOW);

        assertThat(result).isInstanceOf(Appended.class);
        assertThat(f.bases()).containsExactly(0L, far);
        assertThat(f.readAll()).containsExactly("0:a", far + ":z");
        assertThat(f.reopen().readAll()).containsExactly("0:a", far + ":z");
    }

    @Test
    void aFollowerTakesBatchesAsTheyAreAndOnlyInOrder() {
        var f = LogFixture.small();
        var first = Batches.stored(Batches.of("a", "b"), 0, 4);
        var second = Batches.stored(Batches.of("c"), 2, 5);
        var both = java.nio.ByteBuffer.allocate(first.remaining() + second.remaining() + 30);
        both.put(first.duplicate()).put(second.duplicate()).put(new byte[30]).flip();
        both.limit(both.limit() - 10);

        f.log.appendAsFollower(fetched(both.limit(both.limit())), NOW);

        assertThat(f.readAll()).containsExactly("0:a", "1:b", "2:c");
        assertThat(f.log.leaderEpochs().entries())
                .containsExactly(new Entry(4, 0), new Entry(5, 2));
        assertThat(f.log.appendAsFollower(fetched(second), NOW)).isInstanceOf(Refused.class);
        assertThat(f.log.endOffset()).isEqualTo(3);
    }

    private static FetchedBatches.Whole fetched(java.nio.ByteBuffer bytes) {
        return (FetchedBatches.Whole) BatchCheck.fetched(bytes);
    }

    @Test
    void aBatchLargerThanASegmentIsRefused() {
        var f = LogFixture.small();

        var result = f.append(Batches.sized(2000, NOW));

        assertThat(result)
                .isInstanceOfSatisfying(
                        Refused.class,
                        r -> assertThat(r.error()).isEqualTo(Errors.RECORD_LIST_TOO_LARGE));
    }

    @Test
    void ownRecordsNeedNoCheck() {
        var f = LogFixture.small();
        var own = MemoryRecords.readableRecords(Batches.of("x", "y"));

        f.log.appendAsLeader(CheckedBatch.ofOwn(own), EPOCH, NOW);

        assertThat(f.readAll()).containsExactly("0:x", "1:y");
    }

    @Test
    void theListenerHearsOfRolls() {
        var f = LogFixture.small();
        var heard = new ArrayList<String>();
        f.log.listen(
                new LogListener() {
                    @Override
                    public void segmentRolled(TopicPartition p, long base, Cause cause) {
                        heard.add(p + " " + base + " " + cause);
                    }
                });

        f.fill(10);
        f.log.roll(NOW);
        f.log.roll(NOW);

        assertThat(heard).containsExactly("orders-0 18 SIZE", "orders-0 20 ASKED");
    }

    @Test
    void aTornWriteEndsAllWriting() {
        var f = LogFixture.small().fill(4);
        f.memory.limitRoom(20);

        assertThatThrownBy(() -> f.append("too much")).isInstanceOf(DiskFailed.class);
        f.memory.limitRoom(1_000_000);

        assertThatThrownBy(() -> f.append("later")).isInstanceOf(DiskFailed.class);
        assertThat(f.log.isOffline()).isTrue();
        assertThat(f.readAll()).isEqualTo(expected(0, 8));
        assertThat(f.crash(0).readAll()).isEqualTo(expected(0, 8));
    }

    @Test
    void aClosedLogHasNoOpenFile() {
        var f = LogFixture.small().fill(40);

        f.log.close();

        assertThat(f.disk.open()).isEmpty();
        assertThatThrownBy(() -> f.append("x")).isInstanceOf(DiskFailed.class);
        assertThatThrownBy(() -> f.log.read(0, 1, 1, true)).isInstanceOf(DiskFailed.class);
    }
}
