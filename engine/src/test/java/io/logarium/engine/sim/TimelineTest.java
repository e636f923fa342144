package io.logarium.engine.sim;

import static org.assertj.core.api.Assertions.assertThat;

import io.logarium.engine.event.EngineEvent;
import io.logarium.engine.sim.scenario.Difference;
import io.logarium.engine.sim.scenario.Scenario;
import io.logarium.engine.sim.scenario.Timeline;
import io.logarium.engine.view.TopicView;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class TimelineTest {
    private static final String STORY =
            """
            cluster brokers=3 seed=7
            create-topic orders partitions=1 replicas=3
            send orders key=user-1 count=3
            wait 5s
            send orders key=user-2 count=2
            wait 5s
            """;

    @Test
    void aForkIsTheSameToTheByteUntilItsMomentAndAnotherAfterIt() throws Exception {
        var story = Timeline.of(Scenario.parse("story.txt", STORY));
        var as = story.run();
        long forkMs = as.endMs() - 6_000;

        var fork = story.fork(forkMs, List.of("kill leader(orders-0)", "wait 15s"));
        var other = fork.run();

        assertThat(other.forkMs()).isEqualTo(forkMs);
        assertThat(first(other, other.eventsBefore())).isEqualTo(first(as, other.eventsBefore()));
        assertThat(other.eventsBefore()).isPositive();
        assertThat(as.events().get(other.eventsBefore()).toString())
                .isNotEqualTo(other.events().get(other.eventsBefore()).toString());
        assertThat(Difference.between(as, other))
                .hasAtLeastOneElementOfType(Difference.Leader.class)
                .hasAtLeastOneElementOfType(Difference.HighWatermark.class);
    }

    @Test
    void theSameForkGivesTheSameAndNoDifference() throws Exception {
        var fork =
                Timeline.of(Scenario.parse("story.txt", STORY))
                        .fork(8_000, List.of("kill 1", "wait 3s"));
        var one = fork.run();
        var again = fork.run();

        assertThat(again.transcript()).isEqualTo(one.transcript());
        assertThat(again.events()).isEqualTo(one.events());
        assertThat(Difference.between(one, again)).isEmpty();
    }

    @Test
    void aForkIsForkedAgain() throws Exception {
        var first =
                Timeline.of(Scenario.parse("story.txt", STORY))
                        .fork(8_000, List.of("kill 1", "wait 10s"));
        var course = first.run();
        var second = first.fork(course.forkMs() + 2_000, List.of("start 1", "wait 12s"));

        var other = second.run();

        assertThat(first(other, other.eventsBefore()))
                .isEqualTo(first(course, other.eventsBefore()));
        assertThat(other.events()).anyMatch(EngineEvent.FaultEnded.class::isInstance);
        assertThat(course.events()).noneMatch(EngineEvent.FaultEnded.class::isInstance);
    }

    @Test
    void aDetourGoesOnWithWhatWasLeftAtTheSameDistances() throws Exception {
        var story =
                Timeline.of(
                        Scenario.parse(
                                "faults.txt",
                                """
                                cluster brokers=3 seed=7
                                create-topic orders partitions=3 replicas=3
                                wait 3s
                                kill 2
                                wait 12s
                                start 2
                                wait 8s
                                """));
        var as = story.run();
        long forkMs = as.endMs() - 14_000;

        var other = story.detour(forkMs, List.of("pause 1")).run();

        assertThat(other.forkMs()).isEqualTo(forkMs);
        assertThat(other.endMs()).isEqualTo(as.endMs());
        assertThat(line(other, "start 2")).isEqualTo(line(as, "start 2"));
        assertThat(other.transcript()).anyMatch(l -> l.endsWith("pause 1"));
        assertThat(as.transcript()).noneMatch(l -> l.endsWith("pause 1"));
    }

    @Test
    void whatFlowsIsTheSameInAForkThatDoesNothing() throws Exception {
        var story =
                Timeline.of(
                        Scenario.parse(
                                "flow.txt",
                                """
                                cluster brokers=3 seed=7
                                create-topic orders on=2.0.1/2.1.0/1.0.2
                                flow orders every=200ms
                                wait 5s
                                """));
        var as = story.run();

        var other = story.detour(as.endMs() - 2_003, List.of("wait 0ms")).run();

        assertThat(Difference.between(as, other)).isEmpty();
        assertThat(highWatermarks(as)).isBetween(22L, 26L);
        assertThat(orders(as).partitions())
                .extracting(p -> p.replicas())
                .containsExactly(List.of(2, 0, 1), List.of(2, 1, 0), List.of(1, 0, 2));
    }

    private static long highWatermarks(Timeline.Course course) {
        return orders(course).partitions().stream()
                .mapToLong(
                        p -> p.states().stream().mapToLong(s -> s.highWatermark()).max().orElse(0))
                .sum();
    }

    private static TopicView orders(Timeline.Course course) {
        return course.shown().topics().stream()
                .filter(t -> t.name().equals("orders"))
                .findFirst()
                .orElseThrow();
    }

    private static String line(Timeline.Course course, String command) {
        return course.transcript().stream()
                .filter(l -> l.endsWith("] " + command))
                .findFirst()
                .orElseThrow();
    }

    /// The first of what the brokers told, as bytes.
    private static byte[] first(Timeline.Course course, int events) {
        return course.events().subList(0, events).stream()
                .map(String::valueOf)
                .collect(Collectors.joining("\n"))
                .getBytes(StandardCharsets.UTF_8);
    }
}
