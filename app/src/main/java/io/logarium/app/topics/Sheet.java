package io.logarium.app.topics;

import io.logarium.app.parts.Buttons;
import io.logarium.app.parts.Labels;
import io.logarium.app.parts.Sections;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;

/// A form that slides over the right side, without a scrim: the diagram stays readable.
public final class Sheet extends VBox {
    public static final double WIDTH = 520;

    private final VBox body = new VBox(12);
    private final HBox foot = new HBox(8);
    private final Runnable close;

    /// @param close takes it away
    public Sheet(ObservableValue<String> title, Runnable close) {
        this.close = close;
        getStyleClass().add("lg-sheet");
        setId("sheet");
        setMinWidth(WIDTH);
        setMaxWidth(WIDTH);
        var cross = Buttons.icon("sheet.close", MaterialDesignC.CLOSE, close);
        cross.getStyleClass().add("quiet");
        var head = new HBox(8, Labels.bound(title, "h2"), Sections.space(), cross);
        head.setAlignment(Pos.CENTER_LEFT);
        head.getStyleClass().add("lg-sheet-head");
        body.setPadding(new Insets(14, 16, 14, 16));
        var scroll = new ScrollPane(body);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        foot.setAlignment(Pos.CENTER_LEFT);
        foot.getStyleClass().add("lg-sheet-foot");
        getChildren().addAll(head, scroll, foot);
        addEventHandler(KeyEvent.KEY_PRESSED, this::entered);
        addEventFilter(
                KeyEvent.KEY_PRESSED,
                event -> {
                    if (event.getCode() == KeyCode.ESCAPE) {
                        event.consume();
                        close.run();
                    }
                });
    }

    /// Lies over the right side of a screen from now on, and its fields can take the keyboard: a scroll pane has its content only once
    /// it is styled.
    public void over(StackPane screen) {
        StackPane.setAlignment(this, Pos.CENTER_RIGHT);
        screen.getChildren().add(this);
        applyCss();
    }

    /// Enter in a field does what the form is for, unless that destroys something.
    private void entered(KeyEvent event) {
        if (event.getCode() != KeyCode.ENTER || !(event.getTarget() instanceof TextField)) {
            return;
        }
        foot.getChildren().stream()
                .filter(n -> n.getStyleClass().contains("primary"))
                .filter(n -> !n.getStyleClass().contains("danger") && !n.isDisabled())
                .findFirst()
                .ifPresent(n -> {
                    event.consume();
                    ((ButtonBase) n).fire();
                });
    }

    public Sheet content(Node... nodes) {
        body.getChildren().setAll(nodes);
        return this;
    }

    public Sheet buttons(Node... nodes) {
        foot.getChildren().setAll(nodes);
        return this;
    }

    public void close() {
        close.run();
    }
}
