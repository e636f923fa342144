package io.logarium.app.shell;

import javafx.scene.layout.Pane;
import javafx.scene.paint.Color;
import javafx.scene.shape.Rectangle;

/// The sign of the program: records in rows, the newest still an outline.
final class Logo extends Pane {
    private static final double SIZE = 26;

    Logo() {
        setMinSize(SIZE, SIZE);
        setPrefSize(SIZE, SIZE);
        setMaxSize(SIZE, SIZE);
        var ground = new Rectangle(1, 1, 24, 24);
        ground.setArcWidth(12);
        ground.setArcHeight(12);
        ground.setStyle("-fx-fill: -color-accent-emphasis");
        getChildren()
                .addAll(
                        ground,
                        cell(5, 6, 1),
                        cell(10.8, 6, 1),
                        cell(16.6, 6, 1),
                        cell(5, 11.8, 0.75),
                        cell(10.8, 11.8, 0.75),
                        cell(5, 17.6, 0.5),
                        outline());
        setMouseTransparent(true);
    }

    private static Rectangle cell(double x, double y, double opacity) {
        var cell = new Rectangle(x, y, 4.4, 4.4);
        cell.setArcWidth(2);
        cell.setArcHeight(2);
        cell.setFill(Color.color(1, 1, 1, opacity));
        return cell;
    }

    private static Rectangle outline() {
        var cell = new Rectangle(11.3, 18.1, 3.4, 3.4);
        cell.setFill(Color.TRANSPARENT);
        cell.setStroke(Color.color(1, 1, 1, 0.9));
        return cell;
    }
}
