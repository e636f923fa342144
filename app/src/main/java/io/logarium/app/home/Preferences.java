package io.logarium.app.home;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// What the user chose, as keys and values; a value like any other, kept in a [PreferencesFile].
///
/// @param values by key, at most [#MAX_VALUES]
public record Preferences(Map<String, String> values) {
    /// Far more than there are switches; a damaged file cannot grow the program.
    public static final int MAX_VALUES = 500;

    public static final int MAX_VALUE_LENGTH = 4_096;

    public static final Preferences NONE = new Preferences(Map.of());

    public Preferences {
        values = Collections.unmodifiableMap(new TreeMap<>(values));
        if (values.size() > MAX_VALUES) {
            throw new IllegalArgumentException("more than " + MAX_VALUES + " preferences");
        }
    }

    public Optional<String> text(String key) {
        return Optional.ofNullable(values.get(key));
    }

    /// What is kept if it is true or false, else `otherwise`.
    public boolean flag(String key, boolean otherwise) {
        return switch (values.getOrDefault(key, "")) {
            case "true" -> true;
            case "false" -> false;
            default -> otherwise;
        };
    }

    /// What is kept if it is a whole number from `least` to `most`, else `otherwise`.
    public int number(String key, int otherwise, int least, int most) {
        try {
            int number = Integer.parseInt(values.getOrDefault(key, ""));
            return number >= least && number <= most ? number : otherwise;
        } catch (NumberFormatException e) {
            return otherwise;
        }
    }

    /// The theme if one was chosen, else `otherwise`.
    public Theme theme(Theme otherwise) {
        return switch (values.getOrDefault("theme", "")) {
            case "dark" -> Theme.DARK;
            case "light" -> Theme.LIGHT;
            default -> otherwise;
        };
    }

    /// The same with one value changed; too long a value changes nothing.
    public Preferences with(String key, String value) {
        if (value.length() > MAX_VALUE_LENGTH) {
            return this;
        }
        var more = new TreeMap<>(values);
        more.put(key, value);
        return new Preferences(more);
    }
}
