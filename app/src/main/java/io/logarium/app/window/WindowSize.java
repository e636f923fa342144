package io.logarium.app.window;

import io.logarium.app.home.Preferences;
import javafx.geometry.Rectangle2D;
import javafx.stage.Stage;

/// How large the window is, in pixels.
record WindowSize(int width, int height, boolean maximized) {
    private static final String WIDTH = "window.width";
    private static final String HEIGHT = "window.height";
    private static final String MAXIMIZED = "window.maximized";
    private static final int MOST = 16_000;

    /// What the desktop draws around a window: its title at the top.
    private static final int TITLE = 40;

    static WindowSize from(Preferences kept) {
        return new WindowSize(
                kept.number(WIDTH, 1_600, 800, MOST),
                kept.number(HEIGHT, 1_000, 500, MOST),
                kept.flag(MAXIMIZED, false));
    }

    static WindowSize of(Stage stage) {
        var scene = stage.getScene();
        return new WindowSize((int) scene.getWidth(), (int) scene.getHeight(), stage.isMaximized());
    }

    /// No larger than what a screen has room for, so that no edge of the window lies outside: a first start on a small one, or a size
    /// that was kept on a larger one.
    WindowSize within(Rectangle2D screen) {
        return new WindowSize(
                Math.min(width, (int) screen.getWidth()),
                Math.min(height, (int) screen.getHeight() - TITLE),
                maximized);
    }

    /// The size of a maximized window is the screen's; the one before it is kept.
    Preferences into(Preferences kept) {
        var now = kept.with(MAXIMIZED, Boolean.toString(maximized));
        return maximized
                ? now
                : now.with(WIDTH, Integer.toString(width)).with(HEIGHT, Integer.toString(height));
    }
}
