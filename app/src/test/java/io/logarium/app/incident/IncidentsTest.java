package io.logarium.app.incident;

import static org.assertj.core.api.Assertions.assertThat;

import io.logarium.app.history.Happening;
import io.logarium.app.history.Knob;
import io.logarium.engine.event.EngineEvent;
import io.logarium.engine.fault.Fault;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class IncidentsTest {
    private static final Fault KILL = new Fault.Kill(0);

    @Test
    void aFaultLiesFromItsBeginToItsEndAndTheOneThatLastsIsOpen() {
        var found =
                Incidents.of(
                        List.of(
                                began(1_000, KILL),
                                ended(4_000, KILL),
                                began(5_000, new Fault.Pause(1))));

        assertThat(found)
                .containsExactly(
                        new Incident(
                                new Incident.Faults(List.of(KILL)), 1_000, OptionalLong.of(4_000)),
                        new Incident(
                                new Incident.Faults(List.of(new Fault.Pause(1))),
                                5_000,
                                OptionalLong.empty()));
    }

    @Test
    void bothDirectionsOfALinkAreOneAndOneDirectionIsAnother() {
        var found =
                Incidents.of(
                        List.of(
                                began(1_000, new Fault.Cut(0, 1)),
                                began(1_001, new Fault.Cut(1, 0)),
                                ended(3_000, new Fault.Cut(0, 1)),
                                ended(3_001, new Fault.Cut(1, 0)),
                                began(9_000, new Fault.Slow(0, 1, 50))));

        assertThat(found).hasSize(2);
        assertThat(found.getFirst().endMs()).hasValue(3_001);
        assertThat(Deed.begin(found.getFirst().what())).containsExactly(new Deed.Say("cut 0 1"));
        assertThat(Deed.end(found.getFirst().what())).containsExactly(new Deed.Say("mend 0 1"));
        assertThat(Deed.begin(found.getLast().what()))
                .containsExactly(new Deed.Say("slow 0 1 50 one-way"));
    }

    @Test
    void anotherRateLastsUntilTheUsualOneIsBack() {
        var found =
                Incidents.of(
                        List.of(
                                turned(1_000, Knob.RATE, 10, 40),
                                turned(5_000, Knob.RATE, 40, 10),
                                turned(6_000, Knob.PAUSED, 0, 1)));

        assertThat(found).extracting(Incident::beginMs).containsExactly(1_000L, 6_000L);
        assertThat(found.getFirst().endMs()).hasValue(5_000);
        assertThat(Deed.end(found.getFirst().what()))
                .containsExactly(new Deed.Set("writer", Knob.RATE, 10));
        assertThat(found.getLast().isOpen()).isTrue();
    }

    @Test
    void incidentsAtTheSameTimeLieInLanesOfTheirOwn() {
        var one = incident(1_000, 5_000);
        var two = incident(2_000, 3_000);
        var three = incident(5_000, 6_000);
        var things =
                List.of(
                        new Lanes.Thing<>("one", one),
                        new Lanes.Thing<>("two", two),
                        new Lanes.Thing<>("three", three));

        assertThat(Lanes.of(things, 9_000)).extracting(Lanes.Laid::lane).containsExactly(0, 1, 0);
    }

    @Test
    void aPlanBeginsAndEndsAtItsTimeAndIsNeverMovedIntoThePast() {
        var plans = new Plans();
        var kill = new Incident.Faults(List.of(KILL));
        int number = plans.add(kill, 20_000, 3_000).orElseThrow().number();

        plans.move(number, 2_000, 10_000);
        assertThat(plans.due(10_000)).isEmpty();
        assertThat(plans.due(11_000)).containsExactly(new Deed.Say("kill 0"));
        assertThat(plans.due(13_900)).isEmpty();
        assertThat(plans.due(14_000)).containsExactly(new Deed.Say("start 0"));
        assertThat(plans.all()).isEmpty();
    }

    @Test
    void whatHasBegunEndsWhenItIsTakenBackAndWhatHasNotLeavesNothing() {
        var plans = new Plans();
        var kill = new Incident.Faults(List.of(KILL));
        int first = plans.add(kill, 1_000, 9_000).orElseThrow().number();
        int second = plans.add(kill, 50_000, 9_000).orElseThrow().number();
        assertThat(plans.due(1_000)).hasSize(1);

        assertThat(plans.cancel(first)).containsExactly(new Deed.Say("start 0"));
        assertThat(plans.cancel(second)).isEmpty();
    }

    private static Incident incident(long beginMs, long endMs) {
        return new Incident(new Incident.Faults(List.of(KILL)), beginMs, OptionalLong.of(endMs));
    }

    private static Happening began(long atMs, Fault fault) {
        return new Happening.Told(
                atMs, new EngineEvent.FaultBegan(atMs, fault), OptionalLong.empty());
    }

    private static Happening ended(long atMs, Fault fault) {
        return new Happening.Told(
                atMs, new EngineEvent.FaultEnded(atMs, fault), OptionalLong.empty());
    }

    private static Happening turned(long atMs, Knob knob, double from, double to) {
        return new Happening.Turned(atMs, "writer", knob, from, to);
    }
}
