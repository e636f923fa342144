package io.logarium.engine.conformance;

/// One thing seen at a broker: what was asked, in words, and what came back, in words that are the same on every run.
public record Observation(String name, String result) {
    private static final String ARROW = " => ";

    /// A line of a recording.
    @Override
    public String toString() {
        return name + ARROW + result;
    }

    /// Reads a line of a recording.
    public static Observation parse(String line) {
        int at = line.indexOf(ARROW);
        if (at < 0) {
            throw new IllegalArgumentException("not an observation: " + line);
        }
        return new Observation(line.substring(0, at), line.substring(at + ARROW.length()));
    }
}
