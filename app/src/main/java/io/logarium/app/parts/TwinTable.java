package io.logarium.app.parts;

import io.logarium.app.text.Numbers;
import io.logarium.app.text.Texts;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;

/// A diagram in words: a line a thing, with the same facts. It can be sorted, read by a screen reader, and copied as text (Ctrl+C: the
/// chosen lines, or all). Scrolling, order and choice stay while its numbers change.
///
/// @param <R> a line; equal lines look the same
public class TwinTable<R> extends TableView<R> {
    private static final double ROW = 30;

    /// A line that was chosen elsewhere comes into sight with a few before it.
    private static final int ABOVE = 4;

    private static final KeyCombination COPY =
            new KeyCodeCombination(KeyCode.C, KeyCombination.SHORTCUT_DOWN);

    private final StillRows<R> rows;
    private final List<Column<R>> columns = new ArrayList<>();

    private record Column<R>(String titleKey, Function<R, String> words) {}

    /// @param key what a line is about, whatever its numbers are
    /// @param chosen told when the user chooses a line
    public TwinTable(String id, Function<R, Object> key, Consumer<R> chosen) {
        rows = new StillRows<>(this, key);
        setId(id);
        getStyleClass().add("lg-table");
        setFixedCellSize(ROW);
        getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        getSelectionModel()
                .selectedItemProperty()
                .addListener((_, _, row) -> {
                    if (row != null && !rows.isFilling()) {
                        chosen.accept(row);
                    }
                });
        addEventHandler(
                KeyEvent.KEY_PRESSED,
                event -> {
                    if (COPY.match(event)) {
                        event.consume();
                        copy();
                    }
                });
    }

    /// A column of words, sorted as words.
    public TwinTable<R> words(String titleKey, double width, Function<R, String> words) {
        add(titleKey, width, words, Comparator.comparing(words));
        return this;
    }

    /// A column of numbers; one that is not known is a question mark.
    public TwinTable<R> number(String titleKey, double width, Function<R, OptionalLong> number) {
        Function<R, String> words =
                row ->
                        number.apply(row).isPresent()
                                ? Numbers.grouped(number.apply(row).getAsLong())
                                : "?";
        var column =
                add(
                        titleKey,
                        width,
                        words,
                        Comparator.comparingLong(row -> number.apply(row).orElse(Long.MIN_VALUE)));
        column.getStyleClass().add("number");
        return this;
    }

    /// A column of states, each a word in its colour.
    public TwinTable<R> state(
            String titleKey, double width, Function<R, Tint> tint, Function<R, String> words) {
        var column = add(titleKey, width, words, Comparator.comparing(words));
        column.setCellFactory(_ -> rows.known(new StateCell<>(tint, words)));
        return this;
    }

    private TableColumn<R, R> add(
            String titleKey, double width, Function<R, String> words, Comparator<R> order) {
        columns.add(new Column<>(titleKey, words));
        var column = new TableColumn<R, R>();
        column.textProperty().bind(Texts.bind(titleKey));
        column.setPrefWidth(width);
        column.setComparator(order);
        column.setCellValueFactory(c -> new ReadOnlyObjectWrapper<>(c.getValue()));
        column.setCellFactory(_ ->
                rows.known(
                        new TableCell<>() {
                            @Override
                            protected void updateItem(R row, boolean empty) {
                                super.updateItem(row, empty);
                                setText(empty || row == null ? "" : words.apply(row));
                            }
                        }));
        getColumns().add(column);
        return column;
    }

    /// A pill, which stays while it says the same.
    private static final class StateCell<R> extends TableCell<R, R> {
        private final Function<R, Tint> tint;
        private final Function<R, String> words;
        private List<Object> said = List.of();

        StateCell(Function<R, Tint> tint, Function<R, String> words) {
            this.tint = tint;
            this.words = words;
        }

        @Override
        protected void updateItem(R row, boolean empty) {
            super.updateItem(row, empty);
            var now =
                    empty || row == null
                            ? List.of()
                            : List.<Object>of(tint.apply(row), words.apply(row));
            if (!now.equals(said)) {
                said = now;
                setGraphic(now.isEmpty() ? null : Labels.pill(tint.apply(row), words.apply(row)));
            }
        }
    }

    /// Shows these lines.
    public void show(List<R> fresh) {
        rows.show(fresh);
    }

    /// Chooses the line of a thing that was chosen elsewhere, without telling, and brings it into sight.
    public void choose(Optional<Object> thing) {
        if (thing.filter(rows::choose).isPresent()) {
            scrollTo(Math.max(0, getSelectionModel().getSelectedIndex() - ABOVE));
        }
    }

    /// The chosen lines, or all, with their titles: columns apart by tabs.
    public String asText() {
        var chosen = getSelectionModel().getSelectedItems();
        var lines = new ArrayList<String>();
        lines.add(line(c -> Texts.of(c.titleKey())));
        for (var row : chosen.isEmpty() ? getItems() : chosen) {
            lines.add(line(c -> c.words().apply(row)));
        }
        return String.join("\n", lines);
    }

    private String line(Function<Column<R>, String> words) {
        return columns.stream().map(words).collect(Collectors.joining("\t"));
    }

    /// Puts [#asText] on the clipboard.
    public void copy() {
        var content = new ClipboardContent();
        content.putString(asText());
        Clipboard.getSystemClipboard().setContent(content);
    }
}
