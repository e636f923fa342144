package io.logarium.app.timemachine;

import io.logarium.app.parts.Labels;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.layout.HBox;

/// One line of text in which `**` stands around what is bold. The parts follow one another as far as there is room; the one at the edge
/// ends in `…`, and what stands behind it is not shown.
final class RichLine extends HBox {
    private static final double LEAST = 14;

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
            label.setMinWidth(0);
            getChildren().add(label);
        }
        setAccessibleText(text.replace("**", ""));
    }

    @Override
    protected void layoutChildren() {
        double x = snappedLeftInset();
        double room = getWidth() - snappedRightInset();
        for (Node part : getChildren()) {
            double wanted = snapSizeX(part.prefWidth(-1));
            double width = Math.min(wanted, room - x);
            double height = part.prefHeight(width);
            part.setVisible(width >= Math.min(wanted, LEAST));
            part.resizeRelocate(
                    x, snapPositionY((getHeight() - height) / 2), Math.max(0, width), height);
            x += Math.max(0, width);
        }
    }
}
