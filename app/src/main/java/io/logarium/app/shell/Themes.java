package io.logarium.app.shell;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import io.logarium.app.state.Look;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import javafx.application.Application;
import javafx.scene.Scene;

/// The two themes: AtlantaFX's primer with the tokens of Logarium over it.
public final class Themes {
    private static final List<String> COMMON =
            List.of(
                    "base",
                    "controlsfx",
                    "diagram",
                    "shell",
                    "console",
                    "topics",
                    "groups",
                    "tour");

    /// The size of ordinary text in pixels.
    private static final int BODY = 13;

    private Themes() {}

    /// Puts the theme of this look on all windows and this scene's own sheets on top. What pops up beside the window is as large as
    /// what is in it.
    static void style(Scene scene, Look look) {
        style(scene, look.isDark());
        double factor = look.comfort().factor();
        if (factor != 1) {
            scene.getStylesheets().add(popups(factor));
        }
    }

    /// Popups are windows of their own, which nobody magnifies.
    private static String popups(double factor) {
        var size = "{ -fx-font-size: " + Math.round(BODY * factor) + "px; }";
        var css =
                ".tooltip, .context-menu .label, .combo-box-popup .list-cell, .menu-item .label"
                        + size;
        return "data:text/css;base64,"
                + Base64.getEncoder().encodeToString(css.getBytes(StandardCharsets.UTF_8));
    }

    /// Puts the theme on all windows and this scene's own sheets on top.
    public static void style(Scene scene, boolean dark) {
        Application.setUserAgentStylesheet(
                dark
                        ? new PrimerDark().getUserAgentStylesheet()
                        : new PrimerLight().getUserAgentStylesheet());
        var sheets = new java.util.ArrayList<String>();
        sheets.add(sheet(dark ? "tokens-dark" : "tokens-light"));
        COMMON.forEach(name -> sheets.add(sheet(name)));
        scene.getStylesheets().setAll(sheets);
    }

    private static String sheet(String name) {
        var path = "/io/logarium/ui/css/" + name + ".css";
        return Objects.requireNonNull(Themes.class.getResource(path), path).toExternalForm();
    }
}
