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
import java.util.stream.IntStream;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.transformation.SortedList;
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
    private static final KeyCombination COPY =
            new KeyCodeCombination(KeyCode.C, KeyCombination.SHORTCUT_DOWN);

    private final ObservableList<R> rows = FXCollections.observableArrayList();
    private final List<Column<R>> columns = new ArrayList<>();
    private final Function<R, Object> key;
    private boolean filling;

    private record Column<R>(String titleKey, Function<R, String> words) {}

    /// @param key what a line is about, whatever its numbers are
    /// @param chosen told when the user chooses a line
    public TwinTable(String id, Function<R, Object> key, Consumer<R> chosen) {
        this.key = key;
        setId(id);
        getStyleClass().add("lg-table");
        setFixedCellSize(ROW);
        getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        var sorted = new SortedList<>(rows);
        sorted.comparatorProperty().bind(comparatorProperty());
        setItems(sorted);
        getSelectionModel()
                .selectedItemProperty()
                .addListener((_, _, row) -> {
                    if (row != null && !filling) {
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
        column.setCellFactory(_ ->
                new TableCell<>() {
                    @Override
                    protected void updateItem(R row, boolean empty) {
                        super.updateItem(row, empty);
                        setGraphic(
                                empty || row == null
                                        ? null
                                        : Labels.pill(tint.apply(row), words.apply(row)));
                    }
                });
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
                new TableCell<>() {
                    @Override
                    protected void updateItem(R row, boolean empty) {
                        super.updateItem(row, empty);
                        setText(empty || row == null ? "" : words.apply(row));
                    }
                });
        getColumns().add(column);
        return column;
    }

    /// Shows these lines; those of the same things are replaced one by one.
    public void show(List<R> fresh) {
        if (fresh.equals(rows)) {
            return;
        }
        filling = true;
        var chosen = getSelectionModel().getSelectedItems().stream().map(key).toList();
        boolean same =
                fresh.size() == rows.size()
                        && IntStream.range(0, fresh.size())
                                .allMatch(i ->
                                        key.apply(rows.get(i)).equals(key.apply(fresh.get(i))));
        if (same) {
            for (int i = 0; i < fresh.size(); i++) {
                if (!rows.get(i).equals(fresh.get(i))) {
                    rows.set(i, fresh.get(i));
                }
            }
        } else {
            rows.setAll(fresh);
        }
        choose(chosen);
        filling = false;
    }

    /// Chooses the line of a thing that was chosen elsewhere, without telling.
    public void choose(Optional<Object> thing) {
        var now = getSelectionModel().getSelectedItems().stream().map(key).toList();
        if (thing.isEmpty() || now.contains(thing.get())) {
            return;
        }
        boolean before = filling;
        filling = true;
        choose(List.of(thing.get()));
        filling = before;
    }

    private void choose(List<Object> things) {
        var now = getSelectionModel().getSelectedItems().stream().map(key).toList();
        if (now.equals(things)) {
            return;
        }
        getSelectionModel().clearSelection();
        for (int i = 0; i < getItems().size(); i++) {
            if (things.contains(key.apply(getItems().get(i)))) {
                getSelectionModel().select(i);
            }
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
