package io.logarium.app.state;

import io.logarium.app.text.Language;
import java.util.Collections;
import java.util.SequencedMap;
import java.util.TreeMap;

/// What of the window is seen: screen, theme, language, and which parts are open.
///
/// @param systemDark what the desktop prefers
/// @param screen id of the screen in the centre
/// @param inspectorWidth in pixels, 280 to 560
/// @param stripOpen by screen id: whether its time strip was opened or closed by hand
public record Look(
        Language language,
        ThemeChoice theme,
        boolean systemDark,
        String screen,
        boolean inspectorOpen,
        double inspectorWidth,
        SequencedMap<String, Boolean> stripOpen) {
    public static final double INSPECTOR_WIDTH = 332;
    public static final double INSPECTOR_MIN = 280;
    public static final double INSPECTOR_MAX = 560;

    public Look {
        stripOpen = Collections.unmodifiableSequencedMap(new TreeMap<>(stripOpen));
        inspectorWidth = Math.clamp(inspectorWidth, INSPECTOR_MIN, INSPECTOR_MAX);
    }

    /// How the window looks on the first start.
    public static Look first(String screen) {
        return new Look(
                Language.EN,
                ThemeChoice.SYSTEM,
                false,
                screen,
                true,
                INSPECTOR_WIDTH,
                new TreeMap<>());
    }

    public boolean isDark() {
        return theme.isDark(systemDark);
    }

    public Look withLanguage(Language newLanguage) {
        return new Look(
                newLanguage, theme, systemDark, screen, inspectorOpen, inspectorWidth, stripOpen);
    }

    public Look withTheme(ThemeChoice newTheme) {
        return new Look(
                language, newTheme, systemDark, screen, inspectorOpen, inspectorWidth, stripOpen);
    }

    public Look withSystemDark(boolean dark) {
        return new Look(language, theme, dark, screen, inspectorOpen, inspectorWidth, stripOpen);
    }

    public Look withScreen(String id) {
        return new Look(language, theme, systemDark, id, inspectorOpen, inspectorWidth, stripOpen);
    }

    public Look withInspectorOpen(boolean open) {
        return new Look(language, theme, systemDark, screen, open, inspectorWidth, stripOpen);
    }

    public Look withInspectorWidth(double width) {
        return new Look(language, theme, systemDark, screen, inspectorOpen, width, stripOpen);
    }

    /// Remembers for the screen in the centre whether its time strip is open.
    public Look withStripOpen(boolean open) {
        var byScreen = new TreeMap<>(stripOpen);
        byScreen.put(screen, open);
        return new Look(
                language, theme, systemDark, screen, inspectorOpen, inspectorWidth, byScreen);
    }
}
