package io.logarium.app.glossary;

import io.logarium.app.lesson.Glossary;
import io.logarium.app.parts.Buttons;
import io.logarium.app.parts.Labels;
import io.logarium.app.parts.LiveScroll;
import io.logarium.app.parts.Retold;
import io.logarium.app.parts.Sections;
import io.logarium.app.parts.Segmented;
import io.logarium.app.text.Texts;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollPane.ScrollBarPolicy;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;

/// The glossary over the window: the terms of the screen, or all, and the card of the chosen one. Arrows choose, Escape closes.
final class GlossaryPane extends VBox {
    private static final double WIDTH = 680;
    private static final double HEIGHT = 480;

    private final List<Glossary.Card> here;
    private final List<Glossary.Card> all;
    private final Segmented<Boolean> which = new Segmented<>();
    private final ListView<Glossary.Card> list = new ListView<>();
    private final LiveScroll right = new LiveScroll();

    /// @param here terms of the screen
    GlossaryPane(List<Glossary.Card> here, List<Glossary.Card> all, Runnable close) {
        super(10);
        this.here = List.copyOf(here);
        this.all = List.copyOf(all);
        setId("glossary");
        getStyleClass().addAll("shell-palette", "lg-glossary");
        setPadding(new Insets(14));
        setMaxSize(WIDTH, HEIGHT);
        setPrefSize(WIDTH, HEIGHT);
        StackPane.setAlignment(this, Pos.TOP_CENTER);
        StackPane.setMargin(this, new Insets(64, 20, 20, 20));
        which.with(false, "shell.glossary.here")
                .with(true, "shell.glossary.all")
                .onChosen(this::fill);
        var title = Labels.bound("shell.glossary.title", "h2");
        var cross = Buttons.icon("shell.glossary.close", MaterialDesignC.CLOSE, close);
        var head = new HBox(12, title, which, Sections.space(), cross);
        head.setAlignment(Pos.CENTER_LEFT);
        list.setId("glossary-list");
        list.setMinWidth(210);
        list.setPrefWidth(210);
        list.setCellFactory(_ -> new Cell());
        list.getSelectionModel()
                .selectedItemProperty()
                .addListener((_, _, card) -> show(Optional.ofNullable(card)));
        right.setFitToWidth(true);
        right.setHbarPolicy(ScrollBarPolicy.NEVER);
        HBox.setHgrow(right, Priority.ALWAYS);
        var both = new HBox(12, list, right);
        VBox.setVgrow(both, Priority.ALWAYS);
        getChildren().addAll(head, both);
        fill(this.here.isEmpty());
        Retold.with(
                this,
                () -> {
                    list.refresh();
                    show(Optional.ofNullable(list.getSelectionModel().getSelectedItem()));
                });
    }

    private void fill(boolean everything) {
        which.choose(everything);
        list.getItems().setAll(everything ? all : here);
        list.getSelectionModel().selectFirst();
    }

    /// Shows a card and takes the keyboard.
    void choose(Optional<Glossary.Card> card) {
        card.ifPresent(c -> {
            if (!list.getItems().contains(c)) {
                fill(true);
            }
            list.getSelectionModel().select(c);
            list.scrollTo(c);
        });
        list.requestFocus();
    }

    private void show(Optional<Glossary.Card> card) {
        card.ifPresent(c -> right.setContent(new TermCard(c)));
    }

    private static final class Cell extends ListCell<Glossary.Card> {
        @Override
        protected void updateItem(Glossary.@Nullable Card card, boolean empty) {
            super.updateItem(card, empty);
            setText(empty || card == null ? null : card.name(Texts.language()));
        }
    }
}
