package io.logarium.engine.sim.scenario;

import io.logarium.engine.fault.FaultCommand;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/// A scenario as it is written: commands, and after a line `----` what must be so then, until an empty line. Lines that begin with `#`
/// are for people.
///
/// @param name of the file, for messages
public record Scenario(String name, List<Line> lines) {
    /// Far more than anybody would read.
    private static final int MOST_LINES = 2_000;

    private static final int LONGEST_LINE = 1_000;

    static final Set<String> VERBS =
            new TreeSet<>(
                    List.of(
                            "add-partitions",
                            "cluster",
                            "create-topic",
                            "delete-topic",
                            "produce",
                            "consume",
                            "wait",
                            "await",
                            "send",
                            "flow",
                            "ask-metadata",
                            "fetch",
                            "status"));

    static {
        VERBS.addAll(ReaderCommands.VERBS);
    }

    public Scenario {
        lines = List.copyOf(lines);
    }

    /// One line.
    ///
    /// @param number from 1
    /// @param expected it must be so; otherwise it is a command
    public record Line(int number, String text, boolean expected) {
        List<String> words() {
            return List.of(text.split("\\s+"));
        }

        String verb() {
            return words().getFirst().toLowerCase(Locale.ROOT);
        }
    }

    /// @throws ScenarioException when a line is no command
    public static Scenario parse(String name, String text) throws ScenarioException {
        var lines = new ArrayList<Line>();
        boolean expected = false;
        int number = 0;
        for (var raw : text.lines().toList()) {
            number++;
            var line = raw.strip();
            if (number > MOST_LINES || line.length() > LONGEST_LINE) {
                throw new ScenarioException(
                        name,
                        number,
                        "a scenario has at most %d lines of %d characters"
                                .formatted(MOST_LINES, LONGEST_LINE));
            }
            if (line.equals("----")) {
                expected = true;
            } else if (line.isEmpty()) {
                expected = false;
            } else if (!line.startsWith("#")) {
                var parsed = new Line(number, line, expected);
                check(name, parsed, lines.isEmpty());
                lines.add(parsed);
            }
        }
        if (lines.isEmpty()) {
            throw new ScenarioException(name, Math.max(1, number), "there is no command in it");
        }
        return new Scenario(name, lines);
    }

    private static void check(String name, Line line, boolean first) throws ScenarioException {
        if (first && (line.expected || !line.verb().equals("cluster"))) {
            throw new ScenarioException(
                    name,
                    line.number,
                    "a scenario begins with: cluster brokers=N [seed=N] [setting=value ...]");
        }
        if (line.expected) {
            return;
        }
        if (!first && line.verb().equals("cluster")) {
            throw new ScenarioException(name, line.number, "a scenario has one cluster");
        }
        if (!VERBS.contains(line.verb()) && !FaultCommand.verbs().contains(line.verb())) {
            var known = new TreeSet<>(VERBS);
            known.addAll(FaultCommand.verbs());
            throw new ScenarioException(
                    name,
                    line.number,
                    "'%s' is not a command. Known are: %s."
                            .formatted(line.words().getFirst(), String.join(", ", known)));
        }
    }
}
