package io.logarium.engine.conformance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What was observed of a real Apache Kafka 4.3.1, kept among the test resources, and the few places where ours may differ.
final class Recording {
    private static final String RECORDED = "conformance/wire-4.3.1.txt";
    private static final String ALLOWED = "conformance/allowed-differences.txt";

    private Recording() {}

    static List<Observation> reference() {
        return lines(RECORDED).stream().map(Observation::parse).toList();
    }

    /// What ours says where it may differ, by name. In the file each has its reason above it.
    static Map<String, String> allowed() {
        var all = new LinkedHashMap<String, String>();
        for (var line : lines(ALLOWED)) {
            var observation = Observation.parse(line);
            all.put(observation.name(), observation.result());
        }
        return all;
    }

    /// Writes a new recording into the sources.
    static void save(List<Observation> seen) throws IOException {
        var file = Installed.root().resolve("engine/src/test/resources").resolve(RECORDED);
        Files.createDirectories(Optional.ofNullable(file.getParent()).orElse(Path.of("")));
        Files.write(file, seen.stream().map(Observation::toString).toList());
    }

    /// A line for each observation that is not as expected, or that is missing on one side.
    static List<String> differences(List<Observation> expected, List<Observation> actual) {
        var found = new LinkedHashMap<String, String>();
        for (var observation : actual) {
            found.put(observation.name(), observation.result());
        }
        var differences = new ArrayList<String>();
        for (var observation : expected) {
            var result = found.remove(observation.name());
            if (result == null) {
                differences.add(
                        "%s\n  expected: %s\n  not observed"
                                .formatted(observation.name(), observation.result()));
            } else if (!result.equals(observation.result())) {
                differences.add(
                        "%s\n  expected: %s\n  but was:  %s"
                                .formatted(observation.name(), observation.result(), result));
            }
        }
        found.forEach((name, result) -> differences.add(name + "\n  not expected: " + result));
        return differences;
    }

    private static List<String> lines(String resource) {
        try (var in = Recording.class.getClassLoader().getResourceAsStream(resource)) {
            if (in == null) {
                return List.of();
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
