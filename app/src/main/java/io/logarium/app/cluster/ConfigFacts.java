package io.logarium.app.cluster;

/// A config of a topic.
///
/// @param value empty when the broker hides it
/// @param help the broker's own words, in English
public record ConfigFacts(
        String name,
        String value,
        Source source,
        boolean readOnly,
        boolean sensitive,
        String help) {
    /// Where the value comes from.
    public enum Source {
        TOPIC,
        BROKER,
        DEFAULT
    }
}
