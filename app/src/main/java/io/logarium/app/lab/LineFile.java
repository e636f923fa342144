package io.logarium.app.lab;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/// A text file with a record on each line, UTF-8.
///
/// @param separator between key and value; empty when lines are values alone. The first one on a line counts
public record LineFile(Path path, String separator) {
    /// Larger files are not for a lab; Kafka's own tools take them.
    public static final long MOST_BYTES = 64L << 20;

    public static final int MOST_LINES = 1_000_000;

    /// Kafka refuses larger requests by default (`max.request.size`).
    public static final int LONGEST_LINE = 1_000_000;

    /// So many are shown before anything is sent.
    private static final int FIRST = 6;

    /// One record.
    ///
    /// @param key empty where lines have none
    public record Line(Optional<String> key, String value) {}

    /// What was found in the file.
    public sealed interface Found {
        /// It can be sent.
        record Good(int lines, long bytes, List<Line> first) implements Found {
            public Good {
                first = List.copyOf(first);
            }
        }

        /// It cannot.
        ///
        /// @param line counted from 1; 0 where it is not about a line
        /// @param said by the system; empty when there is nothing to add
        record Bad(Why why, int line, String said) implements Found {}
    }

    /// Why a file cannot be sent.
    public enum Why {
        /// It is not there, is no file, or may not be read.
        UNREADABLE,
        EMPTY,
        TOO_LARGE,
        TOO_MANY_LINES,
        LINE_TOO_LONG,
        /// A line without the separator.
        NO_SEPARATOR,
        NOT_UTF8
    }

    /// Takes each line in turn.
    @FunctionalInterface
    interface Taker {
        /// Returns false to end it.
        boolean take(Line line);
    }

    /// Reads it once through. It may take a second: never on the JavaFX thread.
    public Found look() {
        var first = new ArrayList<Line>();
        return read(
                line -> {
                    if (first.size() < FIRST) {
                        first.add(line);
                    }
                    return true;
                },
                first,
                () -> false);
    }

    /// Reads it and gives each line away, until there is none or the taker has enough.
    Found each(Taker taker, BooleanSupplier enough) {
        return read(taker, List.of(), enough);
    }

    private Found read(Taker taker, List<Line> first, BooleanSupplier enough) {
        int number = 0;
        try {
            if (!Files.isRegularFile(path)) {
                return new Found.Bad(Why.UNREADABLE, 0, path.toString());
            }
            long bytes = Files.size(path);
            if (bytes > MOST_BYTES) {
                return new Found.Bad(Why.TOO_LARGE, 0, Long.toString(bytes));
            }
            try (var reader = reader()) {
                for (var text = reader.readLine(); text != null; text = reader.readLine()) {
                    number++;
                    var bad = bad(text, number);
                    if (bad.isPresent()) {
                        return bad.get();
                    }
                    if (enough.getAsBoolean() || !taker.take(line(text))) {
                        break;
                    }
                }
            }
            return number == 0
                    ? new Found.Bad(Why.EMPTY, 0, "")
                    : new Found.Good(number, bytes, first);
        } catch (CharacterCodingException _) {
            return new Found.Bad(Why.NOT_UTF8, number + 1, "");
        } catch (IOException e) {
            return new Found.Bad(Why.UNREADABLE, 0, String.valueOf(e.getMessage()));
        }
    }

    private BufferedReader reader() throws IOException {
        var decoder =
                StandardCharsets.UTF_8
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT);
        return new BufferedReader(new InputStreamReader(Files.newInputStream(path), decoder));
    }

    private Optional<Found> bad(String text, int number) {
        if (number > MOST_LINES) {
            return Optional.of(new Found.Bad(Why.TOO_MANY_LINES, number, ""));
        }
        if (text.length() > LONGEST_LINE) {
            return Optional.of(new Found.Bad(Why.LINE_TOO_LONG, number, ""));
        }
        if (!separator.isEmpty() && !text.contains(separator)) {
            return Optional.of(new Found.Bad(Why.NO_SEPARATOR, number, separator));
        }
        return Optional.empty();
    }

    private Line line(String text) {
        if (separator.isEmpty()) {
            return new Line(Optional.empty(), text);
        }
        int at = text.indexOf(separator);
        return new Line(
                Optional.of(text.substring(0, at)), text.substring(at + separator.length()));
    }
}
