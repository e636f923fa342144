package io.logarium.engine.log;

import static io.logarium.engine.log.LogFixture.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.logarium.engine.log.AppendResult.Appended;
import io.logarium.engine.log.AppendResult.Duplicate;
import io.logarium.engine.log.AppendResult.Refused;
import java.util.HexFormat;
import java.util.List;
import java.util.OptionalLong;
import org.apache.kafka.common.protocol.Errors;
import org.apache.kafka.common.record.internal.ControlRecordType;
import org.junit.jupiter.api.Test;

class IdempotenceTest {
    private static final long ID = 1000;

    private final LogFixture f = new LogFixture(LogConfig.DEFAULT);

    private AppendResult send(int epoch, int sequence, int count) {
        return f.append(Batches.idempotent(ID, epoch, sequence, count));
    }

    private static void assertRefused(AppendResult result, Errors error) {
        assertThat(result)
                .isInstanceOfSatisfying(Refused.class, r -> assertThat(r.error()).isEqualTo(error));
    }

    @Test
    void aDuplicateGetsItsOldOffsets() {
        send(0, 0, 2);

        assertThat(send(0, 0, 2)).isEqualTo(new Duplicate(0, 1, Batches.T0 + 1, 0));
        assertThat(f.log.endOffset()).isEqualTo(2);
    }

    @Test
    void aGapInTheSequencesIsRefused() {
        send(0, 0, 2);

        assertRefused(send(0, 5, 1), Errors.OUT_OF_ORDER_SEQUENCE_NUMBER);
        assertThat(f.log.endOffset()).isEqualTo(2);
    }

    @Test
    void onlyTheLastFiveBatchesAreKnown() {
        for (int i = 0; i < 6; i++) {
            assertThat(send(0, i, 1)).isInstanceOf(Appended.class);
        }

        assertRefused(send(0, 0, 1), Errors.OUT_OF_ORDER_SEQUENCE_NUMBER);
        for (int i = 1; i < 6; i++) {
            assertThat(send(0, i, 1))
                    .isInstanceOfSatisfying(
                            Duplicate.class, d -> assertThat(d.baseOffset()).isPositive());
        }
    }

    @Test
    void aNewEpochBeginsWithSequenceZeroAndEndsTheOldOne() {
        send(0, 0, 1);

        assertRefused(send(1, 3, 1), Errors.OUT_OF_ORDER_SEQUENCE_NUMBER);
        assertThat(send(1, 0, 1)).isInstanceOf(Appended.class);
        assertRefused(send(0, 1, 1), Errors.INVALID_PRODUCER_EPOCH);
    }

    @Test
    void anUnknownProducerMayBeginAnywhere() {
        assertThat(send(0, 7, 1)).isInstanceOf(Appended.class);
        assertThat(send(0, 8, 1)).isInstanceOf(Appended.class);
    }

    @Test
    void sequencesWrapAtTheLargestInt() {
        int last = Integer.MAX_VALUE;
        send(0, last - 1, 3);

        assertThat(send(0, last - 1, 3)).isInstanceOf(Duplicate.class);
        assertThat(send(0, 1, 1)).isInstanceOf(Appended.class);
        assertThat(send(0, last, 1)).isInstanceOf(Refused.class);
    }

    @Test
    void aPartOfABatchIsNoDuplicate() {
        send(0, 0, 3);

        assertRefused(send(0, 0, 2), Errors.OUT_OF_ORDER_SEQUENCE_NUMBER);
        assertRefused(send(0, 1, 2), Errors.OUT_OF_ORDER_SEQUENCE_NUMBER);
    }

    @Test
    void anIdleProducerIsForgotten() {
        send(0, 0, 1);

        f.log.forgetExpiredProducers(NOW + LogConfig.DEFAULT.producerIdExpirationMs() - 1);
        assertThat(f.log.activeProducers()).hasSize(1);
        f.log.forgetExpiredProducers(NOW + LogConfig.DEFAULT.producerIdExpirationMs());

        assertThat(f.log.activeProducers()).isEmpty();
        assertThat(send(0, 9, 1)).isInstanceOf(Appended.class);
    }

    @Test
    void theSnapshotHasKafkasBytes() {
        // What a Kafka 4.3.1 wrote for a producer whose last batch was 1956..1958, and one after
        // it.
        var written =
                "0001c928bda500000002"
                        + "0000000000000000"
                        + "0000"
                        + "00000bb7"
                        + "0000000000000bb7"
                        + "00000000"
                        + "0000018bcfe573b7"
                        + "ffffffff"
                        + "ffffffffffffffff"
                        + "0000000000000001"
                        + "0000"
                        + "00000063"
                        + "0000000000000c1b"
                        + "00000000"
                        + "0000018bcfe56863"
                        + "ffffffff"
                        + "ffffffffffffffff";
        var bytes = HexFormat.of().parseHex(written);

        var producers = ProducerSnapshot.decode(bytes).orElseThrow();

        assertThat(producers.stream().map(ProducerState::info))
                .containsExactly(
                        new ProducerInfo(
                                0, (short) 0, 2999, 1_700_000_002_999L, -1, OptionalLong.empty()),
                        new ProducerInfo(
                                1, (short) 0, 99, 1_700_000_000_099L, -1, OptionalLong.empty()));
        assertThat(ProducerSnapshot.encode(producers)).isEqualTo(bytes);
        bytes[20] ^= 1;
        assertThat(ProducerSnapshot.decode(bytes)).isEmpty();
    }

    @Test
    void anOpenTransactionHoldsTheLastStableOffset() {
        f.append("a");
        f.append(Batches.transactional(ID, 0, 0, 2));
        f.append("b");

        assertThat(f.log.lastStableOffset(4)).isEqualTo(1);
        assertThat(f.log.lastStableOffset(1)).isEqualTo(1);
        assertThat(f.log.activeProducers().getFirst().currentTxnFirstOffset()).hasValue(1);

        f.log.appendAsLeader(Batches.marker(ID, 0, ControlRecordType.COMMIT), 3, NOW);

        assertThat(f.log.lastStableOffset(4)).isEqualTo(1);
        assertThat(f.log.lastStableOffset(5)).isEqualTo(5);
        assertThat(f.log.activeProducers().getFirst().coordinatorEpoch()).isEqualTo(7);
    }

    @Test
    void aProducerInATransactionWritesNothingElse() {
        f.append(Batches.transactional(ID, 0, 0, 1));

        assertRefused(send(0, 1, 1), Errors.INVALID_TXN_STATE);
    }

    @Test
    void aMarkerOfAnOldEpochIsRefused() {
        f.append(Batches.transactional(ID, 2, 0, 1));

        var late = f.log.appendAsLeader(Batches.marker(ID, 1, ControlRecordType.ABORT), 3, NOW);

        assertRefused(late, Errors.INVALID_PRODUCER_EPOCH);
    }

    @Test
    void theProducerThatWroteLongestAgoMakesRoom() {
        var states = new ProducerStates();
        for (int id = 0; id < ProducerStates.LIMIT + 3; id++) {
            var batch = BatchHeader.at(Batches.idempotent(id, 0, 0, 1), 0);
            states.noteRecords(batch, id);
        }

        assertThat(states.all()).hasSize(ProducerStates.LIMIT);
        assertThat(List.of(states.find(2).isPresent(), states.find(3).isPresent()))
                .containsExactly(false, true);
    }
}
