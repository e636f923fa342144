package io.logarium.app.console;

import io.logarium.app.console.Statement.Ties;
import io.logarium.app.console.Statement.Trouble;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// Reads what people type or paste, as a POSIX shell would as far as tutorials go: continued lines, quotes, comments, several
/// commands, `;`, `&&`, `&`, `echo … |`, `printf '%s\n' … |`. Beyond a shell it passes over prompts and takes Windows' paths and `^`.
final class PastedText {
    static final int MAX_LENGTH = 100_000;
    static final int MAX_STATEMENTS = 100;

    private static final char NO_BREAK_SPACE = '\u00A0';
    private static final Pattern PROMPT =
            Pattern.compile(
                    "(?:[\\w.-]+@[\\w.-]+(?::\\S*)?\\s?)?[$%]\\s+|(?:PS )?[A-Za-z]:\\\\[^>\\n]*>\\s*");

    private final String text;
    private final List<Statement> statements = new ArrayList<>();
    private int at;
    private boolean afterSuccess;

    private PastedText(String text) {
        this.text = text;
    }

    /// At most [#MAX_STATEMENTS] statements, in order; what is behind them is left out.
    static List<Statement> statements(String pasted) {
        if (pasted.length() > MAX_LENGTH) {
            var start = pasted.substring(0, 100) + "…";
            return List.of(new Statement.Unreadable(start, Trouble.TOO_LONG));
        }
        var clean = pasted.replace("\r\n", "\n").replace('\r', '\n').replace(NO_BREAK_SPACE, ' ');
        return new PastedText(clean).readAll();
    }

    private List<Statement> readAll() {
        while (statements.size() < MAX_STATEMENTS && skipToStatement()) {
            readStatement();
        }
        return List.copyOf(statements);
    }

    /// Passes over spaces, separators, comments and a prompt.
    private boolean skipToStatement() {
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '#') {
                skipLine();
            } else if (Character.isWhitespace(c) || c == ';') {
                at++;
            } else if (isContinuation()) {
                skipContinuation();
            } else {
                var prompt = PROMPT.matcher(text).region(at, text.length());
                if (!prompt.lookingAt()) {
                    return true;
                }
                at = prompt.end();
            }
        }
        return false;
    }

    private void readStatement() {
        int start = at;
        var pipeline = new ArrayList<List<String>>();
        pipeline.add(new ArrayList<>());
        boolean onlyAfterSuccess = afterSuccess;
        afterSuccess = false;
        while (true) {
            skipBlanks();
            var end = endOfStatement();
            if (end.isPresent()) {
                var typed = text.substring(start, at).strip();
                at += end.get().length();
                afterSuccess = end.get().equals("&&");
                boolean background = end.get().equals("&");
                add(typed, pipeline, new Ties(onlyAfterSuccess, background));
                return;
            }
            char c = text.charAt(at);
            if (c == '<' || c == '>') {
                giveUp(start, Trouble.REDIRECTION);
                return;
            }
            if (c == '|') {
                at++;
                skipLineEnds();
                pipeline.add(new ArrayList<>());
            } else if (!readWord(pipeline.getLast(), pipeline.getLast().isEmpty())) {
                giveUp(start, Trouble.OPEN_QUOTE);
                return;
            }
        }
    }

    /// The text that ends a statement here: nothing at the end of all, a line's end, or an operator.
    private Optional<String> endOfStatement() {
        if (at >= text.length()) {
            return Optional.of("");
        }
        if (text.charAt(at) == '#') {
            return Optional.of("");
        }
        for (var end : List.of("\n", ";", "&&", "&")) {
            if (text.startsWith(end, at)) {
                return Optional.of(end);
            }
        }
        return Optional.empty();
    }

    private void add(String typed, List<List<String>> pipeline, Ties ties) {
        if (pipeline.size() == 1 && pipeline.getFirst().isEmpty()) {
            return;
        }
        if (pipeline.size() == 1) {
            statements.add(
                    new Statement.Command(typed, pipeline.getFirst(), Optional.empty(), ties));
            return;
        }
        var first = pipeline.getFirst();
        var last = pipeline.getLast();
        var said = said(first);
        if (pipeline.size() == 2 && !last.isEmpty() && said.isPresent()) {
            statements.add(new Statement.Command(typed, last, said, ties));
            return;
        }
        statements.add(new Statement.Unreadable(typed, Trouble.PIPE));
    }

    /// What `echo …` or `printf '%s\n' …` writes.
    private static Optional<String> said(List<String> words) {
        if (words.isEmpty()) {
            return Optional.empty();
        }
        var rest = words.subList(1, words.size());
        if (words.getFirst().equals("echo")) {
            return Optional.of(String.join(" ", rest) + "\n");
        }
        boolean lines =
                words.getFirst().equals("printf")
                        && rest.size() > 1
                        && rest.getFirst().equals("%s\\n");
        return lines
                ? Optional.of(String.join("\n", rest.subList(1, rest.size())) + "\n")
                : Optional.empty();
    }

    /// Leaves the rest of the line alone.
    private void giveUp(int start, Trouble trouble) {
        skipLine();
        statements.add(new Statement.Unreadable(text.substring(start, at).strip(), trouble));
    }

    private void skipLine() {
        int end = text.indexOf('\n', at);
        at = end < 0 ? text.length() : end;
    }

    /// Behind a pipe the command may go on in the next line.
    private void skipLineEnds() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
    }

    private void skipBlanks() {
        while (at < text.length()) {
            if (isContinuation()) {
                skipContinuation();
            } else if (text.charAt(at) == ' ' || text.charAt(at) == '\t') {
                at++;
            } else {
                return;
            }
        }
    }

    /// A backslash, or Windows' `^`, behind which the line ends; spaces between them are a slip of copying.
    private boolean isContinuation() {
        char c = text.charAt(at);
        if (c != '\\' && c != '^') {
            return false;
        }
        int next = at + 1;
        while (next < text.length() && (text.charAt(next) == ' ' || text.charAt(next) == '\t')) {
            next++;
        }
        return next >= text.length() || text.charAt(next) == '\n';
    }

    /// Passes over the line's end and a continuation prompt `> ` after it.
    private void skipContinuation() {
        skipLine();
        if (at < text.length()) {
            at++;
        }
        if (text.startsWith("> ", at)) {
            at += 2;
        }
    }

    /// @param isName a backslash in a command's name is Windows' separator, not an escape
    /// @return whether its quotes are closed
    private boolean readWord(List<String> words, boolean isName) {
        var word = new StringBuilder();
        while (at < text.length() && !isContinuation()) {
            char c = text.charAt(at);
            if (Character.isWhitespace(c) || ";&|<>".indexOf(c) >= 0) {
                break;
            }
            at++;
            if (c == '\'' || c == '"') {
                if (!readQuoted(c, word)) {
                    return false;
                }
            } else if (c == '\\' && !isName && at < text.length()) {
                word.append(text.charAt(at++));
            } else {
                word.append(c);
            }
        }
        words.add(word.toString());
        return true;
    }

    private boolean readQuoted(char quote, StringBuilder word) {
        while (at < text.length()) {
            char c = text.charAt(at++);
            if (c == quote) {
                return true;
            }
            if (c == '\\' && quote == '"' && at < text.length()) {
                char next = text.charAt(at);
                if (next == '\n') {
                    at++;
                    continue;
                }
                if ("\"\\$`".indexOf(next) >= 0) {
                    c = next;
                    at++;
                }
            }
            word.append(c);
        }
        return false;
    }
}
