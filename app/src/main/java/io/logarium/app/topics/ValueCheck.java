package io.logarium.app.topics;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// Looks at a value as it is typed: whether it is JSON, how long it is without its spaces, and whether it holds a number that
/// a reader with 64-bit floating point would change. The text itself is never rewritten.
final class ValueCheck {
    private static final int DEEPEST = 500;
    private static final JsonFactory JSON =
            JsonFactory.builder()
                    .streamReadConstraints(
                            StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build())
                    .build();

    private ValueCheck() {}

    /// What the text is.
    sealed interface Seen {
        /// Valid JSON.
        ///
        /// @param compactBytes UTF-8 bytes without spaces between the tokens
        /// @param inexact the first number that a double cannot hold
        record Json(int bytes, int compactBytes, Optional<String> inexact) implements Seen {}

        /// Looks like JSON and is not.
        record BrokenJson(int line, int column, String why) implements Seen {}

        record PlainText(int bytes) implements Seen {}
    }

    static Seen look(String text) {
        int bytes = text.getBytes(StandardCharsets.UTF_8).length;
        var start = text.stripLeading();
        if (start.isEmpty()) {
            return new Seen.PlainText(bytes);
        }
        boolean looksLikeJson = start.startsWith("{") || start.startsWith("[");
        try (var parser = JSON.createParser(text)) {
            var inexact = inexact(parser);
            return new Seen.Json(bytes, compact(text), inexact);
        } catch (JsonProcessingException e) {
            if (!looksLikeJson) {
                return new Seen.PlainText(bytes);
            }
            var at = e.getLocation();
            return new Seen.BrokenJson(
                    at == null ? 1 : at.getLineNr(),
                    at == null ? 1 : at.getColumnNr(),
                    e.getOriginalMessage());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /// Reads one value to its end; anything behind it is an error.
    private static Optional<String> inexact(JsonParser parser) throws IOException {
        Optional<String> found = Optional.empty();
        int depth = 0;
        int values = 0;
        for (var token = parser.nextToken(); token != null; token = parser.nextToken()) {
            if (depth == 0 && ++values > 1) {
                throw new JsonParseException(parser, "something follows the value");
            }
            if (token.isStructStart()) {
                depth++;
            } else if (token.isStructEnd()) {
                depth--;
            }
            boolean number =
                    token == JsonToken.VALUE_NUMBER_INT || token == JsonToken.VALUE_NUMBER_FLOAT;
            if (number && found.isEmpty() && !isExact(parser.getText())) {
                found = Optional.of(parser.getText());
            }
        }
        return found;
    }

    /// Whether a double prints as the same number again.
    private static boolean isExact(String number) {
        if (number.length() > 400) {
            return false;
        }
        double nearest = Double.parseDouble(number);
        return Double.isFinite(nearest)
                && new BigDecimal(Double.toString(nearest)).compareTo(new BigDecimal(number)) == 0;
    }

    /// Bytes without spaces outside of strings.
    private static int compact(String text) {
        var kept = new StringBuilder(text.length());
        boolean inString = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' && !isEscaped(text, i)) {
                inString = !inString;
            }
            if (inString || !Character.isWhitespace(c)) {
                kept.append(c);
            }
        }
        return kept.toString().getBytes(StandardCharsets.UTF_8).length;
    }

    private static boolean isEscaped(String text, int at) {
        int slashes = 0;
        for (int i = at - 1; i >= 0 && text.charAt(i) == '\\'; i--) {
            slashes++;
        }
        return slashes % 2 == 1;
    }
}
