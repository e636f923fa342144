package io.logarium.app.incident;

import static org.assertj.core.api.Assertions.assertThat;

import io.logarium.app.history.Happening;
import io.logarium.app.history.Knob;
import io.logarium.app.lab.ConsumerPlan;
import io.logarium.app.lab.ConsumerState;
import io.logarium.app.lab.LabPhase;
import io.logarium.app.lab.ProducerState;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LabWatchTest {
    private final LabWatch watch = new LabWatch();

    @Test
    void aSliderThatIsMovedIsToldOnceItIsLeftAlone() {
        assertThat(look(0, 10, LabPhase.RUNNING)).isEmpty();
        assertThat(look(100, 20, LabPhase.RUNNING)).isEmpty();
        assertThat(look(200, 40, LabPhase.RUNNING)).isEmpty();

        assertThat(look(1_000, 40, LabPhase.RUNNING))
                .containsExactly(new Happening.Turned(200, "writer", Knob.RATE, 10, 40));
        assertThat(look(2_000, 40, LabPhase.RUNNING)).isEmpty();
    }

    @Test
    void aPausedClientThatIsStoppedIsNotPausedAnyMore() {
        assertThat(look(0, 10, LabPhase.RUNNING)).isEmpty();
        assertThat(look(100, 10, LabPhase.PAUSED))
                .containsExactly(new Happening.Turned(100, "writer", Knob.PAUSED, 0, 1));

        assertThat(look(500, 10, LabPhase.STOPPED))
                .containsExactly(new Happening.Turned(500, "writer", Knob.PAUSED, 1, 0));
    }

    @Test
    void membersOfTwoGroupsMayHaveTheSameName() {
        var members =
                List.of(member("readers", LabPhase.RUNNING), member("shippers", LabPhase.PAUSED));

        assertThat(watch.look(0, List.of(), members))
                .containsExactly(new Happening.Turned(0, "shippers/consumer-1", Knob.PAUSED, 0, 1));
        assertThat(watch.look(100, List.of(), members)).isEmpty();
    }

    private static ConsumerState member(String group, LabPhase phase) {
        return new ConsumerState(
                "consumer-1",
                group,
                phase,
                ConsumerPlan.CommitMode.AUTO,
                0,
                "",
                Set.of(),
                Map.of(),
                0,
                0,
                List.of(),
                List.of(),
                Optional.empty());
    }

    private List<Happening.Turned> look(long nowMs, double rate, LabPhase phase) {
        var state =
                new ProducerState(
                        "writer", "orders", phase, rate, 0, 0, 0, 0, Map.of(), Optional.empty());
        return watch.look(nowMs, List.of(state), List.of());
    }
}
