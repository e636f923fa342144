package io.logarium.app.console;

import java.util.List;
import java.util.Optional;

/// One command out of what was typed or pasted.
public sealed interface Statement {
    /// As typed, continuation lines included, without the prompt before it.
    String text();

    /// A command that can be tried.
    ///
    /// @param words name and arguments, free of quotes; never empty
    /// @param input what it gets on its standard input when the line said `echo … |`; absent: what the user types later
    /// @param ties how it hangs together with its neighbours
    record Command(String text, List<String> words, Optional<String> input, Ties ties)
            implements Statement {
        public Command {
            words = List.copyOf(words);
        }

        public String name() {
            return words.getFirst();
        }

        public List<String> arguments() {
            return words.subList(1, words.size());
        }
    }

    /// What a shell would understand and we do not.
    record Unreadable(String text, Trouble trouble) implements Statement {}

    /// @param onlyAfterSuccess stood behind `&&`
    /// @param background stood before `&`: the next one need not wait for it
    record Ties(boolean onlyAfterSuccess, boolean background) {
        public static final Ties NONE = new Ties(false, false);
    }

    /// Why a line is [Unreadable].
    enum Trouble {
        /// A quote is not closed.
        OPEN_QUOTE,
        /// A pipe other than `echo … |` before one of Kafka's tools.
        PIPE,
        /// Input or output by file.
        REDIRECTION,
        /// More text than a person types or pastes.
        TOO_LONG
    }
}
