package io.logarium.app.console;

import java.util.List;

/// What may stand at the caret.
///
/// @param from where the word under the caret starts; a chosen candidate replaces the text from there to `to`
/// @param candidates best first, at most [Completer#MAX_CANDIDATES]
public record Completions(int from, int to, List<Candidate> candidates) {
    public Completions {
        candidates = List.copyOf(candidates);
    }

    /// @param text what is put in
    /// @param description from the tool's own help, so in English; may be empty
    public record Candidate(Kind kind, String text, String description) {}

    /// What a candidate is.
    public enum Kind {
        COMMAND,
        SUBCOMMAND,
        OPTION,
        TOPIC,
        GROUP,
        ADDRESS,
        VALUE
    }
}
