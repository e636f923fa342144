package io.logarium.app.settings;

import io.logarium.app.home.Preferences;
import io.logarium.app.state.Comfort;
import io.logarium.app.state.Look;
import io.logarium.app.state.MotionChoice;
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

    private static final String SCALE = "scale.percent";
    private static final String MOTION = "motion";

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
                named(ThemeChoice.values(), kept.text(THEME).orElse(""), ThemeChoice.SYSTEM),
                false,
                screen,
                kept.flag(INSPECTOR_OPEN, true),
                kept.number(
                        INSPECTOR_WIDTH,
                        (int) Look.INSPECTOR_WIDTH,
                        (int) Look.INSPECTOR_MIN,
                        (int) Look.INSPECTOR_MAX),
                false,
                stripOpen,
                Comfort.FIRST
                        .withScale(
                                kept.number(
                                        SCALE,
                                        Comfort.FIRST.scalePercent(),
                                        Comfort.MIN_SCALE,
                                        Comfort.MAX_SCALE))
                        .withMotion(
                                named(
                                        MotionChoice.values(),
                                        kept.text(MOTION).orElse(""),
                                        MotionChoice.SYSTEM)));
    }

    /// The preferences with this look.
    public static Preferences into(Preferences kept, Look look) {
        var now =
                kept.with(LANGUAGE, look.language().code())
                        .with(THEME, look.theme().name().toLowerCase(Locale.ROOT))
                        .with(INSPECTOR_OPEN, Boolean.toString(look.inspectorOpen()))
                        .with(INSPECTOR_WIDTH, Long.toString(Math.round(look.inspectorWidth())))
                        .with(SCALE, Integer.toString(look.comfort().scalePercent()))
                        .with(MOTION, look.comfort().motion().name().toLowerCase(Locale.ROOT));
        for (var strip : look.stripOpen().entrySet()) {
            now = now.with(STRIP + strip.getKey(), strip.getValue().toString());
        }
        return now;
    }

    private static <E extends Enum<E>> E named(E[] all, String name, E otherwise) {
        return Arrays.stream(all)
                .filter(e -> e.name().toLowerCase(Locale.ROOT).equals(name))
                .findFirst()
                .orElse(otherwise);
    }
}
