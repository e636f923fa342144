package io.logarium.engine.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.logarium.engine.replica.ReplicationRules;
import org.junit.jupiter.api.Test;

/// Replication that is held back (KIP-73): of three brokers the third is behind, the second is in sync.
class ThrottleTest {
    private static final int TOO_MUCH = 10_000;
    private static final int RATE = 100;

    private final ReplicationLab lab = new ReplicationLab(3, 2);

    private void thirdIsBehind() {
        lab.run();
        lab.cut(3);
        lab.leader().produce("a");
        lab.pass(ReplicationLab.LAG_LIMIT_MS + 1_000);
        assertThat(lab.inSync()).containsExactly(1, 2);
    }

    @Test
    void aLeaderHoldsBackWhatGoesToReplicasThatAreNotInSync() {
        thirdIsBehind();
        lab.leader().partition.rulesAreNow(new ReplicationRules(2, true, false));
        lab.leader().served.allow(RATE);
        lab.leader().served.record(TOO_MUCH, lab.nowMs);
        lab.mend(3);

        var outcome = lab.leader().produce("b");
        lab.pass(5_000);

        assertThat(lab.broker(2).values()).as("in sync").containsExactly("a", "b");
        assertThat(outcome).containsExactly("NONE");
        assertThat(lab.broker(3).values()).isEmpty();
        assertThat(lab.inSync()).containsExactly(1, 2);

        lab.pass(8_000);

        assertThat(lab.broker(3).values()).containsExactly("a", "b");
        assertThat(lab.inSync()).containsExactly(1, 2, 3);
    }

    @Test
    void aFollowerThatIsBehindDoesNotAskForWhatItsQuotaForbids() {
        thirdIsBehind();
        lab.broker(3).partition.rulesAreNow(new ReplicationRules(2, false, true));
        lab.broker(3).copied.allow(RATE);
        lab.broker(3).copied.record(TOO_MUCH, lab.nowMs);
        lab.mend(3).pass(5_000);
        assertThat(lab.broker(3).values()).isEmpty();

        lab.pass(8_000);

        assertThat(lab.broker(3).values()).containsExactly("a");
        assertThat(lab.inSync()).containsExactly(1, 2, 3);
    }

    @Test
    void theQuotaHoldsBackOnlyThePartitionsThatAreNamed() {
        thirdIsBehind();
        lab.leader().served.allow(RATE);
        lab.leader().served.record(TOO_MUCH, lab.nowMs);
        lab.broker(3).copied.allow(RATE);
        lab.broker(3).copied.record(TOO_MUCH, lab.nowMs);

        lab.mend(3).pass(1_000);

        assertThat(lab.broker(3).values()).containsExactly("a");
    }

    @Test
    void whatGoesThroughIsCountedOnBothSides() {
        thirdIsBehind();
        lab.leader().partition.rulesAreNow(new ReplicationRules(2, true, false));
        lab.broker(3).partition.rulesAreNow(new ReplicationRules(2, false, true));

        lab.mend(3).pass(500);

        assertThat(lab.leader().served.perSecond(lab.nowMs)).isPositive();
        assertThat(lab.broker(3).copied.perSecond(lab.nowMs)).isPositive();
        assertThat(lab.broker(2).copied.perSecond(lab.nowMs)).as("not throttled").isZero();
    }
}
