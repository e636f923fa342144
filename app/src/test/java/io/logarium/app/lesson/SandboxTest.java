package io.logarium.app.lesson;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.logarium.engine.sim.scenario.ScenarioException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// A goal is judged by the state of the cluster.
class SandboxTest {
    private static final String TEXT =
            """
            # Goal
            > A goal.
            ## read
            %s
            ## goal
            Goal
            """;

    @Test
    void aGoalIsReachedByAnyWay() throws ScenarioException {
        var sandbox = sandbox("replicas orders 2", "copies orders 2");
        assertThat(sandbox.isReached()).isFalse();

        sandbox.carryOut("create-topic orders partitions=4 replicas=2 min-isr=2");

        assertThat(sandbox.states()).extracting(GoalWatch.State::now).containsExactly("2", "2");
        assertThat(sandbox.isReached()).isTrue();
    }

    @Test
    void aReplicaMoreIsNotTheFewest() throws ScenarioException {
        var sandbox = sandbox("replicas orders 2", "copies orders 2");

        sandbox.carryOut("create-topic orders partitions=1 replicas=3 min-isr=2");

        assertThat(sandbox.states()).extracting(GoalWatch.State::met).containsExactly(false, true);
    }

    @Test
    void twoInSyncOfTwoTakeNoWritesWithoutOne() throws ScenarioException {
        var sandbox = sandbox("writes-without orders 1");

        sandbox.carryOut("create-topic orders partitions=1 replicas=2 min-isr=2");
        assertThat(sandbox.isReached()).isFalse();
        sandbox.carryOut("delete-topic orders");
        sandbox.carryOut("create-topic orders partitions=1 replicas=3 min-isr=2");

        assertThat(sandbox.isReached()).isTrue();
    }

    @Test
    void aResetToTheEndSkipsWhatWasNotRead() throws ScenarioException {
        var sandbox = sandbox("lag workers 0", "unskipped workers");
        read(sandbox, 1);

        sandbox.carryOut("reset workers orders-0=5");

        assertThat(sandbox.states()).extracting(GoalWatch.State::met).containsExactly(true, false);
    }

    @Test
    void readingTheRestSkipsNothing() throws ScenarioException {
        var sandbox = sandbox("lag workers 0", "unskipped workers");
        read(sandbox, 1);

        read(sandbox, 4);

        assertThat(sandbox.isReached()).isTrue();
    }

    @Test
    void aMemberWithoutAPartitionIsNotEven() throws ScenarioException {
        var sandbox = sandbox("members workers 2", "even workers");
        sandbox.carryOut("create-topic orders partitions=1");

        sandbox.carryOut("join workers one orders");
        sandbox.carryOut("join workers two orders wait=3s");
        sandbox.carryOut("wait 3s");

        assertThat(sandbox.states()).extracting(GoalWatch.State::met).containsExactly(true, false);
    }

    @Test
    void whatIsNoCommandLeavesTheClusterAsItIs() throws ScenarioException {
        var sandbox = sandbox("replicas orders 2");

        assertThatThrownBy(() -> sandbox.carryOut("delete everything"))
                .isInstanceOf(ScenarioException.class);

        sandbox.carryOut("create-topic orders replicas=2");
        assertThat(sandbox.isReached()).isTrue();
    }

    /// Reads some of what is there, commits and leaves.
    private static void read(Sandbox sandbox, int count) throws ScenarioException {
        if (sandbox.now().view().topic("orders").isEmpty()) {
            sandbox.carryOut("create-topic orders partitions=1");
            sandbox.carryOut("send orders key=a count=5");
        }
        var name = "reader-" + count;
        sandbox.carryOut("join workers %s orders".formatted(name));
        sandbox.carryOut("poll %s max=%d".formatted(name, count));
        sandbox.carryOut("commit " + name);
        sandbox.carryOut("leave " + name);
    }

    private static Sandbox sandbox(String... conditions) throws ScenarioException {
        var asked = new java.util.ArrayList<String>();
        for (var condition : conditions) {
            asked.add("{\"id\": \"c%d\", \"is\": \"%s\"}".formatted(asked.size(), condition));
        }
        var json =
                """
                {"chapter": "own", "cluster": "brokers=3 seed=1",
                 "goal": {"conditions": [%s], "solution": ["wait 1s"]}}
                """
                        .formatted(String.join(",", List.copyOf(asked)));
        var read =
                LessonReader.read(
                        "goal",
                        Map.of(
                                "lesson.json", json,
                                "en.md", TEXT.formatted("Look."),
                                "ru.md", TEXT.formatted("Посмотрите.")));
        return Sandbox.of(read.lesson().orElseThrow());
    }
}
