package io.logarium.engine.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.apache.kafka.common.protocol.Errors;
import org.junit.jupiter.api.Test;

/// How records get to all replicas, who is in sync, and what is committed.
class ReplicationTest {
    private final ReplicationLab lab = new ReplicationLab(3, 2);

    @Test
    void aRecordIsCommittedWhenAllInSyncReplicasHoldIt() {
        lab.run();

        var outcome = lab.leader().produce("a", "b");

        assertThat(outcome).as("before anybody fetched").isEmpty();
        lab.run();
        assertThat(outcome).containsExactly("NONE");
        lab.brokers.values().forEach(b -> assertThat(b.values()).containsExactly("a", "b"));
    }

    /// As in Kafka: half a second later when nothing else is written.
    @Test
    void followersLearnTheHighWatermarkWithTheAnswerToTheirNextFetch() {
        lab.run();
        lab.leader().produce("a", "b");
        lab.run();
        assertThat(lab.broker(2).highWatermark()).isZero();

        lab.pass(600);

        assertThat(lab.broker(2).highWatermark()).isEqualTo(2);
        assertThat(lab.broker(3).highWatermark()).isEqualTo(2);
    }

    @Test
    void anIdleFollowerFetchesTwiceASecondAndNoMore() {
        lab.pass(1_000);
        int before = lab.broker(2).fetchesSent;

        lab.pass(10_000);

        assertThat(lab.broker(2).fetchesSent - before).isBetween(19, 21);
    }

    @Test
    void anIdleFetchLooksOnlyAtWhatMayBeNews() {
        lab.pass(2_000);
        var leader = lab.leader();
        assertThat(leader.looksAt(2) + leader.looksAt(3)).isZero();

        leader.append("a", "b");
        assertThat(leader.looksAt(2)).as("the log grew").isEqualTo(1);
        lab.pass(2_000);
        assertThat(lab.broker(2).highWatermark()).isEqualTo(2);
        assertThat(leader.looksAt(2) + leader.looksAt(3)).isZero();

        leader.partition.deleteRecordsTo(1);
        assertThat(leader.looksAt(2)).as("the log starts elsewhere").isEqualTo(1);
        lab.pass(2_000);
        assertThat(lab.broker(2).partition.log().logStartOffset()).isEqualTo(1);
        assertThat(leader.looksAt(2) + leader.looksAt(3)).isZero();

        lab.elect(1, List.of(1, 2, 3));
        assertThat(leader.looksAt(2)).as("another epoch").isEqualTo(1);
        lab.pass(2_000);
        assertThat(leader.looksAt(2) + leader.looksAt(3)).isZero();
    }

    @Test
    void aFollowerThatIsNotInSyncIsLookedAtWithEachFetch() {
        lab.elect(1, List.of(1, 2));
        lab.controllerAnswers(Errors.INELIGIBLE_REPLICA);

        lab.pass(2_000);

        assertThat(lab.leader().looksAt(2)).isZero();
        assertThat(lab.leader().looksAt(3)).isEqualTo(1);

        lab.controllerAnswers(Errors.NONE);
        lab.pass(2_000);

        assertThat(lab.inSync()).containsExactly(1, 2, 3);
        assertThat(lab.leader().looksAt(3)).isZero();
    }

    @Test
    void aFollowerOfAQuietLogIsCaughtUpAsOfItsLastFetch() {
        lab.pass(3 * ReplicationLab.LAG_LIMIT_MS);
        lab.cut(3);

        lab.leader().append("a");
        lab.pass(ReplicationLab.LAG_LIMIT_MS - 1_000);

        assertThat(lab.inSync()).containsExactly(1, 2, 3);

        lab.pass(2_000);

        assertThat(lab.inSync()).containsExactly(1, 2);
    }

    @Test
    void aSessionThatIsGivenUpHoldsOnToNoPartition() {
        lab.pass(2_000);
        lab.cut(3).pass(1_000);
        lab.mend(3).pass(2_000);

        lab.leader().append("a");
        lab.pass(600);

        assertThat(lab.broker(3).values()).containsExactly("a");
        assertThat(lab.inSync()).containsExactly(1, 2, 3);
    }

    @Test
    void aFollowerThatStopsFetchingHoldsTheHighWatermarkUntilItLeavesTheInSyncSet() {
        lab.run();
        lab.cut(3);

        var outcome = lab.leader().produce("a");
        lab.pass(ReplicationLab.LAG_LIMIT_MS - 1_000);

        assertThat(outcome).isEmpty();
        assertThat(lab.inSync()).containsExactly(1, 2, 3);

        lab.pass(2_000);

        assertThat(lab.inSync()).containsExactly(1, 2);
        assertThat(outcome).containsExactly("NONE");
        assertThat(lab.leader().highWatermark()).isEqualTo(1);
    }

    @Test
    void aFollowerThatCatchesUpIsInSyncAgain() {
        lab.run();
        lab.cut(3);
        lab.leader().produce("a");
        lab.pass(ReplicationLab.LAG_LIMIT_MS + 1_000);
        lab.leader().produce("b");

        lab.mend(3).pass(700);

        assertThat(lab.inSync()).containsExactly(1, 2, 3);
        assertThat(lab.broker(3).values()).containsExactly("a", "b");
        assertThat(lab.broker(3).highWatermark()).isEqualTo(2);
    }

    @Test
    void anIdleFollowerOfAnIdleLeaderStaysInSync() {
        lab.pass(3 * ReplicationLab.LAG_LIMIT_MS);

        assertThat(lab.inSync()).containsExactly(1, 2, 3);
    }

