package io.logarium.app.incident;

import static io.logarium.app.cluster.Boxed.until;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.logarium.app.cluster.Boxed;
import io.logarium.app.cluster.ClusterView;
import io.logarium.app.history.Happening;
import io.logarium.engine.event.EngineEvent;
import io.logarium.engine.sim.scenario.Scenario;
import io.logarium.engine.sim.scenario.ScenarioException;
import io.logarium.engine.sim.scenario.ScenarioRunner;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class ScenariosTest {
    @Test
    void whatHappenedOnALiveClusterHappensAgainInASimulatedOne() throws Exception {
        var happenings = new ArrayList<Happening>();
        String text;
        try (var boxed = Boxed.start(3)) {
            boxed.create("orders", 2, 3);
            until("the topic", () -> boxed.cluster().view().topic("orders").isPresent());
            var events = boxed.cluster().inside().orElseThrow().events();
            for (var line :
                    List.of("slow 0 1 40", "kill 2", "mend 0 1", "disk 1 slow", "start 2")) {
                assertThat(boxed.command(line)).startsWith("ok");
                listen(happenings, events.drain(10_000));
            }
            text = Scenarios.text(Incidents.of(happenings), boxed.cluster().view());
        }
        var recorded = Incidents.of(happenings);
        assertThat(recorded).hasSize(3);
        assertThat(text).contains("cluster brokers=3", "create-topic orders partitions=2");

        var again = new ArrayList<EngineEvent>();
        var transcript = new ArrayList<String>();
        var runner =
                new ScenarioRunner(
                        Scenario.parse("saved.txt", text), OptionalLong.empty(), transcript::add);
        runner.onEvent(again::add);
        assertThat(runner.run()).as(String.join("\n", transcript)).isZero();

        var heard = new ArrayList<Happening>();
        listen(heard, again);
        var played = Incidents.of(heard);
        assertThat(played)
                .extracting(Incident::what)
                .containsExactlyElementsOf(recorded.stream().map(Incident::what).toList());
        for (int i = 0; i < played.size(); i++) {
            assertThat(played.get(i).isOpen()).isEqualTo(recorded.get(i).isOpen());
            assertThat(played.get(i).beginMs() - played.getFirst().beginMs())
                    .isCloseTo(
                            recorded.get(i).beginMs() - recorded.getFirst().beginMs(), within(60L));
        }
    }

    @Test
    void aScenarioIsPlayedAsFarAsALiveClusterCanAndTheRestIsNamed() throws Exception {
        var playable =
                Scenarios.read(
                        "a.txt",
                        """
                        # a story
                        cluster brokers=3
                        create-topic orders
                        wait 5s
                        kill leader(orders-0)
                        wait 1500ms
                        send orders key=a
                        start 0
                        ----
                        orders-0: leader 1
                        """);

        assertThat(playable.lines())
                .containsExactly(
                        new Scenarios.At(0, "kill leader(orders-0)"),
                        new Scenarios.At(1_500, "start 0"));
        assertThat(playable.not()).containsExactly("cluster", "create-topic", "send");
        assertThatThrownBy(() -> Scenarios.read("b.txt", "hello"))
                .isInstanceOf(ScenarioException.class);
    }

    @Test
    void nothingIsNoScenario() {
        assertThatThrownBy(() -> Scenarios.text(List.of(), ClusterView.EMPTY))
                .hasMessageContaining("no incident");
    }

    private static void listen(List<Happening> to, List<EngineEvent> events) {
        events.forEach(e -> to.add(new Happening.Told(e.atMs(), e, OptionalLong.empty())));
    }
}
