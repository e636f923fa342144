package io.logarium.app.console;

/// A line of a command's output, or the end of it that has come so far.
///
/// @param sameRow it stands behind the line before it, which has no end: what was typed behind a prompt
public record OutputLine(Source source, String text, boolean sameRow) {
    /// Where it came from.
    public enum Source {
        STANDARD_OUTPUT,
        STANDARD_ERROR,
        TYPED
    }
}
