package io.logarium.app.whatif;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.logarium.app.incident.CopyPlan;
import io.logarium.app.whatif.Branches.Fork;
import io.logarium.engine.sim.scenario.Difference;
import io.logarium.engine.sim.scenario.ScenarioException;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;

class CopyRunTest {
    private static final CopyPlan PLAN =
            new CopyPlan(
                    List.of(
                            "cluster brokers=3 seed=1",
                            "create-topic orders on=2.0.1/0.1.2",
                            "flow orders every=500ms",
                            "wait 6000ms",
                            "pause 0",
                            "wait 2000ms",
                            "resume 0",
                            "wait 12000ms"),
                    20_100,
                    new CopyPlan.Extent(3, 1, 0, 0, false),
                    List.of());

    @Test
    void aForkSharesWhatWasBeforeItAndDiffersAfterwards() throws Exception {
        var copy = new CopyRun(PLAN).copy();

        var both = new CopyRun(PLAN).fork(copy, new Fork(4_000, "kill 2", true));

        var forked = both.forked().orElseThrow().branch();
        assertThat(forked.forkMs()).isEqualTo(4_000);
        assertThat(forked.at(3_900)).isSameAs(both.base().at(3_900));
        assertThat(both.differences(3_999)).isEmpty();
        assertThat(both.differences(both.endMs()))
                .hasAtLeastOneElementOfType(Difference.Leader.class);
        assertThat(forked.happened()).anyMatch(m -> m.event().toString().contains("fault=pause 0"));
        assertThat(copy.base().frames()).hasSizeBetween(20, 1_000);
    }

    @Test
    void alsoWhereNothingHappensAnyMorePicturesKnowTheTime() throws Exception {
        var silent =
                new CopyPlan(
                        List.of("cluster brokers=1 seed=1", "wait 2000ms", "kill 0", "wait 9000ms"),
                        11_100,
                        new CopyPlan.Extent(1, 0, 0, 0, false),
                        List.of());

        var copy = new CopyRun(silent).copy().base();

        for (long ms = 0; ms <= copy.endMs(); ms += 500) {
            var frame = copy.at(ms);
            assertThat(ms - frame.atMs()).isLessThanOrEqualTo(1_050);
            assertThat(frame.view().atMs() - copy.frames().getFirst().view().atMs())
                    .isEqualTo(frame.atMs() - copy.frames().getFirst().atMs());
        }
    }

    @Test
    void aForkThatDoesNotGoOnLeavesOutWhatFollowed() throws Exception {
        var copy = new CopyRun(PLAN).copy();

        var both = new CopyRun(PLAN).fork(copy, new Fork(4_000, "kill 2", false));

        var forked = both.forked().orElseThrow().branch();
        assertThat(forked.happened())
                .noneMatch(m -> m.event().toString().contains("fault=pause 0"));
        assertThat(forked.endMs()).isEqualTo(both.base().endMs());
    }

    @Test
    void bothGoOnLongEnoughBehindALateForkAndASecondForkKeepsThat() throws Exception {
        var copy = new CopyRun(PLAN).copy();
        long late = copy.endMs() - 1_000;

        var both = new CopyRun(PLAN).fork(copy, new Fork(late, "kill 2", true));
        var again = new CopyRun(PLAN).fork(both, new Fork(4_000, "kill 1", true));

        assertThat(both.base().endMs()).isEqualTo(copy.endMs() + 14_000);
        assertThat(both.forked().orElseThrow().branch().endMs()).isEqualTo(both.base().endMs());
        assertThat(again.base()).isSameAs(both.base());
        assertThat(again.forked().orElseThrow().branch().endMs()).isEqualTo(both.base().endMs());
    }

    @Test
    void aRunThatIsCancelledEndsAndACommandThatIsNoneIsTold() throws Exception {
        var cancelled = new CopyRun(PLAN);
        cancelled.cancel();
        assertThatThrownBy(cancelled::copy).isInstanceOf(CancellationException.class);

        var copy = new CopyRun(PLAN).copy();
        assertThatThrownBy(() -> new CopyRun(PLAN).fork(copy, new Fork(4_000, "tickle 2", true)))
                .isInstanceOf(ScenarioException.class)
                .hasMessageContaining("'tickle' is not a command");
    }

    @Test
    void stepsGoFromChangeToChangeToAndFro() throws Exception {
        var copy = new CopyRun(PLAN).copy();
        long next = copy.change(5_000, true).orElseThrow();

        assertThat(next).isGreaterThan(5_000);
        assertThat(copy.change(next, false).orElseThrow()).isLessThanOrEqualTo(5_000);
        assertThat(copy.change(copy.endMs(), true)).isEmpty();
        assertThat(copy.event(0, true)).isPresent();
    }
}
