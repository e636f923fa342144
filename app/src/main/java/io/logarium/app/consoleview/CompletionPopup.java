package io.logarium.app.consoleview;

import io.logarium.app.console.Completions.Candidate;
import io.logarium.app.parts.Labels;
import io.logarium.app.parts.Sections;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/// What may stand at the caret, over the transcript just above the input line.
final class CompletionPopup extends StackPane {
    private static final double WIDTH = 640;
    private static final double NAME_WIDTH = 190;
    private static final int ROW = 27;
    private static final int ROWS = 9;

    private final ListView<Candidate> list = new ListView<>();
    private final javafx.scene.control.Label waiting = Labels.bound("console.asking", "muted");

    CompletionPopup(Consumer<Candidate> chosen) {
        setId("console-completions");
        getStyleClass().add("console-popup");
        setMaxSize(WIDTH, USE_PREF_SIZE);
        setPrefWidth(WIDTH);
        setVisible(false);
        list.setFixedCellSize(ROW);
        list.setFocusTraversable(false);
        list.getStyleClass().add("console-candidates");
        list.setCellFactory(_ -> new Cell());
        list.setOnMouseClicked(_ -> selected().ifPresent(chosen));
        waiting.setMinHeight(ROW);
        StackPane.setAlignment(waiting, Pos.CENTER_LEFT);
    }

    boolean isOpen() {
        return isVisible();
    }

    /// Whether there is something to choose from.
    boolean isOffering() {
        return isVisible() && !list.getItems().isEmpty();
    }

    /// The answer takes a while: the tool itself is asked.
    void ask() {
        getChildren().setAll(waiting);
        setVisible(true);
    }

    /// Offers these; none closes it.
    void offer(List<Candidate> candidates) {
        setVisible(!candidates.isEmpty());
        getChildren().setAll(list);
        list.getItems().setAll(candidates);
        list.getSelectionModel().selectFirst();
        list.scrollTo(0);
        double height = Math.min(candidates.size(), ROWS) * ROW + 2.0;
        list.setPrefHeight(height);
        list.setMinHeight(height);
    }

    void close() {
        setVisible(false);
        list.getItems().clear();
    }

    Optional<Candidate> selected() {
        return Optional.ofNullable(list.getSelectionModel().getSelectedItem());
    }

    void move(int by) {
        int last = list.getItems().size() - 1;
        if (last >= 0) {
            int index = Math.clamp(list.getSelectionModel().getSelectedIndex() + by, 0, last);
            list.getSelectionModel().select(index);
            list.scrollTo(Math.max(0, index - ROWS + 2));
        }
    }

    private static final class Cell extends ListCell<Candidate> {
        @Override
        protected void updateItem(@Nullable Candidate candidate, boolean empty) {
            super.updateItem(candidate, empty);
            if (empty || candidate == null) {
                setGraphic(null);
                return;
            }
            var name = Labels.plain(candidate.text(), "mono", "tone-accent");
            name.setMinWidth(NAME_WIDTH);
            var description = Labels.plain(Descriptions.of(candidate), "body", "muted");
            description.setMinWidth(0);
            var row = new HBox(10, name, description, Sections.space());
            row.setAlignment(Pos.CENTER_LEFT);
            if (isSelected()) {
                row.getChildren().add(Labels.key("Tab"));
            }
            setGraphic(row);
            setPrefWidth(0);
        }

        @Override
        public void updateSelected(boolean selected) {
            super.updateSelected(selected);
            updateItem(getItem(), isEmpty());
        }
    }
}
