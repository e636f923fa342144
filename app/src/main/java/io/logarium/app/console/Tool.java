package io.logarium.app.console;

/// One of Kafka's command-line tools.
///
/// @param name as its script is called, without an ending
/// @param mainClass where it starts
/// @param address how it is told where the cluster is
public record Tool(String name, String mainClass, Address address) {
    /// Where `--bootstrap-server` goes when the user left it out.
    public enum Address {
        /// Right behind the name.
        IN_FRONT,
        /// At the end, behind a subcommand.
        AT_THE_END,
        /// At the front, unless a file with settings is named that may hold it.
        IN_FRONT_WITHOUT_FILE,
        /// It reads files, or has the address among its plain words.
        NOWHERE
    }
}
