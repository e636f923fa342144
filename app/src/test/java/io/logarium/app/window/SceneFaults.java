package io.logarium.app.window;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Cell;
import javafx.scene.control.Labeled;
import javafx.scene.control.skin.VirtualFlow;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;

/// Looks through a laid out scene for what a person would call broken: words that are cut, parts that lie over each other or stick
/// out of their row. What stands in table and list rows is data and may be cut.
final class SceneFaults {
    private static final double TOLERANCE = 1.5;

    private final List<String> found = new ArrayList<>();

    private SceneFaults() {}

    static List<String> of(Node root) {
        var faults = new SceneFaults();
        faults.look(root);
        return faults.found;
    }

    private void look(Node node) {
        if (!node.isVisible() || node instanceof VirtualFlow<?> || node instanceof Cell<?>) {
            return;
        }
        if (node instanceof Labeled labeled) {
            cut(labeled);
        }
        if (node instanceof Parent parent) {
            if (isRowOrColumn(parent)) {
                placed(parent);
            }
            parent.getChildrenUnmodifiable().forEach(this::look);
        }
    }

    private void cut(Labeled labeled) {
        var words = labeled.getText();
        if (words == null || words.isEmpty() || labeled.getStyleClass().contains("may-be-cut")) {
            return;
        }
        for (var child : labeled.getChildrenUnmodifiable()) {
            if (child instanceof Text text
                    && child != labeled.getGraphic()
                    && !text.getText().isEmpty()) {
                boolean shortened = !text.getText().equals(words) && !labeled.isWrapText();
                boolean tooHigh =
                        text.getLayoutBounds().getHeight() > labeled.getHeight() + 3 * TOLERANCE;
                if (shortened || tooHigh || text.getText().endsWith("...")) {
                    found.add("cut: '%s' shows '%s'".formatted(words, text.getText()));
                }
            }
        }
    }

    private static boolean isRowOrColumn(Parent parent) {
        return parent instanceof HBox
                || parent instanceof VBox
                || parent instanceof FlowPane
                || parent instanceof GridPane;
    }

    private void placed(Parent parent) {
        var children =
                parent.getChildrenUnmodifiable().stream()
                        .filter(c -> c.isVisible() && c.isManaged())
                        .toList();
        for (int i = 0; i < children.size(); i++) {
            var a = children.get(i);
            if (a.getBoundsInParent().getMaxX()
                    > parent.getLayoutBounds().getWidth() + 4 * TOLERANCE) {
                found.add("sticks out of its row: " + name(a));
            }
            for (var b : children.subList(i + 1, children.size())) {
                if (overlap(a.getBoundsInParent(), b.getBoundsInParent())) {
                    found.add("over each other: %s and %s".formatted(name(a), name(b)));
                }
            }
        }
    }

    private static boolean overlap(Bounds a, Bounds b) {
        double width = Math.min(a.getMaxX(), b.getMaxX()) - Math.max(a.getMinX(), b.getMinX());
        double height = Math.min(a.getMaxY(), b.getMaxY()) - Math.max(a.getMinY(), b.getMinY());
        return width > TOLERANCE && height > TOLERANCE;
    }

    private static String name(Node node) {
        var words = node instanceof Labeled labeled ? " '" + labeled.getText() + "'" : "";
        return "%s#%s%s %s"
                .formatted(
                        node.getClass().getSimpleName(), node.getId(), words, node.getStyleClass());
    }
}
