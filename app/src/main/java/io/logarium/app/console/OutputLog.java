package io.logarium.app.console;

import io.logarium.app.console.OutputLine.Source;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

/// The newest lines of a command's output. Any thread may write and read.
///
/// Lines are counted from the command's start; old ones are forgotten beyond [#MAX_LINES] or [#MAX_CHARACTERS].
public final class OutputLog {
    /// More than anyone scrolls back; a full console of them takes about 10 MB.
    public static final int MAX_LINES = 20_000;

    public static final int MAX_CHARACTERS = 4_000_000;

    /// A longer line goes on in the next one.
    static final int MAX_LINE = 16_384;

    private final ArrayDeque<OutputLine> ended = new ArrayDeque<>();
    private final StringBuilder open = new StringBuilder();
    private Source openSource = Source.STANDARD_OUTPUT;
    private boolean openSameRow;
    private boolean hasOpen;
    private long forgotten;
    private long characters;
    private long version;

    /// Takes what has come, in any portions.
    synchronized void append(Source source, String text) {
        version++;
        if (hasOpen && source != openSource) {
            endLine();
            openSameRow = source == Source.TYPED;
        }
        openSource = source;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\n') {
                hasOpen = true;
                endLine();
            } else {
                open.append(c);
                hasOpen = true;
                if (open.length() >= MAX_LINE) {
                    endLine();
                }
            }
        }
        forgetOld();
    }

    /// Grows with each change.
    public synchronized long version() {
        return version;
    }

    /// The number of the oldest line that is still there; so many have been forgotten.
    public synchronized long firstLine() {
        return forgotten;
    }

    /// The number that the next line will have; one without its end counts already.
    public synchronized long nextLine() {
        return forgotten + ended.size() + (hasOpen ? 1 : 0);
    }

    /// At most `max` lines from number `from` on, or from the oldest that is still there.
    public synchronized List<OutputLine> lines(long from, int max) {
        var lines = new ArrayList<OutputLine>();
        long skip = Math.max(0, from - forgotten);
        for (var line : ended) {
            if (lines.size() >= max) {
                return lines;
            }
            if (skip > 0) {
                skip--;
            } else {
                lines.add(line);
            }
        }
        if (hasOpen && skip == 0 && lines.size() < max) {
            lines.add(openLine());
        }
        return lines;
    }

    /// Everything that is still there, as a terminal would show it.
    public synchronized String text() {
        var text = new StringBuilder();
        var lines = lines(0, Integer.MAX_VALUE);
        for (int i = 0; i < lines.size(); i++) {
            if (i > 0 && !lines.get(i).sameRow()) {
                text.append('\n');
            }
            text.append(lines.get(i).text());
        }
        return text.toString();
    }

    private OutputLine openLine() {
        int end = open.length();
        if (end > 0 && open.charAt(end - 1) == '\r') {
            end--;
        }
        return new OutputLine(openSource, open.substring(0, end), openSameRow);
    }

    private void endLine() {
        var line = openLine();
        ended.addLast(line);
        characters += line.text().length();
        open.setLength(0);
        hasOpen = false;
        openSameRow = false;
    }

    private void forgetOld() {
        while (ended.size() > MAX_LINES || characters > MAX_CHARACTERS) {
            characters -= ended.removeFirst().text().length();
            forgotten++;
        }
    }
}
