package io.logarium.app.parts;

import io.logarium.app.text.Texts;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Label;
import org.kordamp.ikonli.Ikon;

/// Labels in the type scale. Style classes: `h1`, `h2`, `h3`, `strong`, `muted`, `small`, `body`, `mono`, `tone-ok` and so on.
public final class Labels {
    private Labels() {}

    /// A text of the bundles that follows the language.
    public static Label bound(String textKey, String... styleClasses) {
        return bound(Texts.bind(textKey), styleClasses);
    }

    /// A text that changes by itself.
    public static Label bound(ObservableValue<String> text, String... styleClasses) {
        var label = new Label();
        label.textProperty().bind(text);
        label.getStyleClass().addAll(styleClasses);
        return label;
    }

    /// A text as it is: a name, a number.
    public static Label plain(String text, String... styleClasses) {
        var label = new Label(text);
        label.getStyleClass().addAll(styleClasses);
        return label;
    }

    /// Several lines of prose.
    public static Label prose(String textKey, String... styleClasses) {
        var label = bound(textKey, styleClasses);
        label.setWrapText(true);
        label.setMinHeight(Label.USE_PREF_SIZE);
        return label;
    }

    /// A key of the keyboard: Ctrl K.
    public static Label key(String keys) {
        var label = plain(keys, "lg-key");
        label.setMinWidth(Label.USE_PREF_SIZE);
        return label;
    }

    /// A state in a rounded box with its icon.
    public static Label pill(Tint tint, String text) {
        return pill(tint, tint.icon(), text);
    }

    /// A state in a rounded box with an icon of its own.
    public static Label pill(Tint tint, Ikon icon, String text) {
        var label = new Label(text, Icons.of(icon));
        label.getStyleClass().addAll("lg-pill", tint.styleClass());
        label.setMinWidth(Label.USE_PREF_SIZE);
        return label;
    }
}
