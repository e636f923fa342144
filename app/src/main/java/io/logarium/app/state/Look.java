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
/// @param sheetOpen whether the inspector lies over the diagram, where the window is too narrow to show both
/// @param stripOpen by screen id: whether its time strip was opened or closed by hand
/// @param comfort how large everything is and how much of it moves
public record Look(
        Language language,
        ThemeChoice theme,
        boolean systemDark,
        String screen,
        boolean inspectorOpen,
        double inspectorWidth,
        boolean sheetOpen,
        SequencedMap<String, Boolean> stripOpen,
        Comfort comfort) {
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
                false,
                new TreeMap<>(),
                Comfort.FIRST);
    }

    public boolean isDark() {
        return theme.isDark(systemDark);
    }

    public Look withLanguage(Language value) {
        return new Look(
                value,
                theme,
                systemDark,
                screen,
                inspectorOpen,
                inspectorWidth,
                sheetOpen,
                stripOpen,
                comfort);
    }

    public Look withTheme(ThemeChoice value) {
        return new Look(
                language,
                value,
                systemDark,
                screen,
                inspectorOpen,
                inspectorWidth,
                sheetOpen,
                stripOpen,
                comfort);
    }

    public Look withSystemDark(boolean value) {
        return new Look(
                language,
                theme,
                value,
                screen,
                inspectorOpen,
                inspectorWidth,
                sheetOpen,
                stripOpen,
                comfort);
    }

    /// Another screen in the centre; a sheet over the old one is closed.
    public Look withScreen(String value) {
        return new Look(
                language,
                theme,
                systemDark,
                value,
                inspectorOpen,
                inspectorWidth,
                false,
                stripOpen,
                comfort);
    }

    public Look withInspectorOpen(boolean value) {
        return new Look(
                language,
                theme,
                systemDark,
                screen,
                value,
                inspectorWidth,
                sheetOpen,
                stripOpen,
                comfort);
    }

    public Look withInspectorWidth(double value) {
        return new Look(
                language,
                theme,
                systemDark,
                screen,
                inspectorOpen,
                value,
                sheetOpen,
                stripOpen,
                comfort);
    }

    public Look withSheetOpen(boolean value) {
        return new Look(
                language,
                theme,
                systemDark,
                screen,
                inspectorOpen,
                inspectorWidth,
                value,
                stripOpen,
                comfort);
    }

    /// Remembers for the screen in the centre whether its time strip is open.
    public Look withStripOpen(boolean open) {
        var byScreen = new TreeMap<>(stripOpen);
        byScreen.put(screen, open);
        return new Look(
                language,
                theme,
                systemDark,
                screen,
                inspectorOpen,
                inspectorWidth,
                sheetOpen,
                byScreen,
                comfort);
    }

    /// Whether the time strip of the screen in the centre is open.
    public boolean isStripOpen(boolean untilSaid) {
        return stripOpen.getOrDefault(screen, untilSaid);
    }

    public Look withComfort(Comfort value) {
        return new Look(
                language,
                theme,
                systemDark,
                screen,
                inspectorOpen,
                inspectorWidth,
                sheetOpen,
                stripOpen,
                value);
    }

    /// Whether the window is shown to a room: larger type, no rail, no inspector; Page Up and Page Down belong to lessons.
    public boolean isPresenting() {
        return comfort.presenting();
    }

    /// Whether records on their way and moves of leadership are not animated.
    public boolean reducesMotion() {
        return comfort.reducesMotion();
    }
}
