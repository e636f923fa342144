package io.logarium.app.home;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.TreeMap;

/// The file that keeps the preferences; a missing or damaged one counts as empty.
public final class PreferencesFile {
    private static final String NAME = "preferences.properties";
    private static final long MAX_BYTES = 1L << 20;

    private final Path file;

    /// @param folder the program's data folder
    public PreferencesFile(Path folder) {
        this.file = folder.resolve(NAME);
    }

    public Preferences read() {
        try {
            if (!Files.isRegularFile(file) || Files.size(file) > MAX_BYTES) {
                return Preferences.NONE;
            }
            return parse();
        } catch (IOException | IllegalArgumentException e) {
            return Preferences.NONE;
        }
    }

    private Preferences parse() throws IOException {
        var properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        }
        var values = new TreeMap<String, String>();
        properties.forEach((key, value) -> values.put(key.toString(), value.toString()));
        return new Preferences(values);
    }

    /// Replaces the file as a whole, so that a crash leaves either the old or the new one.
    public void write(Preferences preferences) throws IOException {
        var text = new StringBuilder();
        preferences
                .values()
                .forEach((key, value) ->
                        text.append(escaped(key)).append('=').append(escaped(value)).append('\n'));
        WholeFile.write(file, text.toString());
    }

    private static String escaped(String text) {
        var out = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                case '\\', '=', ':', '#', '!', ' ' -> out.append('\\').append(c);
                default -> out.append(c);
            }
        }
        return out.toString();
    }
}
