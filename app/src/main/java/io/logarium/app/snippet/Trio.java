package io.logarium.app.snippet;

/// One thing in three languages. Where a language has no way to do it, its text is a comment that says so.
///
/// @param cli one of Kafka's tools, or a command of Logarium
/// @param java a whole program for kafka-clients
/// @param python a whole program for kafka-python
public record Trio(String cli, String java, String python) {
    /// Only a command line.
    public static Trio ofCli(String cli) {
        return new Trio(cli, "", "");
    }

    /// The same with other words for the command line.
    public Trio withCli(String other) {
        return new Trio(other, java, python);
    }
}
