package io.logarium.app.text;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.StringBinding;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// The words of the window. A key has a text in each language; the language may change at any time on the JavaFX thread.
///
/// In a text `{0}` is the first argument, and `{0#record|records}` (Russian: three forms) is the word that fits the
/// number in the first argument. A [Long] or [Integer] argument is written with grouped thousands.
public final class Texts {
    /// A file of texts each, in both languages.
    public static final List<String> AREAS =
            List.of(
                    "shell",
                    "window",
                    "events",
                    "settings",
                    "console",
                    "echo",
                    "map",
                    "topics",
                    "produce",
                    "consume",
                    "groups",
                    "whatif",
                    "doctor",
                    "time",
                    "tour");

    private static final Map<Language, Map<String, String>> BUNDLES = load();
    private static final ReadOnlyObjectWrapper<Language> LANGUAGE =
            new ReadOnlyObjectWrapper<>(Language.EN);

    private Texts() {}

    /// The language now; bindings made by [#bind] follow it.
    public static ReadOnlyObjectProperty<Language> languageProperty() {
        return LANGUAGE.getReadOnlyProperty();
    }

    public static Language language() {
        return LANGUAGE.get();
    }

    /// Switches the language of all bound texts.
    public static void language(Language language) {
        LANGUAGE.set(language);
    }

    /// The text in the language of now. An unknown key is a programmer's error.
    public static String of(String key, Object... args) {
        return in(language(), key, args);
    }

    /// The text in a given language.
    public static String in(Language language, String key, Object... args) {
        var text = Objects.requireNonNull(BUNDLES.get(language)).get(key);
        if (text == null) {
            throw new IllegalArgumentException("no text for " + key);
        }
        return Template.fill(text, language, args);
    }

    /// Whether there is a text with this key.
    public static boolean has(String key) {
        return Objects.requireNonNull(BUNDLES.get(Language.EN)).containsKey(key);
    }

    /// The text as a value that changes with the language.
    public static StringBinding bind(String key, Object... args) {
        return Bindings.createStringBinding(() -> of(key, args), LANGUAGE);
    }

    private static Map<Language, Map<String, String>> load() {
        var all = new EnumMap<Language, Map<String, String>>(Language.class);
        for (var language : Language.values()) {
            var texts = new java.util.HashMap<String, String>();
            for (var area : AREAS) {
                texts.putAll(area(area, language));
            }
            all.put(language, texts);
        }
        return all;
    }

    /// The texts of one area as they stand in its file.
    static Map<String, String> area(String area, Language language) {
        var path = "/io/logarium/ui/texts/%s.%s.properties".formatted(area, language.code());
        var properties = new Properties();
        try (var in = Objects.requireNonNull(Texts.class.getResourceAsStream(path), path)) {
            properties.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var texts = new java.util.TreeMap<String, String>();
        properties.forEach((key, value) -> texts.put((String) key, (String) value));
        return texts;
    }
}
