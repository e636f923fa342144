package io.logarium.app.incident;

import io.logarium.app.cluster.ClusterView;
import io.logarium.app.cluster.TopicFacts;
import io.logarium.engine.fault.FaultCommand;
import io.logarium.engine.sim.scenario.Scenario;
import io.logarium.engine.sim.scenario.ScenarioException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;

/// Incidents as a scenario file and back.
public final class Scenarios {
    /// What such files end with.
    public static final String ENDING = ".txt";

    private static final long LONGEST_WAIT_MS = 600_000;
    private static final int MOST_PARTITIONS = 1_000;

    private Scenarios() {}

    /// One line at its time.
    record Step(long atMs, boolean begins, List<Deed> deeds) {}

    /// A scenario that lets the same go wrong at the same distances.
    ///
    /// @param view of the cluster at that time: its brokers and topics are those of the scenario; its records are not
    /// @throws IllegalArgumentException where there is nothing that a scenario can let happen
    public static String text(List<Incident> incidents, ClusterView view) {
        var steps = steps(incidents);
        var lines = new ArrayList<String>();
        lines.add("# Saved from the time machine of Logarium. Run: logarium scenario FILE");
        lines.add(
                "# The simulated cluster has the same brokers and topics, and none of the records.");
        lines.add("cluster brokers=" + Math.clamp(view.brokers().size(), 1, 7));
        view.topics().stream()
                .filter(t -> !t.internal())
                .map(Scenarios::created)
                .forEach(lines::add);
        lines.add("wait 2s");
        if (steps.isEmpty()) {
            throw new IllegalArgumentException("there is no incident");
        }
        long last = steps.getFirst().atMs();
        for (var step : steps) {
            long gap = step.atMs() - last;
            last = step.atMs();
            for (; gap > 0; gap -= LONGEST_WAIT_MS) {
                lines.add("wait " + Math.min(gap, LONGEST_WAIT_MS) + "ms");
            }
            for (var deed : step.deeds()) {
                lines.add(line(deed));
            }
        }
        lines.add("wait 2s");
        lines.add("status");
        return String.join("\n", lines) + "\n";
    }

    /// Begins and ends in order of time.
    static List<Step> steps(List<Incident> incidents) {
        var steps = new ArrayList<Step>();
        for (var incident : incidents) {
            steps.add(new Step(incident.beginMs(), true, Deed.begin(incident.what())));
            incident.endMs()
                    .ifPresent(at -> steps.add(new Step(at, false, Deed.end(incident.what()))));
        }
        // What ends makes room for what begins.
        steps.sort(Comparator.comparingLong(Step::atMs).thenComparing(Step::begins));
        return steps;
    }

    private static String line(Deed deed) {
        return switch (deed) {
            case Deed.Say(var line) -> line;
            case Deed.Set(var client, var knob, double value) ->
                    "# not in a scenario: %s %s %s"
                            .formatted(
                                    client.replaceAll("\\p{Cntrl}", "?"),
                                    knob.name().toLowerCase(Locale.ROOT),
                                    Double.toString(value).replaceAll("\\.0$", ""));
        };
    }

    private static String created(TopicFacts topic) {
        int replicas =
                topic.partitions().stream().mapToInt(p -> p.replicas().size()).max().orElse(1);
        return "create-topic %s partitions=%d replicas=%d"
                .formatted(
                        topic.name(),
                        Math.clamp(topic.partitions().size(), 1, MOST_PARTITIONS),
                        Math.clamp(replicas, 1, 7));
    }

    /// What of a scenario can be played on a live cluster.
    ///
    /// @param lines faults, each with its distance from the begin
    /// @param not verbs that a live cluster is not given from a file
    public record Playable(List<At> lines, List<String> not) {
        public Playable {
            lines = List.copyOf(lines);
            not = List.copyOf(not);
        }
    }

    /// A line and when it comes.
    public record At(long offsetMs, String line) {}

    /// @throws ScenarioException when it is no scenario
    public static Playable read(String name, String text) throws ScenarioException {
        var scenario = Scenario.parse(name, text);
        var lines = new ArrayList<At>();
        var not = new TreeSet<String>();
        long offsetMs = 0;
        for (var line : scenario.lines()) {
            var words = line.text().split("\\s+");
            var verb = words[0].toLowerCase(Locale.ROOT);
            if (line.expected() || verb.equals("status")) {
                continue;
            }
            if (verb.equals("wait") && words.length == 2) {
                offsetMs += lines.isEmpty() ? 0 : milliseconds(words[1]);
            } else if (FaultCommand.verbs().contains(verb) && !verb.equals("clock")) {
                if (lines.size() < Plans.MOST) {
                    lines.add(new At(offsetMs, line.text()));
                }
            } else {
                not.add(verb);
            }
        }
        return new Playable(lines, List.copyOf(not));
    }

    private static long milliseconds(String word) {
        var digits = word.replaceAll("\\D", "");
        if (digits.isEmpty() || digits.length() > 7) {
            return 0;
        }
        long number = Long.parseLong(digits);
        return Math.min(LONGEST_WAIT_MS, word.endsWith("ms") ? number : number * 1_000);
    }
}
