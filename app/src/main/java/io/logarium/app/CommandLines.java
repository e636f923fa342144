package io.logarium.app;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.function.UnaryOperator;

/// Takes commands from a stream, one a line, and answers each with one line. Empty lines and comments are passed over.
final class CommandLines {
    /// The longest command of the grammar is far shorter; what follows in a longer line is not read as a command.
    static final int MAX_LENGTH = 1_000;

    private final UnaryOperator<String> command;
    private final PrintStream out;

    /// @param command answers `ok …` or `error …`
    CommandLines(UnaryOperator<String> command, PrintStream out) {
        this.command = command;
        this.out = out;
    }

    /// Returns at the end of the stream.
    void runAll(InputStream in) throws IOException {
        var reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
        while (true) {
            var line = new StringBuilder();
            int end = readLine(reader, line);
            answer(line.toString().strip());
            if (end < 0) {
                return;
            }
        }
    }

    private void answer(String line) {
        if (line.isEmpty() || line.startsWith("#")) {
            return;
        }
        var answer =
                line.length() > MAX_LENGTH
                        ? "error a command has at most " + MAX_LENGTH + " characters"
                        : command.apply(line);
        out.println(answer.replaceAll("\\R", " "));
        out.flush();
    }

    /// One character more than the longest command at most is kept.
    private static int readLine(BufferedReader reader, StringBuilder line) throws IOException {
        int c = reader.read();
        while (c >= 0 && c != '\n') {
            if (line.length() <= MAX_LENGTH) {
                line.append((char) c);
            }
            c = reader.read();
        }
        return c;
    }
}
