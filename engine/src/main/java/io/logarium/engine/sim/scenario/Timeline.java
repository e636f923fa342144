package io.logarium.engine.sim.scenario;

import io.logarium.engine.event.EngineEvent;
import io.logarium.engine.view.ClusterSnapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/// What is done to a simulated cluster, from its start on: a value. A simulation is the same each time, so going back to a moment is
/// running the same again up to it, and a fork is that and then something else.
public final class Timeline {
    private static final String AT_ONCE = "wait 0ms";

    private final String name;
    private final OptionalLong seed;
    private final List<Stretch> stretches;

    /// Commands until the next stretch begins.
    ///
    /// @param untilMs simulated time at which it ends even where commands are left; empty for all of them
    /// @param goesOn whether what was left of the stretch before follows its own commands
    private record Stretch(List<String> commands, OptionalLong untilMs, boolean goesOn) {
        private Stretch {
            commands = List.copyOf(commands);
        }
    }

    private Timeline(String name, OptionalLong seed, List<Stretch> stretches) {
        this.name = name;
        this.seed = seed;
        this.stretches = List.copyOf(stretches);
    }

    /// All that a scenario does; what it expects is left out.
    public static Timeline of(Scenario scenario) {
        return of(scenario, OptionalLong.empty());
    }

    /// The same with a seed in place of the scenario's own, where there is one.
    public static Timeline of(Scenario scenario, OptionalLong seed) {
        var commands =
                scenario.lines().stream()
                        .filter(l -> !l.expected())
                        .map(Scenario.Line::text)
                        .toList();
        return new Timeline(
                scenario.name(), seed, List.of(new Stretch(commands, OptionalLong.empty(), false)));
    }

    /// The same up to a moment, and then something else. A command that goes on at that moment is carried out to its end first,
    /// except `wait`, which ends there.
    ///
    /// @param atMs simulated milliseconds since the start; before the cluster is up it means: once it is up
    /// @param commands what is done then
    public Timeline fork(long atMs, List<String> commands) {
        return fork(atMs, new Stretch(commands, OptionalLong.empty(), false));
    }

    /// The same up to a moment, then something else, and then what was left of it, at the same distances. A fork at a later moment
    /// is left out.
    ///
    /// @param atMs as with [#fork]
    public Timeline detour(long atMs, List<String> commands) {
        return fork(atMs, new Stretch(commands, OptionalLong.empty(), true));
    }

    private Timeline fork(long atMs, Stretch last) {
        var cut = new ArrayList<Stretch>();
        for (var stretch : stretches) {
            long until = Math.min(stretch.untilMs().orElse(Long.MAX_VALUE), atMs);
            cut.add(new Stretch(stretch.commands(), OptionalLong.of(until), stretch.goesOn()));
        }
        cut.add(last);
        return new Timeline(name, seed, cut);
    }

    /// What came of it.
    ///
    /// @param forkMs when its last stretch began; 0 where it was never forked
    /// @param eventsBefore how many of the events were before that
    /// @param transcript line by line
    /// @param shown the cluster at the end, as pictures show it
    /// @param endMs simulated time at the end
    public record Course(
            long forkMs,
            int eventsBefore,
            List<String> transcript,
            List<EngineEvent> events,
            ClusterSnapshot shown,
            long endMs) {
        public Course {
            transcript = List.copyOf(transcript);
            events = List.copyOf(events);
        }
    }

    /// Runs it from the start.
    ///
    /// @throws ScenarioException when a command cannot be carried out
    public Course run() throws ScenarioException {
        return run(() -> {}, runner -> {});
    }

    /// Who is shown the runner once it has a cluster.
    @FunctionalInterface
    public interface Watcher {
        void watch(ScenarioRunner runner);
    }

    /// Runs it from the start while somebody looks.
    ///
    /// @param tick is called after each ten simulated milliseconds
    /// @param watcher gets the runner before the cluster's first command
    /// @throws ScenarioException when a command cannot be carried out
    public Course run(Runnable tick, Watcher watcher) throws ScenarioException {
        var transcript = new ArrayList<String>();
        var events = new ArrayList<EngineEvent>();
        var first = stretches.getFirst().commands().getFirst();
        var runner = new ScenarioRunner(Scenario.parse(name, first), seed, transcript::add);
        runner.onEvent(events::add);
        runner.onTick(tick);
        watcher.watch(runner);
        var walk = new Walk(runner);
        long forkMs = 0;
        int eventsBefore = 0;
        var left = List.<String>of();
        for (int i = 0; i < stretches.size(); i++) {
            if (i > 0) {
                forkMs = runner.simulation().elapsedMs();
                eventsBefore = events.size();
            }
            left = walk.along(stretches.get(i), left);
        }
        return new Course(
                forkMs,
                eventsBefore,
                transcript,
                events,
                runner.shown(),
                runner.simulation().elapsedMs());
    }

    private static final class Walk {
        private final ScenarioRunner runner;
        private boolean up;
        private int number;

        private Walk(ScenarioRunner runner) {
            this.runner = runner;
        }

        /// @param before what was left of the stretch before
        /// @return what is left of this one
        private List<String> along(Stretch stretch, List<String> before) throws ScenarioException {
            if (left(stretch.untilMs()) <= 0) {
                return before;
            }
            var commands = new ArrayList<>(stretch.commands());
            if (stretch.goesOn()) {
                commands.addAll(before);
            }
            for (int i = 0; i < commands.size(); i++) {
                long left = left(stretch.untilMs());
                if (left <= 0) {
                    return commands.subList(i, commands.size());
                }
                var command = commands.get(i);
                var shortened = shortened(command, left);
                carryOut(shortened);
                up = true;
                if (!shortened.equals(command)) {
                    commands.set(i, pause(Options.milliseconds(command.split("\\s+")[1]) - left));
                    return commands.subList(i, commands.size());
                }
            }
            // What was done lasts until the fork.
            for (long left = left(stretch.untilMs());
                    stretch.untilMs().isPresent() && left > 0;
                    left = left(stretch.untilMs())) {
                carryOut(pause(left));
            }
            return List.of();
        }

        private void carryOut(String command) throws ScenarioException {
            number++;
            runner.carryOut(new Scenario.Line(number, command, false));
        }

        private long left(OptionalLong untilMs) {
            return untilMs.isEmpty() || !up
                    ? Long.MAX_VALUE
                    : untilMs.getAsLong() - runner.simulation().elapsedMs();
        }

        private static String shortened(String command, long left) {
            var words = command.split("\\s+");
            if (!words[0].equals("wait") || words.length != 2) {
                return command;
            }
            return Options.milliseconds(words[1]) > left ? pause(left) : command;
        }

        private static String pause(long ms) {
            return ms <= 0 ? AT_ONCE : "wait " + Math.min(ms, Options.LONGEST_MS) + "ms";
        }
    }
}
