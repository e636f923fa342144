package io.logarium.app.parts;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.Ikon;

/// Building blocks of toolbars and of the inspector.
public final class Sections {
    private Sections() {}

    /// The row of 44 pixels above a diagram: a title, then controls. Use [#space()] to push the rest to the right.
    public static HBox toolbar(Node... nodes) {
        var bar = new HBox(nodes);
        bar.getStyleClass().add("lg-toolbar");
        return bar;
    }

    /// Offers something, or leaves it out with the room that it would take.
    public static void offer(boolean offered, Node... nodes) {
        for (var node : nodes) {
            node.setVisible(offered);
            node.setManaged(offered);
        }
    }

    /// Takes the room that is left in a row.
    public static Region space() {
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        return space;
    }

    /// The head of the inspector: what kind of thing, its name, its state.
    public static VBox inspectorHead(Ikon icon, String kindKey, Label name, Node... state) {
        var kind = Labels.bound(kindKey, "small", "muted");
        kind.setGraphic(Icons.of(icon, 14, "tone-muted"));
        kind.setGraphicTextGap(6);
        if (!name.getStyleClass().contains("h2")) {
            name.getStyleClass().add("h2");
        }
        HBox.setHgrow(name, Priority.SOMETIMES);
        var row = new HBox(8, name, space());
        row.setAlignment(Pos.CENTER_LEFT);
        row.getChildren().addAll(state);
        var head = new VBox(kind, row);
        head.getStyleClass().add("inspector-head");
        return head;
    }

    /// A part of the inspector under a small title.
    public static VBox inspectorSection(String titleKey, Node... nodes) {
        var section = new VBox(Labels.bound(titleKey, "h3"));
        section.getChildren().addAll(nodes);
        section.getStyleClass().add("inspector-section");
        return section;
    }

    /// Buttons side by side, on more rows when they must.
    public static FlowPane actions(Node... buttons) {
        var row = new FlowPane(6, 6, buttons);
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    /// A tinted box: what happened, why, what to do.
    public static HBox callout(Tint tint, Node... nodes) {
        var words = new VBox(6, nodes);
        HBox.setHgrow(words, Priority.ALWAYS);
        var box = new HBox(Icons.of(tint.icon(), 16, "tone-" + tintTone(tint)), words);
        box.getStyleClass().addAll("lg-callout", tint.styleClass());
        return box;
    }

    private static String tintTone(Tint tint) {
        return tint == Tint.INFO ? "accent" : tint.styleClass();
    }
}
