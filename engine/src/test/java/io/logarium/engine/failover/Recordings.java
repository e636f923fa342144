package io.logarium.engine.failover;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The scenarios' lines under their names.
final class Recordings {
    static final String RESOURCE = "/failover/kafka-4.3.1.txt";

    private Recordings() {}

    static Map<String, List<String>> play(ThreeNodes nodes) throws Exception {
        var only = System.getProperty("scenario", "");
        var seen = new LinkedHashMap<String, List<String>>();
        int number = 0;
        for (var entry : FailureScenarios.all().entrySet()) {
            number++;
            if (!entry.getKey().contains(only)) {
                continue;
            }
            seen.put(entry.getKey(), play(nodes, "-" + number, entry.getValue()));
        }
        return seen;
    }

    private static List<String> play(
            ThreeNodes nodes, String suffix, FailureScenarios.Scenario scenario) throws Exception {
        try (var at = new Failures(nodes, suffix)) {
            try {
                scenario.play(at);
            } catch (AssertionError | Exception e) {
                var all = new ArrayList<>(at.lines());
                all.add("broke off: " + e);
                at.startAll();
                return all;
            }
            return at.lines();
        }
    }

    static String text(Map<String, List<String>> seen) {
        var text = new StringBuilder();
        seen.forEach((name, lines) -> {
            text.append("# ").append(name).append('\n');
            lines.forEach(line -> text.append(line).append('\n'));
            text.append('\n');
        });
        return text.toString();
    }

    static String recorded() {
        try (var in = Recordings.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new AssertionError(RESOURCE + " is missing");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
