package io.logarium.app.timemachine;

import io.logarium.app.parts.Labels;
import javafx.geometry.Pos;
import javafx.scene.layout.HBox;

/// One line of text in which `**` stands around what is bold; what does not fit is cut at its end.
final class RichLine extends HBox {
    RichLine() {
        setAlignment(Pos.CENTER_LEFT);
        setMinWidth(0);
    }

    void text(String text) {
        getChildren().clear();
        var parts = text.split("\\*\\*");
        for (int i = 0; i < parts.length; i++) {
            if (parts[i].isEmpty()) {
                continue;
            }
            var label = i % 2 == 1 ? Labels.plain(parts[i], "strong") : Labels.plain(parts[i]);
            label.setMinWidth(i == parts.length - 1 ? 0 : USE_PREF_SIZE);
            getChildren().add(label);
        }
        setAccessibleText(text.replace("**", ""));
    }
}
