package io.logarium.app.groups;

import static org.assertj.core.api.Assertions.assertThat;

import io.logarium.app.diagram.GroupScene.Behind;
import io.logarium.app.groups.Rebalance.Cause;
import io.logarium.app.groups.Rebalance.Move;
import io.logarium.app.groups.Rebalance.Still;
import io.logarium.app.lab.Standstill;
import io.logarium.engine.event.EngineEvent;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class HistoryTest {
    private static final TopicPartition P0 = Sights.P0;
    private static final TopicPartition P1 = new TopicPartition("orders", 1);

    @Test
    void lagInSecondsIsTheAgeOfTheOldestRecordThatWaits() {
        var history = new LagHistory();
        history.observe(Sights.lag(10, 10), 1_000);
        history.observe(Sights.lag(15, 10), 2_000);
        history.observe(Sights.lag(20, 12), 5_000);

        assertThat(history.behind("g", P0, 12, 8, 9_000)).isEqualTo(new Behind.Exactly(7_000));
        assertThat(history.behind("g", P0, 17, 3, 9_000)).isEqualTo(new Behind.Exactly(4_000));
        assertThat(history.behind("g", P0, 20, 0, 9_000)).isEqualTo(new Behind.Nothing());
    }

    @Test
    void howLongTheOldestWaitedIsKnownOfEachMoment() {
        var history = new LagHistory();
        history.observe(Sights.lag(10, 10), 1_000);
        history.observe(Sights.lag(15, 10), 2_000);
        history.observe(Sights.lag(20, 12), 5_000);
        history.observe(Sights.lag(20, 17), 9_000);
        history.observe(Sights.lag(20, 20), 10_000);
        history.observe(Sights.lag(20, 10), 12_000);

        assertThat(history.waits("g", P0))
                .extracting(LagHistory.Wait::seconds)
                .containsExactly(0L, 0L, 3L, 4L, 0L, 10L);
    }

    @Test
    void whatWasBehindBeforeTheFirstLookIsBehindForAtLeastAsLong() {
        var history = new LagHistory();
        history.observe(Sights.lag(10, 3), 1_000);

        assertThat(history.behind("g", P0, 3, 7, 4_000)).isEqualTo(new Behind.AtLeast(3_000));
        assertThat(history.behind("other", P0, 3, 7, 4_000)).isEqualTo(new Behind.Unknown());
    }

    @Test
    void growthNeedsThreeLooksAndMayBeNegative() {
        var history = new LagHistory();
        history.observe(Sights.lag(10, 0), 1_000);
        history.observe(Sights.lag(20, 0), 2_000);
        assertThat(history.growth("g", P0)).isEmpty();

        history.observe(Sights.lag(30, 0), 3_000);
        assertThat(history.growth("g", P0)).hasValue(10);

        history.observe(Sights.lag(30, 30), 4_000);
        assertThat(history.growth("g", P0).orElseThrow()).isNegative();
        assertThat(history.moved("g", P0)).hasValue(30);
    }

    @Test
    void theHistoryKeepsTenMinutesAndForgetsGroupsThatAreGone() {
        var history = new LagHistory();
        for (int second = 0; second < 700; second++) {
            history.observe(Sights.lag(second, 0), second * 1_000L);
        }
        assertThat(history.samples("g", P0)).hasSize(601);

        history.observe(io.logarium.app.cluster.ClusterView.EMPTY, 800_000);
        assertThat(history.samples("g", P0)).isEmpty();
    }

    @Test
    void aRebalanceTellsWhoCausedItWhatMovedAndWhoStoodStill() {
        var owners = new OwnerLog();
        owners.observe(Sights.owned(1, 1, Sights.member("a", 0, 1)), 100);
        owners.observe(Sights.owned(2, 2, Sights.member("a", 0), Sights.member("b", 1)), 900);
        List<EngineEvent> told =
                List.of(
                        new EngineEvent.MemberJoined(200, "g", "b-id", "b", "/127.0.0.1"),
                        changed(200, "Stable", "PreparingRebalance", 1),
                        changed(700, "PreparingRebalance", "CompletingRebalance", 2),
                        new EngineEvent.MemberJoined(720, "other", "x", "x", "h"),
                        changed(800, "CompletingRebalance", "Stable", 2));
        var stills = Map.of("a", List.of(new Standstill(50, 90), new Standstill(400, 810)));

        var rebalance = Rebalances.of("g", told, owners, stills).getFirst();

        assertThat(rebalance.epoch()).isEqualTo(OptionalInt.of(2));
        assertThat(rebalance.tookMs()).isEqualTo(OptionalLong.of(600));
        assertThat(rebalance.causes()).containsExactly(new Cause.Joined("b"));
        assertThat(rebalance.moves()).containsExactly(new Move(P1, Optional.of("a"), "b"));
        assertThat(rebalance.stills()).containsExactly(new Still("a", 410));
        assertThat(rebalance.inWork()).isFalse();
    }

    @Test
    void aRebalanceThatGoesOnIsInWork() {
        List<EngineEvent> told =
                List.of(
                        new EngineEvent.MemberLeft(100, "g", "a-id", "a", "it left"),
                        changed(100, "Stable", "PreparingRebalance", 3));

        var rebalance = Rebalances.of("g", told, new OwnerLog(), Map.of()).getFirst();

        assertThat(rebalance.inWork()).isTrue();
        assertThat(rebalance.causes()).containsExactly(new Cause.Left("a", "it left"));
    }

    @Test
    void aPartitionsFormerOwnerIsShownForAMoment() {
        var owners = new OwnerLog();
        owners.observe(Sights.owned(1, 1, Sights.member("a", 0)), 1_000);
        owners.observe(Sights.owned(2, 2, Sights.member("b", 0)), 2_000);

        assertThat(owners.formerOwner("g", P0, 3_000)).contains("a-id");
        assertThat(owners.formerOwner("g", P0, 9_000)).isEmpty();
    }

    private static EngineEvent changed(long atMs, String from, String to, int generation) {
        return new EngineEvent.GroupChanged(atMs, "g", from, to, generation, "why");
    }
}
