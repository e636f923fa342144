package io.logarium.app.timemachine;

import io.logarium.app.text.Texts;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/// All lines of the story, newest first, with a filter over their words. Enter or a click goes to a line's moment.
final class EventList extends ListView<Story.Line> {
    private final TextField filter = new TextField();
    private Story story = Story.EMPTY;
    private OptionalLong past = OptionalLong.empty();

    EventList(Consumer<Story.Line> go) {
        setId("time-events");
        getStyleClass().add("strip-list");
        setFixedCellSize(24);
        setCellFactory(_ -> new Cell(go));
        filter.setId("time-filter");
        filter.promptTextProperty().bind(Texts.bind("time.filter"));
        filter.getStyleClass().add("small");
        filter.setPrefWidth(180);
        filter.setMinWidth(40);
        filter.textProperty().addListener((_, _, _) -> show());
        addEventHandler(
                KeyEvent.KEY_PRESSED,
                e -> {
                    var chosen = getSelectionModel().getSelectedItem();
                    if (e.getCode() == KeyCode.ENTER && chosen != null) {
                        e.consume();
                        go.accept(chosen);
                    }
                });
    }

    TextField filter() {
        return filter;
    }

    void tell(Story newStory, OptionalLong newPast) {
        boolean same = newStory == story && newPast.equals(past) && !getItems().isEmpty();
        story = newStory;
        past = newPast;
        if (!same) {
            show();
        }
    }

    private void show() {
        var wanted = filter.getText().strip().toLowerCase(Locale.ROOT);
        List<Story.Line> lines =
                story.lines().reversed().stream().filter(l -> fits(l, wanted)).toList();
        if (!lines.equals(getItems())) {
            getItems().setAll(lines);
        }
    }

    private static boolean fits(Story.Line line, String wanted) {
        return wanted.isEmpty()
                || Sentences.of(line)
                        .text()
                        .replace("**", "")
                        .toLowerCase(Locale.ROOT)
                        .contains(wanted);
    }

    private static final class Cell extends ListCell<Story.Line> {
        private final EventRow row;

        Cell(Consumer<Story.Line> go) {
            row = new EventRow(go);
            setGraphic(row);
            setPrefWidth(0);
        }

        @Override
        protected void updateItem(Story.Line line, boolean empty) {
            super.updateItem(line, empty);
            row.tell(empty || line == null ? Optional.empty() : Optional.of(line));
        }
    }
}
