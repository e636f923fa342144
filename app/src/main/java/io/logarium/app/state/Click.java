package io.logarium.app.state;

import java.util.stream.Collectors;

/// Something that was done by a click, as the console tells it: in the words of the window and as the command that does the same.
///
/// @param what the words on the button: "Create topic orders"
/// @param command the same on the command line; lines that start with `#` are comments, where no command does it
/// @param answer what came of it; may be empty
public record Click(
        long atMs, String what, String command, String answer, boolean succeeded, long tookMs) {
    /// The command without its comments.
    public String line() {
        return command.lines()
                .filter(l -> !l.isBlank() && !l.startsWith("#"))
                .collect(Collectors.joining("\n"));
    }
}
