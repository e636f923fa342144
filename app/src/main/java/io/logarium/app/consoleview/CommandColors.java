package io.logarium.app.consoleview;

import java.util.ArrayList;
import java.util.List;

/// Which part of a command line is what. Pure; the parts together are the text again.
final class CommandColors {
    private CommandColors() {}

    /// A part of a line and the style class of its colour.
    record Part(String text, Kind kind) {}

    /// What a part is.
    enum Kind {
        PLAIN("code-text"),
        COMMAND("code-command"),
        OPTION("code-option"),
        STRING("code-string"),
        COMMENT("code-comment");

        private final String styleClass;

        Kind(String styleClass) {
            this.styleClass = styleClass;
        }

        String styleClass() {
            return styleClass;
        }
    }

    /// The parts of one line.
    ///
    /// @param continued whether the line goes on from the one before, so that its first word is no command
    static List<Part> of(String line, boolean continued) {
        var parts = new ArrayList<Part>();
        boolean command = !continued;
        int at = 0;
        while (at < line.length()) {
            char c = line.charAt(at);
            int end;
            Kind kind;
            if (Character.isWhitespace(c)) {
                end = at + 1;
                kind = Kind.PLAIN;
            } else if (c == '#') {
                end = line.length();
                kind = Kind.COMMENT;
            } else if (c == '"' || c == '\'') {
                int close = line.indexOf(c, at + 1);
                end = close < 0 ? line.length() : close + 1;
                kind = Kind.STRING;
                command = false;
            } else if (c == '|' || c == ';' || c == '&') {
                end = at + 1;
                kind = Kind.PLAIN;
                command = true;
            } else {
                end = wordEnd(line, at);
                var word = line.substring(at, end);
                boolean continues = word.equals("\\");
                kind = command && !continues ? Kind.COMMAND : kindOf(word);
                command = command && continues;
            }
            add(parts, line.substring(at, end), kind);
            at = end;
        }
        return parts;
    }

    private static Kind kindOf(String word) {
        return word.startsWith("-") && word.length() > 1 && !isNumber(word)
                ? Kind.OPTION
                : Kind.PLAIN;
    }

    private static boolean isNumber(String word) {
        return Character.isDigit(word.charAt(1));
    }

    private static int wordEnd(String line, int from) {
        int end = from;
        while (end < line.length()
                && !Character.isWhitespace(line.charAt(end))
                && "\"'|;&".indexOf(line.charAt(end)) < 0) {
            end++;
        }
        return end;
    }

    private static void add(List<Part> parts, String text, Kind kind) {
        if (!parts.isEmpty() && parts.getLast().kind() == kind) {
            parts.add(new Part(parts.removeLast().text() + text, kind));
        } else {
            parts.add(new Part(text, kind));
        }
    }
}
