package io.logarium.app.parts;

import io.logarium.app.text.Texts;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import org.kordamp.ikonli.Ikon;

/// Buttons that follow the language. Their text is also what a screen reader says.
public final class Buttons {
    private Buttons() {}

    /// 30 high, with a border.
    public static Button normal(String textKey, Ikon icon, Runnable action) {
        var button = new Button("", Icons.of(icon));
        button.textProperty().bind(Texts.bind(textKey));
        button.getStyleClass().add("lg-button");
        button.setOnAction(_ -> action.run());
        button.setMinWidth(Button.USE_PREF_SIZE);
        return button;
    }

    /// 26 high, as in toolbars and the inspector.
    public static Button small(String textKey, Ikon icon, Runnable action) {
        var button = normal(textKey, icon, action);
        button.getStyleClass().add("small");
        return button;
    }

    /// The one main action of a place.
    public static Button primary(String textKey, Ikon icon, Runnable action) {
        var button = normal(textKey, icon, action);
        button.getStyleClass().add("primary");
        return button;
    }

    /// What takes something away.
    public static Button danger(String textKey, Ikon icon, Runnable action) {
        var button = normal(textKey, icon, action);
        button.getStyleClass().add("danger");
        return button;
    }

    /// Only an icon; the text is its tooltip and what a screen reader says.
    public static Button icon(String textKey, Ikon icon, Runnable action) {
        var button = new Button("", Icons.of(icon));
        button.getStyleClass().addAll("lg-button", "icon-only");
        button.accessibleTextProperty().bind(Texts.bind(textKey));
        var tooltip = new Tooltip();
        tooltip.textProperty().bind(Texts.bind(textKey));
        button.setTooltip(tooltip);
        button.setOnAction(_ -> action.run());
        button.setMinWidth(Button.USE_PREF_SIZE);
        return button;
    }

    /// Words that act, without a border.
    public static Button link(String textKey, Runnable action) {
        var button = new Button();
        button.textProperty().bind(Texts.bind(textKey));
        button.getStyleClass().add("lg-link");
        button.setOnAction(_ -> action.run());
        button.setMinWidth(Button.USE_PREF_SIZE);
        return button;
    }
}
