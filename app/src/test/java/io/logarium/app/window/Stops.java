package io.logarium.app.window;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// When the Java machine stopped all its threads, to collect garbage or else, as its own log tells.
///
/// The log is asked for by `-Xlog:safepoint:file=FILE:tn`; its clock is [System#nanoTime].
final class Stops {
    private static final Pattern LINE =
            Pattern.compile(
                    "\\[(\\d+)ns\\] Safepoint \"(\\w+)\".*Reaching safepoint: +(\\d+) ns.*Total: +(\\d+) ns.*");

    private final List<Stop> all = new ArrayList<>();

    /// @param reaching how much of it went until the last thread had stopped
    record Stop(String why, long from, long until, long reaching) {
        long nanos() {
            return until - from;
        }

        boolean collects() {
            return why.contains("Collect") || why.contains("GC") || why.contains("Mark");
        }
    }

    /// What lies in the log from a moment on.
    static Stops in(String file, long fromNanos) throws IOException {
        var stops = new Stops();
        if (file.isEmpty()) {
            return stops;
        }
        for (var line : Files.readAllLines(Path.of(file))) {
            var found = LINE.matcher(line);
            if (found.matches()) {
                long until = Long.parseLong(found.group(1));
                long total = Long.parseLong(found.group(4));
                if (until > fromNanos) {
                    stops.all.add(
                            new Stop(
                                    found.group(2),
                                    until - total,
                                    until,
                                    Long.parseLong(found.group(3))));
                }
            }
        }
        return stops;
    }

    /// How long everything stood still between two moments.
    long within(long from, long until) {
        return all.stream()
                .mapToLong(s -> Math.max(0, Math.min(s.until(), until) - Math.max(s.from(), from)))
                .sum();
    }

    void print() {
        print("stops to collect", all.stream().filter(Stop::collects).toList());
        print("stops for other reasons", all.stream().filter(s -> !s.collects()).toList());
    }

    private static void print(String name, List<Stop> stops) {
        System.out.printf(
                "%-25s %d, together %.1f ms, longest %.1f ms (to reach it at most %.1f ms)%n",
                name,
                stops.size(),
                stops.stream().mapToLong(Stop::nanos).sum() / 1e6,
                stops.stream().mapToLong(Stop::nanos).max().orElse(0) / 1e6,
                stops.stream().mapToLong(Stop::reaching).max().orElse(0) / 1e6);
    }
}
