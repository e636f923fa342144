package io.logarium.engine.log;

import static io.logarium.engine.log.LogFixture.NOW;
import static io.logarium.engine.log.LogFixture.expected;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.logarium.engine.log.EpochHistory.Entry;
import io.logarium.engine.log.ReadResult.Found;
import java.io.IOException;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TruncationTest {
    @Test
    void everythingFromTheOffsetOnIsDropped() {
        for (int offset = 0; offset <= 80; offset++) {
            var f = LogFixture.small().fill(40);

            boolean dropped = f.log.truncateTo(offset, NOW);

            int end = offset / 2 * 2;
            assertThat(dropped).isEqualTo(offset < 80);
            assertThat(f.log.endOffset()).isEqualTo(end);
            assertThat(f.readAll()).isEqualTo(expected(0, end));
            assertThat(f.fill(8).readAll()).isEqualTo(expected(0, end + 16));
            assertThat(f.crash(0).readAll()).isEqualTo(expected(0, end + 16));
            assertThat(f.reopen().readAll()).isEqualTo(expected(0, end + 16));
        }
    }

    @Test
    void epochsOfDroppedRecordsGo() {
        var f = LogFixture.small().fill(3);
        f.log.leaderEpochs().assign(7, 6);
        f.log.appendAsLeader(Batches.checked(Batches.of("x")), 7, NOW);
        f.log.leaderEpochs().assign(8, 7);

        f.log.truncateTo(7, NOW);
        assertThat(f.log.leaderEpochs().entries())
                .containsExactly(new Entry(3, 0), new Entry(7, 6));
        f.log.truncateTo(6, NOW);
        assertThat(f.log.leaderEpochs().entries()).containsExactly(new Entry(3, 0));
    }

    @Test
    void producersForgetDroppedBatches() {
        var f = LogFixture.small();
        f.append(Batches.idempotent(1, 0, 0, 2));
        f.fill(20);
        long before = f.log.endOffset();
        f.append(Batches.idempotent(1, 0, 2, 2));
        f.append(Batches.idempotent(2, 0, 0, 1));

        f.log.truncateTo(before, NOW);

        assertThat(f.log.activeProducers()).hasSize(1);
        assertThat(f.append(Batches.idempotent(1, 0, 0, 2)))
                .isInstanceOf(AppendResult.Duplicate.class);
        assertThat(f.append(Batches.idempotent(1, 0, 2, 2)))
                .isEqualTo(new AppendResult.Appended(before, before + 1, -1, 0, 83));
    }

    @Test
    void readersOfACutFileFailEvenWhenNewRecordsTakeThePlace() {
        var f = new LogFixture(LogConfig.DEFAULT).fill(10);
        var slice = ((Found) f.log.read(10, 20, 10_000, true)).slice();

        f.log.truncateTo(12, NOW);
        f.fill(10);

        assertThatThrownBy(slice::copy).isInstanceOf(IOException.class);
        slice.release();
    }

    @Test
    void aLogCanBeginAnewAnywhere() {
        var f = LogFixture.small().fill(40);
        f.append(Batches.idempotent(1, 0, 0, 2));

        f.log.truncateFullyAndStartAt(1000, NOW);

        assertThat(f.log.logStartOffset()).isEqualTo(1000);
        assertThat(f.log.endOffset()).isEqualTo(1000);
        assertThat(f.log.activeProducers()).isEmpty();
        assertThat(f.log.leaderEpochs().entries()).isEmpty();
        f.append("a");
        assertThat(f.readAll()).containsExactly("1000:a");
        assertThat(f.reopen().readAll()).containsExactly("1000:a");
    }

    @Test
    void truncationBelowTheFirstSegmentStartsThere() {
        var f = LogFixture.small();
        f.log.truncateFullyAndStartAt(1000, NOW);
        f.append("a");

        f.log.truncateTo(500, NOW);

        assertThat(f.log.endOffset()).isEqualTo(500);
        assertThat(f.log.logStartOffset()).isEqualTo(500);
    }

    @Test
    void theRecoveryPointMovesWithFlushesAndBackWithTruncation() {
        var f = LogFixture.small();
        f.memory.holdFlushes();
        f.fill(4);
        f.log.flush(failure -> assertThat(failure).isEmpty());
        assertThat(f.log.recoveryPoint()).isZero();
        f.memory.runFlushes();
        assertThat(f.log.recoveryPoint()).isEqualTo(8);

        f.log.truncateTo(4, NOW);

        assertThat(f.log.recoveryPoint()).isEqualTo(4);
    }

    @Test
    void aFlushThatATruncationOvertookProvesNothing() {
        var f = LogFixture.small().fill(4);
        f.memory.holdFlushes();
        f.log.flush(failure -> {});

        f.log.truncateTo(4, NOW);
        f.fill(4);
        f.memory.runFlushes();

        assertThat(f.log.recoveryPoint()).isZero();
    }

    @Test
    void rolledSegmentsAreFlushed() {
        var f = LogFixture.small().fill(20);

        assertThat(f.log.recoveryPoint()).isEqualTo(f.bases().getLast());
    }

    @Test
    void flushMessagesAndFlushMsAreKept() {
        var f = new LogFixture(LogConfig.DEFAULT.with(c -> c.flushMessages(3).flushMs(1000)));
        f.append("a", "b");
        f.log.flushIfNeeded(NOW);
        assertThat(f.log.recoveryPoint()).isZero();
        f.append("c");
        f.log.flushIfNeeded(NOW);
        assertThat(f.log.recoveryPoint()).isEqualTo(3);
        f.append("d");
        f.log.flushIfNeeded(NOW + 999);
        assertThat(f.log.recoveryPoint()).isEqualTo(3);
        f.log.flushIfNeeded(NOW + 1000);
        assertThat(f.log.recoveryPoint()).isEqualTo(4);
    }

    @Test
    void flushingAnEmptyLogIsDoneAtOnce() {
        var f = LogFixture.small();
        var done = new boolean[1];

        f.log.flush(failure -> done[0] = failure.equals(Optional.empty()));

        assertThat(done[0]).isTrue();
    }
}
