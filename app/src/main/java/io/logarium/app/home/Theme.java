package io.logarium.app.home;

/// How the window looks.
public enum Theme {
    DARK,
    LIGHT
}
