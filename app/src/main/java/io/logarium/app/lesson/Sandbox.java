package io.logarium.app.lesson;

import io.logarium.app.lesson.Film.Frame;
import io.logarium.engine.event.EngineEvent;
import io.logarium.engine.sim.scenario.Scenario;
import io.logarium.engine.sim.scenario.ScenarioException;
import io.logarium.engine.sim.scenario.ScenarioRunner;
import io.logarium.engine.view.ClusterSnapshot;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/// A simulated cluster that takes one command after another until the goal of a lesson is reached. Commands are those of scenarios;
/// simulated time passes only while one is carried out. All on the caller's thread.
public final class Sandbox {
    private static final long LONGEST_MS = 600_000;
    private static final String SHOWN = "wait 200ms";
    private static final int MOST_EVENTS = 2_000;

    private final GoalWatch watch;
    private final ScenarioRunner runner;
    private final Optional<String> group;
    private final List<String> transcript = new ArrayList<>();
    private final List<EngineEvent> events = new ArrayList<>();
    private Optional<ClusterSnapshot> seen = Optional.empty();
    private boolean begun;
    private int line;

    private Sandbox(Lesson lesson, Lesson.Goal goal) throws ScenarioException {
        watch = new GoalWatch(goal);
        group = lesson.group();
        var cluster = Scenario.parse(lesson.id(), "cluster " + lesson.cluster());
        runner = new ScenarioRunner(cluster, OptionalLong.empty(), transcript::add);
        runner.onTick(this::look);
        runner.onEvent(event -> {
            if (events.size() < MOST_EVENTS) {
                events.add(event);
            }
        });
        runner.carryOut(cluster.lines().getFirst());
        for (var command : lesson.start()) {
            carryOut(command);
        }
        begun = true;
        look();
    }

    /// Starts the cluster and makes the state that the lesson begins with.
    ///
    /// @throws IllegalArgumentException for a lesson without a goal
    /// @throws ScenarioException when a command of its start cannot be carried out
    public static Sandbox of(Lesson lesson) throws ScenarioException {
        return new Sandbox(
                lesson,
                lesson.goal()
                        .orElseThrow(
                                () -> new IllegalArgumentException(lesson.id() + " has no goal")));
    }

    /// @return what came of it, a line each
    /// @throws ScenarioException when it is no command, or cannot be carried out now; the cluster stays as it is
    public List<String> carryOut(String command) throws ScenarioException {
        transcript.clear();
        line++;
        runner.carryOut(new Scenario.Line(line, command, false));
        var told = List.copyOf(transcript);
        // What a view shows is a little older than what is.
        runner.carryOut(new Scenario.Line(line, SHOWN, false));
        look();
        return told;
    }

    /// How it stands with each condition.
    public List<GoalWatch.State> states() {
        return watch.states();
    }

    public boolean isReached() {
        return watch.isReached();
    }

    /// What the pictures show now.
    public Frame now() {
        return Filming.frame(runner, group);
    }

    /// What happened since it was asked last.
    public List<EngineEvent> drainEvents() {
        var drained = List.copyOf(events);
        events.clear();
        return drained;
    }

    private void look() {
        if (runner.simulation().elapsedMs() > LONGEST_MS) {
            throw new IllegalArgumentException("Ten minutes are over here; begin again.");
        }
        var snapshot = runner.shown();
        if (begun && seen.filter(s -> s == snapshot).isEmpty()) {
            seen = Optional.of(snapshot);
            watch.see(new GoalWatch.Moment(now().view(), minInSync()));
        }
    }

    private Map<String, Integer> minInSync() {
        var found = new HashMap<String, Integer>();
        for (var topic : watch.topicsAskedFor()) {
            try {
                found.put(topic, Integer.parseInt(runner.fact(topic + "-0: min-isr")));
            } catch (ScenarioException notThere) {
                // A topic that does not exist yet has no setting.
                continue;
            }
        }
        return found;
    }
}
