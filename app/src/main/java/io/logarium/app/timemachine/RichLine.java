package io.logarium.app.timemachine;

import io.logarium.app.parts.Labels;
import javafx.geometry.Pos;
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
            label.setEllipsisString("…");
            getChildren().add(label);
        }
        setAccessibleText(text.replace("**", ""));
    }

    @Override
    protected void layoutChildren() {
        double x = snappedLeftInset();
        double room = getWidth() - snappedRightInset();
        boolean ended = false;
        for (int i = 0; i < getChildren().size(); i++) {
            var part = getChildren().get(i);
            double wanted = wanted(i);
            // Where nothing of the next one is seen, this one has to say that there is more.
            boolean isLast = i + 1 < getChildren().size() && x + wanted + least(i + 1) > room;
            double width = Math.clamp(isLast ? wanted - 1 : wanted, 0, Math.max(0, room - x));
            double height = part.prefHeight(width);
            part.setVisible(!ended);
            part.resizeRelocate(x, snapPositionY((getHeight() - height) / 2), width, height);
            x += width;
            ended |= width < wanted;
        }
    }

    private double wanted(int part) {
        return part < getChildren().size() ? snapSizeX(getChildren().get(part).prefWidth(-1)) : 0;
    }

    /// Less of a part is not worth showing.
    private double least(int part) {
        return Math.min(wanted(part), LEAST);
    }
}
