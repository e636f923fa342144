package io.logarium.app.settings;

import io.logarium.app.home.Preferences;
import io.logarium.app.state.Look;
import io.logarium.app.state.ThemeChoice;
import io.logarium.app.text.Language;
import java.util.Arrays;
import java.util.Locale;
import java.util.TreeMap;

/// The look of the window as preferences and back.
public final class KeptLook {
    private static final String LANGUAGE = "language";
    private static final String THEME = "theme";
    private static final String INSPECTOR_OPEN = "inspector.open";
    private static final String INSPECTOR_WIDTH = "inspector.width";
    private static final String STRIP = "strip.open.";

    private KeptLook() {}

    /// The look that is kept, in the language of this machine when none was chosen.
    ///
    /// @param screen id of the screen to begin with
    public static Look from(Preferences kept, String screen) {
        var language =
                Language.of(kept.text(LANGUAGE).orElseGet(() -> Locale.getDefault().getLanguage()));
        var stripOpen = new TreeMap<String, Boolean>();
        kept.values()
                .forEach((key, value) -> {
                    if (key.startsWith(STRIP)) {
                        stripOpen.put(key.substring(STRIP.length()), value.equals("true"));
                    }
                });
        return new Look(
                language,
                theme(kept.text(THEME).orElse("")),
                false,
                screen,
                kept.flag(INSPECTOR_OPEN, true),
                kept.number(
                        INSPECTOR_WIDTH,
                        (int) Look.INSPECTOR_WIDTH,
                        (int) Look.INSPECTOR_MIN,
                        (int) Look.INSPECTOR_MAX),
                false,
                stripOpen);
    }

    /// The preferences with this look.
    public static Preferences into(Preferences kept, Look look) {
        var now =
                kept.with(LANGUAGE, look.language().code())
                        .with(THEME, look.theme().name().toLowerCase(Locale.ROOT))
                        .with(INSPECTOR_OPEN, Boolean.toString(look.inspectorOpen()))
                        .with(INSPECTOR_WIDTH, Long.toString(Math.round(look.inspectorWidth())));
        for (var strip : look.stripOpen().entrySet()) {
            now = now.with(STRIP + strip.getKey(), strip.getValue().toString());
        }
        return now;
    }

    private static ThemeChoice theme(String name) {
        return Arrays.stream(ThemeChoice.values())
                .filter(t -> t.name().toLowerCase(Locale.ROOT).equals(name))
                .findFirst()
                .orElse(ThemeChoice.SYSTEM);
    }
}
