package io.logarium.app.parts;

import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;

/// Icons as nodes. Their colour comes from the style sheet, by a class `tone-ok`, `tone-warn`, `tone-bad`, `tone-accent`,
/// `tone-muted`, `tone-strong`, `tone-producer`, `tone-consumer` or `tone-replica`.
public final class Icons {
    private Icons() {}

    /// An icon of 16 pixels in the colour of its surroundings.
    public static FontIcon of(Ikon icon) {
        return new FontIcon(icon);
    }

    /// An icon of a size in pixels.
    public static FontIcon of(Ikon icon, int size, String... styleClasses) {
        var node = new FontIcon(icon);
        node.setStyle("-fx-icon-size: " + size + "px;");
        node.getStyleClass().addAll(styleClasses);
        return node;
    }
}
