package io.logarium.app.shell;

import io.logarium.app.parts.Icons;
import io.logarium.app.parts.Labels;
import io.logarium.app.parts.Sections;
import io.logarium.app.text.Texts;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.materialdesign2.MaterialDesignM;

/// Everything that can be done here, found by a few letters.
final class CommandPalette extends VBox {
    private static final double WIDTH = 560;
    private static final int ROW = 32;
    private static final int ROWS = 14;

    private final Supplier<List<Command>> commands;
    private final Supplier<List<Command>> found;
    private final Runnable close;
    private final TextField field = new TextField();
    private final ListView<Command> list = new ListView<>();

    /// @param found what is listed only where something was typed
    CommandPalette(
            Supplier<List<Command>> commands, Supplier<List<Command>> found, Runnable close) {
        this.commands = commands;
        this.found = found;
        this.close = close;
        setId("palette");
        getStyleClass().add("shell-palette");
        setMaxWidth(WIDTH);
        setMaxHeight(USE_PREF_SIZE);
        StackPane.setAlignment(this, Pos.TOP_CENTER);
        StackPane.setMargin(this, new Insets(56, 20, 20, 20));
        field.promptTextProperty().bind(Texts.bind("shell.search"));
        field.accessibleTextProperty().bind(Texts.bind("shell.search"));
        field.textProperty().addListener((_, _, _) -> search());
        HBox.setHgrow(field, Priority.ALWAYS);
        var row = new HBox(4, Icons.of(MaterialDesignM.MAGNIFY, 18, "tone-muted"), field);
        row.setAlignment(Pos.CENTER_LEFT);
        row.setPadding(new Insets(0, 8, 0, 14));
        list.getStyleClass().add("palette-list");
        list.setFixedCellSize(ROW);
        list.setCellFactory(_ -> new Cell());
        list.setFocusTraversable(false);
        list.setPlaceholder(Labels.bound("shell.palette.nothing", "muted"));
        list.setOnMouseClicked(_ -> run());
        getChildren().addAll(row, list);
        addEventFilter(KeyEvent.KEY_PRESSED, this::onKey);
    }

    /// Empties the field, lists all and takes the focus.
    void open() {
        field.clear();
        search();
        field.requestFocus();
    }

    private void search() {
        var typed = field.getText();
        var fitting =
                Stream.concat(commands.get().stream(), found.get().stream())
                        .filter(c -> c.available().getAsBoolean())
                        .filter(c -> Fuzzy.score(typed, c.title().get()).isPresent())
                        .sorted(
                                Comparator.comparingInt(
                                        c -> -Fuzzy.score(typed, c.title().get()).orElse(0)))
                        .toList();
        var shown = typed.isBlank() ? commandsInOrder() : fitting;
        list.getItems().setAll(shown);
        list.getSelectionModel().selectFirst();
        list.setPrefHeight(Math.clamp(shown.size(), 1, ROWS) * ROW + 12.0);
    }

    private List<Command> commandsInOrder() {
        return commands.get().stream().filter(c -> c.available().getAsBoolean()).toList();
    }

    private void onKey(KeyEvent event) {
        switch (event.getCode()) {
            case ESCAPE -> close.run();
            case ENTER -> run();
            case DOWN -> move(1);
            case UP -> move(-1);
            case PAGE_DOWN -> move(ROWS);
            case PAGE_UP -> move(-ROWS);
            default -> {
                return;
            }
        }
        event.consume();
    }

    private void move(int by) {
        var model = list.getSelectionModel();
        int last = list.getItems().size() - 1;
        if (last >= 0) {
            model.select(Math.clamp(model.getSelectedIndex() + by, 0, last));
            list.scrollTo(Math.max(0, model.getSelectedIndex() - ROWS + 2));
        }
    }

    private void run() {
        var chosen = list.getSelectionModel().getSelectedItem();
        if (chosen != null) {
            close.run();
            chosen.action().run();
        }
    }

    private static final class Cell extends ListCell<Command> {
        @Override
        protected void updateItem(@Nullable Command command, boolean empty) {
            super.updateItem(command, empty);
            if (empty || command == null) {
                setGraphic(null);
                return;
            }
            var row =
                    new HBox(
                            10,
                            Icons.of(command.icon(), 16, "tone-muted"),
                            Labels.plain(command.title().get()),
                            Sections.space());
            command.keys().ifPresent(k -> row.getChildren().add(Labels.key(Keys.text(k))));
            row.setAlignment(Pos.CENTER_LEFT);
            setGraphic(row);
        }
    }
}
