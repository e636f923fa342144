package io.logarium.app.parts;

import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;

/// Icons as nodes. Their colour comes from the style sheet, by a class `tone-ok`, `tone-warn`, `tone-bad`, `tone-accent`,
/// `tone-muted`, `tone-strong`, `tone-producer`, `tone-consumer` or `tone-replica`.
public final class Icons {
    private Icons() {}

    /// An icon of 16 pixels in the colour of its surroundings.
    public static FontIcon of(Ikon icon) {
        return of(icon, 16);
    }

    /// An icon of a size from 11 to 24 pixels.
    public static FontIcon of(Ikon icon, int size, String... styleClasses) {
        var node = new FontIcon(icon);
        node.getStyleClass().add("size-" + size);
        node.getStyleClass().addAll(styleClasses);
        return node;
    }
}
