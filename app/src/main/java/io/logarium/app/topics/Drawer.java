package io.logarium.app.topics;

import io.logarium.app.parts.Buttons;
import io.logarium.app.parts.Icons;
import io.logarium.app.parts.Labels;
import io.logarium.app.parts.Sections;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;

/// The part below the tape: a head of 40 px with a title and a cross, and a body.
class Drawer extends VBox {
    static final double HEIGHT = 262;

    private final StackPane body = new StackPane();
    private final HBox head;

    /// @param role the style class of its colour, `producer` or `consumer`
    Drawer(String role, Ikon icon, ObservableValue<String> title, Runnable close) {
        getStyleClass().addAll("lg-drawer", role);
        setMinHeight(HEIGHT);
        setPrefHeight(HEIGHT);
        setMaxHeight(HEIGHT);
        var cross = Buttons.icon("drawer.close", MaterialDesignC.CLOSE, close);
        cross.setId("drawer-close");
        cross.getStyleClass().addAll("quiet", "small");
        head =
                new HBox(
                        10,
                        Icons.of(icon, 18, "tone-" + role),
                        Labels.bound(title, "strong"),
                        Sections.space(),
                        cross);
        head.setAlignment(Pos.CENTER_LEFT);
        head.getStyleClass().add("lg-drawer-head");
        VBox.setVgrow(body, Priority.ALWAYS);
        getChildren().addAll(head, body);
    }

    /// Puts something into the head, behind the title.
    final void head(Node node) {
        head.getChildren().add(2, node);
    }

    /// Puts something into the head, before the cross.
    final void headEnd(Node node) {
        head.getChildren().add(head.getChildren().size() - 1, node);
    }

    final void body(Node node) {
        body.getChildren().setAll(node);
    }
}
