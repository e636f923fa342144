package io.logarium.app.console;

import io.logarium.app.home.WholeFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What was typed before, newest last, kept over restarts. Any thread may use it.
public final class History {
    public static final int MAX_ENTRIES = 1_000;
    static final int MAX_ENTRY_LENGTH = 10_000;

    private static final String NAME = "console-history.txt";
    private static final long MAX_BYTES = 16L << 20;
    private static final Logger LOG = LoggerFactory.getLogger(History.class);

    private final Path file;
    private final List<String> entries;

    History(Path folder) {
        this.file = folder.resolve(NAME);
        this.entries = read(file);
    }

    /// Newest last.
    public synchronized List<String> entries() {
        return List.copyOf(entries);
    }

    /// The same again, or something very long, is not kept.
    synchronized void add(String text) {
        boolean again = !entries.isEmpty() && entries.getLast().equals(text);
        if (text.isEmpty() || text.length() > MAX_ENTRY_LENGTH || again) {
            return;
        }
        entries.add(text);
        if (entries.size() > MAX_ENTRIES) {
            entries.removeFirst();
        }
        try {
            WholeFile.write(file, written());
        } catch (IOException e) {
            LOG.warn("The console's history cannot be kept in {}", file, e);
        }
    }

    /// One entry a line: a line's end within an entry is written as `\n`.
    private String written() {
        var text = new StringBuilder();
        for (var entry : entries) {
            text.append(entry.replace("\\", "\\\\").replace("\n", "\\n")).append('\n');
        }
        return text.toString();
    }

    private static List<String> read(Path file) {
        var entries = new ArrayList<String>();
        try {
            if (!Files.isRegularFile(file) || Files.size(file) > MAX_BYTES) {
                return entries;
            }
            for (var line : Files.readAllLines(file)) {
                entries.add(unescaped(line));
            }
        } catch (IOException e) {
            entries.clear();
        }
        int tooMany = Math.max(0, entries.size() - MAX_ENTRIES);
        return new ArrayList<>(entries.subList(tooMany, entries.size()));
    }

    private static String unescaped(String line) {
        var text = new StringBuilder();
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '\\' && i + 1 < line.length()) {
                i++;
                text.append(line.charAt(i) == 'n' ? '\n' : line.charAt(i));
            } else {
                text.append(c);
            }
        }
        return text.toString();
    }
}
