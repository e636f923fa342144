package io.logarium.app.shell;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
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

    private Themes() {}

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
