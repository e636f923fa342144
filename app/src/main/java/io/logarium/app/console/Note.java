package io.logarium.app.console;

import io.logarium.app.console.Statement.Trouble;
import java.util.List;

/// What the console itself has to say about a command, beside the command's own output. The window finds the words.
public sealed interface Note {
    /// The command named no cluster, so `--bootstrap-server` was added.
    record AddressAdded(String address) implements Note {}

    /// There is no such command.
    ///
    /// @param nearest names that may have been meant
    record UnknownCommand(String name, List<String> nearest) implements Note {
        public UnknownCommand {
            nearest = List.copyOf(nearest);
        }
    }

    /// A script that starts or stops servers: the cluster of this window is started and stopped here.
    record NotNeeded(String name) implements Note {}

    record NotReadable(Trouble trouble) implements Note {}

    /// Kafka's tools are not there: the program was not started from its package.
    record ToolsMissing() implements Note {}

    /// The tool's process could not be started.
    record NotStarted(String why) implements Note {}

    /// Too many commands run at once.
    record TooMany(int limit) implements Note {}

    /// It was not tried, because the command before `&&` failed or because it was called off.
    record Skipped() implements Note {}
}
