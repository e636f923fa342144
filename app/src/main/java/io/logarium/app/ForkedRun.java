package io.logarium.app;

import io.logarium.engine.sim.scenario.Difference;
import io.logarium.engine.sim.scenario.Scenario;
import io.logarium.engine.sim.scenario.ScenarioException;
import io.logarium.engine.sim.scenario.Timeline;
import java.io.PrintStream;
import java.util.OptionalInt;
import java.util.OptionalLong;

/// `logarium scenario FILE --fork-at MS --then FILE`: two timelines of one simulated cluster, and in what they differ.
final class ForkedRun {
    private final PrintStream out;

    ForkedRun(PrintStream out) {
        this.out = out;
    }

    /// @param then commands, a line each; lines that begin with `#` are for people
    /// @throws ScenarioException when a command cannot be carried out
    void run(Scenario scenario, OptionalLong seed, long atMs, String then)
            throws ScenarioException {
        var timeline = Timeline.of(scenario, seed);
        var commands =
                then.lines()
                        .map(String::strip)
                        .filter(l -> !l.isEmpty() && !l.startsWith("#"))
                        .toList();
        out.println("as it is written:");
        var one = timeline.run();
        one.transcript().forEach(out::println);
        var other = timeline.fork(atMs, commands).run();
        out.println("forked at %d ms:".formatted(other.forkMs()));
        other.transcript().forEach(out::println);
        var differences = Difference.between(one, other);
        out.println(differences.isEmpty() ? "no difference" : "differences:");
        differences.forEach(d -> out.println("  " + words(d)));
    }

    private static String words(Difference difference) {
        return switch (difference) {
            case Difference.Leader(var at, var one, var other) ->
                    "%s: leader %s, forked %s".formatted(at, id(one), id(other));
            case Difference.HighWatermark(var at, var one, var other) ->
                    "%s: high watermark %s, forked %s".formatted(at, offset(one), offset(other));
            case Difference.Dropped(var at, long one, long other) ->
                    "%s: records dropped %d, forked %d".formatted(at, one, other);
        };
    }

    private static String id(OptionalInt broker) {
        return broker.isPresent() ? Integer.toString(broker.getAsInt()) : "none";
    }

    private static String offset(OptionalLong offset) {
        return offset.isPresent() ? Long.toString(offset.getAsLong()) : "unknown";
    }
}
