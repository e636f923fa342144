package io.logarium.app.consoleview;

import java.util.List;
import java.util.stream.Collectors;

/// A row of the transcript.
sealed interface Row {
    /// The block that it belongs to.
    Block block();

    /// Who, when, how it went, and buttons.
    record Head(Block block) implements Row {}

    /// A line of the command as it was typed.
    record CommandLine(Block block, String text, boolean continued) implements Row {}

    /// What the console itself has to say.
    record Remark(Block block, String text) implements Row {}

    /// A line of output; what was typed behind a prompt stands in the prompt's row.
    record Output(Block block, List<Piece> pieces) implements Row {
        public Output {
            pieces = List.copyOf(pieces);
        }

        String text() {
            return pieces.stream().map(Piece::text).collect(Collectors.joining());
        }
    }

    /// The line under a block.
    record Foot(Block block) implements Row {}

    /// A part of a line of output.
    record Piece(String text, Voice voice) {}

    /// Who speaks in a line of output.
    enum Voice {
        OUTPUT,
        ERROR,
        TYPED
    }
}
