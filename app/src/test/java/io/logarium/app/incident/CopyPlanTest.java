package io.logarium.app.incident;

import static org.assertj.core.api.Assertions.assertThat;

import io.logarium.app.cluster.BrokerFacts;
import io.logarium.app.cluster.ClusterView;
import io.logarium.app.cluster.PartitionFacts;
import io.logarium.app.cluster.TopicFacts;
import io.logarium.app.history.Knob;
import io.logarium.engine.fault.Fault;
import io.logarium.engine.sim.scenario.Difference;
import io.logarium.engine.sim.scenario.Scenario;
import io.logarium.engine.sim.scenario.Timeline;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CopyPlanTest {
    private static final long MIDDAY = 1_800_000_000_000L;

    @Test
    void theCopyHasTheSameReplicasOnTheSameBrokersWithTheLeaderOfThenFirst() {
        var plan = planned(List.of(), view(3, topic("orders", 2, 1)));

        assertThat(plan.commands())
                .contains("cluster brokers=3 seed=1", "create-topic orders on=1.0.2/1.0.2");
        assertThat(plan.commands()).contains("flow orders every=500ms");
    }

    @Test
    void whatHappenedHappensAtItsDistancesAndALongSilenceIsShortened() {
        var killed = incident(new Fault.Kill(2), 0, 12_000);
        var cut = incident(new Fault.Pause(1), 400_000, 402_000);

        var plan = planned(List.of(killed, cut), view(3, topic("orders", 1, 0)));

        assertThat(plan.commands())
                .containsSubsequence(
                        "kill 2",
                        "wait 12000ms",
                        "start 2",
                        "wait 30000ms",
                        "pause 1",
                        "wait 2000ms",
                        "resume 1");
        assertThat(plan.extent().shortened()).isTrue();
        assertThat(plan.incidents()).containsExactly(killed, cut);
    }

    @Test
    void theNewestIncidentsAreCopiedAndClientsAreNot() {
        var all =
                IntStream.range(0, 20)
                        .mapToObj(i -> incident(new Fault.Kill(0), i * 60_000L, i * 60_000L + 20))
                        .toList();
        var turned =
                new Incident(
                        new Incident.Turn("shop", Knob.PAUSED, 0, 1),
                        MIDDAY,
                        OptionalLong.of(MIDDAY + 10));

        var plan = planned(all, view(3));
        var client = planned(List.of(turned), view(3));

        assertThat(plan.incidents()).hasSizeBetween(2, 5).contains(all.getLast());
        assertThat(plan.extent().incidentsLeftOut()).isEqualTo(20 - plan.incidents().size());
        assertThat(client.incidents()).isEmpty();
        assertThat(client.extent().incidentsLeftOut()).isOne();
    }

    @Test
    void topicsOfMorePartitionsThanThereIsRoomForStayOut() {
        var plan = planned(List.of(), view(3, topic("large", 500, 0), topic("small", 3, 0)));

        assertThat(plan.extent().topics()).isOne();
        assertThat(plan.extent().topicsLeftOut()).isOne();
        assertThat(plan.commands()).noneMatch(l -> l.contains("large"));
    }

    @Test
    void aClusterThatCannotBeSimulatedIsNotCopied() {
        assertThat(CopyPlan.of(List.of(), ClusterView.EMPTY))
                .isEqualTo(new CopyPlan.Result.Impossible(CopyPlan.Reason.NO_BROKER));
        assertThat(CopyPlan.of(List.of(), view(9)))
                .isEqualTo(new CopyPlan.Result.Impossible(CopyPlan.Reason.TOO_MANY_BROKERS));
        assertThat(CopyPlan.of(List.of(), view(List.of(1, 2, 3), List.of())))
                .isEqualTo(new CopyPlan.Result.Impossible(CopyPlan.Reason.OTHER_IDS));
    }

    @Test
    void theCopyRunsAndAForkOfItDiffers() throws Exception {
        var plan =
                planned(
                        List.of(incident(new Fault.Kill(2), 0, 12_000)),
                        view(3, topic("orders", 3, 2)));
        var timeline = Timeline.of(Scenario.parse("copy", plan.text()));

        var as = timeline.run();
        var other = timeline.detour(as.endMs() - 6_000, List.of("kill 0")).run();

        assertThat(as.shown().topics()).anyMatch(t -> t.name().equals("orders"));
        assertThat(Difference.between(as, other)).isNotEmpty();
        assertThat(Math.abs(as.endMs() - plan.wholeMs())).isLessThan(1_000);
    }

    private static CopyPlan planned(List<Incident> incidents, ClusterView view) {
        return ((CopyPlan.Result.Planned) CopyPlan.of(incidents, view)).plan();
    }

    private static Incident incident(Fault fault, long fromMs, long untilMs) {
        return new Incident(
                new Incident.Faults(List.of(fault)),
                MIDDAY + fromMs,
                OptionalLong.of(MIDDAY + untilMs));
    }

    private static ClusterView view(int brokers, TopicFacts... topics) {
        return view(IntStream.range(0, brokers).boxed().toList(), List.of(topics));
    }

    private static ClusterView view(List<Integer> ids, List<TopicFacts> topics) {
        return new ClusterView(
                1,
                MIDDAY,
                new ClusterView.Contact.Answering(),
                "c",
                ids.stream()
                        .map(i -> new BrokerFacts(i, "localhost", 9_092 + i, true, ""))
                        .toList(),
                topics,
                List.of(),
                java.util.Map.of());
    }

    private static TopicFacts topic(String name, int partitions, int leader) {
        return new TopicFacts(
                name,
                "id",
                false,
                IntStream.range(0, partitions)
                        .mapToObj(i ->
                                new PartitionFacts(
                                        i,
                                        OptionalInt.of(leader),
                                        OptionalInt.of(0),
                                        List.of(0, 1, 2),
                                        List.of(0, 1, 2),
                                        OptionalLong.of(0),
                                        OptionalLong.of(0),
                                        OptionalLong.of(0),
                                        OptionalLong.of(0),
                                        List.of()))
                        .toList(),
                OptionalDouble.empty());
    }
}
