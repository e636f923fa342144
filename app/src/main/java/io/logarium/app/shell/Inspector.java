package io.logarium.app.shell;

import io.logarium.app.parts.LiveScroll;
import io.logarium.app.state.Look;
import io.logarium.app.state.Msg;
import io.logarium.app.state.Store;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

/// The column at the right that tells of what is selected; its left edge is a grip.
final class Inspector extends StackPane {
    private final LiveScroll scroll = new LiveScroll();
    private double dragFromX;
    private double dragFromWidth;

    Inspector(Store store) {
        getStyleClass().add("shell-inspector");
        setId("inspector");
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        var grip = new Region();
        grip.getStyleClass().add("shell-inspector-grip");
        StackPane.setAlignment(grip, Pos.CENTER_LEFT);
        grip.setOnMousePressed(event -> {
            dragFromX = event.getScreenX();
            dragFromWidth = getWidth();
        });
        grip.setOnMouseDragged(event ->
                store.dispatch(
                        new Msg.InspectorResized(
                                dragFromWidth
                                        + (dragFromX - event.getScreenX())
                                                / store.state().look().comfort().factor())));
        getChildren().addAll(scroll, grip);
        width(Look.INSPECTOR_WIDTH);
    }

    void width(double width) {
        setMinWidth(width);
        setPrefWidth(width);
        setMaxWidth(width);
    }

    void content(Optional<Node> node) {
        scroll.setContent(node.orElseGet(Region::new));
    }
}