    @Test
    void belowMinInSyncNothingIsAcceptedFromAProducerThatWantsAll() {
        lab.run();
        lab.cut(2, 3).leader().append("a");
        lab.pass(ReplicationLab.LAG_LIMIT_MS + 1_000);
        assertThat(lab.inSync()).containsExactly(1);

        assertThat(lab.leader().produce("b")).containsExactly("NOT_ENOUGH_REPLICAS");
    }

    /// KIP-966: what a leader below min.insync.replicas takes with acks=1 stays invisible until enough are in sync again.
    @Test
    void belowMinInSyncTheHighWatermarkStands() {
        lab.run();
        lab.leader().produce("a");
        lab.run();
        lab.cut(2, 3);
        lab.leader().append("b");
        lab.pass(ReplicationLab.LAG_LIMIT_MS + 1_000);

        lab.leader().append("c");

        assertThat(lab.leader().highWatermark()).isEqualTo(1);
        lab.mend(2).pass(200);
        assertThat(lab.inSync()).containsExactly(1, 2);
        assertThat(lab.leader().highWatermark()).isEqualTo(3);
    }

    /// Whoever joins may be elected from the moment on in which the controller decides, which the leader hears of later.
    @Test
    void whileTheControllerHasNotAnsweredTheHighWatermarkWaitsForWhoeverMayBeInSync() {
        lab.run();
        lab.cut(3);
        lab.leader().produce("a");
        lab.pass(ReplicationLab.LAG_LIMIT_MS + 1_000);
        lab.controllerIsSilent(true);
        lab.mend(3).pass(200);
        assertThat(lab.inSync()).as("the controller has not answered").containsExactly(1, 2);

        lab.cut(3);
        var outcome = lab.leader().produce("b");
        lab.pass(1_000);

        assertThat(outcome).isEmpty();
        lab.controllerIsSilent(false);
        lab.run();
        assertThat(lab.inSync()).containsExactly(1, 2, 3);
        assertThat(outcome).isEmpty();
    }

    @Test
    void aReplicaThatTheControllerFindsIneligibleStaysOutAndTheLeaderGoesOn() {
        lab.run();
        lab.cut(3);
        lab.leader().produce("a");
        lab.pass(ReplicationLab.LAG_LIMIT_MS + 1_000);
        lab.controllerAnswers(Errors.INELIGIBLE_REPLICA);
        lab.mend(3).pass(200);
        lab.cut(3);

        var outcome = lab.leader().produce("b");
        lab.pass(ReplicationLab.LAG_LIMIT_MS + 1_000);

        assertThat(lab.inSync()).containsExactly(1, 2);
        assertThat(outcome).containsExactly("NONE");
    }

    @Test
    void recordsThatTheLeaderDeletedAreDeletedByItsFollowers() {
        lab.run();
        lab.leader().produce("a");
        lab.leader().produce("b");
        lab.run();

        lab.leader().partition.deleteRecordsTo(1);
        assertThat(lab.leader().partition.lowWatermark(id -> true)).isZero();
        lab.pass(1_200);
        assertThat(lab.leader().partition.lowWatermark(id -> true)).isEqualTo(1);

        assertThat(lab.broker(2).partition.log().logStartOffset()).isEqualTo(1);
        assertThat(lab.broker(3).values()).containsExactly("b");
    }

    @Test
    void aFollowerThatIsBehindTheLeadersStartBeginsThereAnew() {
        lab.run();
        lab.cut(3);
        for (var value : List.of("a", "b", "c")) {
            lab.leader().append(value);
        }
        lab.pass(ReplicationLab.LAG_LIMIT_MS + 1_000);
        lab.leader().partition.deleteRecordsTo(2);

        lab.mend(3).pass(1_000);

        assertThat(lab.broker(3).values()).containsExactly("c");
        assertThat(lab.broker(3).partition.log().logStartOffset()).isEqualTo(2);
        assertThat(lab.inSync()).containsExactly(1, 2, 3);
    }

    @Test
    void aConsumerIsSentToTheInSyncReplicaInItsRack() {
        lab.run();
        lab.leader().produce("a");
        lab.pass(600);

        assertThat(lab.leader().consume(0, "rack-3").preferredReadReplica()).isEqualTo(3);
        assertThat(lab.leader().consume(0, "rack-1").preferredReadReplica()).isEqualTo(-1);
        assertThat(lab.leader().consume(0, "elsewhere").preferredReadReplica()).isEqualTo(-1);
        assertThat(lab.broker(3).consume(0, "rack-3").records().sizeInBytes()).isPositive();
    }

    @Test
    void aFollowerServesConsumersOnlyWhatItKnowsToBeCommitted() {
        lab.run();
        lab.cut(3);
        lab.leader().append("a");
        lab.run();
        assertThat(lab.broker(2).values()).containsExactly("a");

        var read = lab.broker(2).consume(0, "rack-2");

        assertThat(read.errorCode()).isEqualTo(Errors.NONE.code());
        assertThat(read.records().sizeInBytes()).isZero();
    }

    @Test
    void aLaggingReplicaIsNobodysReadReplica() {
        lab.run();
        lab.cut(3);
        lab.leader().produce("a");
        lab.pass(ReplicationLab.LAG_LIMIT_MS + 1_000);

        assertThat(lab.leader().consume(0, "rack-3").preferredReadReplica()).isEqualTo(-1);
    }
}
