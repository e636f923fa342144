package io.logarium.engine.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.logarium.engine.log.EpochHistory.Entry;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What becomes of logs when leaders go and come back: the cases of KIP-101 and KIP-279.
class LeaderChangeTest {
    @Test
    void aLeaderThatComesBackDropsWhatNobodyElseHad() {
        var lab = new ReplicationLab(3, 2);
        lab.run();
        lab.leader().produce("a");
        lab.run();
        lab.cut(1);
        lab.broker(1).append("lost-1");
        lab.broker(1).append("lost-2");
        lab.elect(2, List.of(2, 3));
        lab.broker(2).produce("b");
        lab.run();

        lab.mend(1).pass(200);

        assertThat(lab.broker(1).values()).containsExactly("a", "b");
        assertThat(lab.truncations).containsExactly("broker 1 from 3 to 1");
        assertThat(lab.inSync()).containsExactly(2, 3, 1);
        lab.brokers
                .values()
                .forEach(b ->
                        assertThat(b.epochs()).containsExactly(new Entry(0, 0), new Entry(1, 1)));
    }

    /// KIP-101, scenario 1: before leader epochs a follower cut its log at its own high watermark, which lags behind, and lost
    /// what was committed when it was elected next.
    @Test
    void aFollowerWithAnOldHighWatermarkKeepsWhatItHolds() {
        var lab = new ReplicationLab(2, 1);
        lab.run();
        lab.leader().produce("a");
        lab.run();
        lab.leader().append("b");
        lab.run();
        var follower = lab.broker(2);
        assertThat(follower.values()).containsExactly("a", "b");

        lab.elect(2, List.of(1, 2)).run();

        assertThat(follower.values()).containsExactly("a", "b");
        assertThat(lab.truncations).isEmpty();
        assertThat(lab.broker(1).highWatermark()).isEqualTo(2);
    }

    /// KIP-279: two leaders in a row wrote at the same offsets; the epochs tell where the histories part, one step at a time.
    @Test
    void fastLeaderChangesLeaveTheSameLogEverywhere() {
        var lab = new ReplicationLab(3, 1);
        lab.run();
        lab.leader().append("a");
        lab.run();
        lab.cut(1);
        lab.broker(1).append("x-1");
        lab.broker(1).append("x-2");
        lab.broker(1).append("x-3");
        lab.elect(2, List.of(2));
        lab.cut(3);
        lab.broker(2).append("y-1");
        lab.run();
        lab.cut(2);
        lab.mend(3).elect(3, List.of(3));
        lab.broker(3).append("z-1");
        lab.broker(3).append("z-2");
        lab.run();

        lab.mend(2).mend(1).pass(500);

        lab.brokers
                .values()
                .forEach(b -> assertThat(b.values()).containsExactly("a", "z-1", "z-2"));
        lab.brokers.values().forEach(b -> assertThat(b.epochs()).isEqualTo(lab.leader().epochs()));
    }

    @Test
    void anUncleanLeaderWithLessBringsTheOthersBackToItsEnd() {
        var lab = new ReplicationLab(3, 1);
        lab.run();
        lab.cut(3);
        lab.leader().append("a");
        lab.leader().append("b");
        lab.pass(ReplicationLab.LAG_LIMIT_MS + 1_000);
        assertThat(lab.broker(2).highWatermark()).isEqualTo(2);

        lab.mend(3);
        lab.cut(1).elect(3, List.of(3));
        lab.broker(3).append("c");
        lab.pass(500);

        assertThat(lab.broker(2).values()).containsExactly("c");
        assertThat(lab.broker(2).highWatermark()).isEqualTo(1);
        lab.mend(1).pass(500);
        assertThat(lab.broker(1).values()).containsExactly("c");
    }

    @Test
    void whoeverWaitsAtALeaderThatIsOneNoMoreIsSentAway() {
        var lab = new ReplicationLab(3, 2);
        lab.run();
        lab.cut(2, 3);
        var outcome = lab.leader().produce("a");

        lab.mend(2).mend(3);
        lab.elect(2, List.of(1, 2, 3));

        assertThat(outcome).containsExactly("NOT_LEADER_OR_FOLLOWER");
    }

    @Test
    void aZombieLeaderCommitsNothing() {
        var lab = new ReplicationLab(3, 1);
        lab.run();
        lab.cut(1).elect(2, List.of(2, 3));
        var outcome = lab.broker(1).produce("zombie");

        lab.pass(2 * ReplicationLab.LAG_LIMIT_MS);

        assertThat(outcome).as("nobody grants it a smaller set").isEmpty();
        assertThat(lab.broker(1).highWatermark()).isZero();
        lab.mend(1).pass(200);
        assertThat(outcome).containsExactly("NOT_LEADER_OR_FOLLOWER");
        assertThat(lab.broker(1).values()).isEmpty();
    }

    @Test
    void aNewLeaderCommitsItsPredecessorsRecordsOnceItsFollowersShowUp() {
        var lab = new ReplicationLab(3, 2);
        lab.run();
        lab.cut(3);
        lab.leader().append("a");
        lab.run();
        lab.mend(3).cut(1).elect(2, List.of(2, 3));
        assertThat(lab.leader().highWatermark()).isZero();

        lab.pass(200);

        assertThat(lab.leader().highWatermark()).isEqualTo(1);
        assertThat(lab.broker(3).values()).containsExactly("a");
    }

    @Test
    void aFollowerThatHearsOfALeaderBeforeThatDoesTriesAgainSoon() {
        var lab = new ReplicationLab(2, 1);
        lab.run();
        lab.cut(2);
        lab.elect(2, List.of(1, 2));
        lab.mend(1);
        lab.pass(300);

        lab.mend(2).pass(1_100);
        lab.broker(2).produce("a");
        lab.run();

        assertThat(lab.broker(1).values()).containsExactly("a");
    }
}
