package io.logarium.engine.sim;

import static org.assertj.core.api.Assertions.assertThat;

import io.logarium.engine.event.EngineEvent;
import io.logarium.engine.sim.scenario.Difference;
import io.logarium.engine.sim.scenario.Scenario;
import io.logarium.engine.sim.scenario.Timeline;
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

    /// The first of what the brokers told, as bytes.
    private static byte[] first(Timeline.Course course, int events) {
        return course.events().subList(0, events).stream()
                .map(String::valueOf)
                .collect(Collectors.joining("\n"))
                .getBytes(StandardCharsets.UTF_8);
    }
}
