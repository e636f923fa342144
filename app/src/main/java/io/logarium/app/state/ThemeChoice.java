package io.logarium.app.state;

/// What the user wants to see: a theme, or the one of the desktop.
public enum ThemeChoice {
    LIGHT,
    DARK,
    SYSTEM;

    /// Whether it is dark, given what the desktop says.
    public boolean isDark(boolean systemIsDark) {
        return this == DARK || this == SYSTEM && systemIsDark;
    }
}
