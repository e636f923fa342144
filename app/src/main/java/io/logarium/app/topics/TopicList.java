package io.logarium.app.topics;

import atlantafx.base.controls.ToggleSwitch;
import io.logarium.app.cluster.ClusterView;
import io.logarium.app.parts.Buttons;
import io.logarium.app.parts.Icons;
import io.logarium.app.parts.Labels;
import io.logarium.app.parts.Retold;
import io.logarium.app.parts.Sections;
import io.logarium.app.parts.StillRows;
import io.logarium.app.text.Numbers;
import io.logarium.app.text.Texts;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignL;
import org.kordamp.ikonli.materialdesign2.MaterialDesignP;

/// All topics in a table. A click chooses one, a click on its name, a double click or Enter opens it.
final class TopicList extends VBox {
    private static final double ROW = 30;

    private final TableView<TopicRow> table = new TableView<>();
    private final StillRows<TopicRow> rows = new StillRows<>(table, TopicRow::name);
    private final TextField filter = new TextField();
    private final ToggleSwitch internal = new ToggleSwitch();
    private final Label count = Labels.plain("", "muted");
    private final ProblemBox problem = new ProblemBox();
    private final StackPane centre = new StackPane();
    private final NoTopics none;
    private final VBox noMatch = new VBox(10);
    private final Label noMatchWords = Labels.plain("", "muted");
    private final Actions actions;
    private ClusterView view = ClusterView.EMPTY;

    /// What the list asks for.
    interface Actions {
        void chosen(Optional<String> topic);

        void open(String topic);

        void create();

        void createDemo();
    }

    /// @param mayChange whether topics can be made
    TopicList(Actions actions, boolean mayChange) {
        this.actions = actions;
        none = new NoTopics(actions, mayChange);
        setId("topic-list");
        filter.setId("topics-filter");
        filter.setPrefWidth(240);
        filter.promptTextProperty().bind(Texts.bind("topics.filter"));
        filter.accessibleTextProperty().bind(Texts.bind("topics.filter"));
        filter.textProperty().addListener((_, _, _) -> fill());
        internal.setId("topics-internal");
        internal.textProperty().bind(Texts.bind("topics.internal"));
        internal.selectedProperty().addListener((_, _, _) -> fill());
        var create = Buttons.primary("topics.create", MaterialDesignP.PLUS, actions::create);
        create.setId("topics-create");
        Sections.offer(mayChange, create);
        var bar =
                Sections.toolbar(
                        Labels.bound("topics.title", "h1"),
                        count,
                        filter,
                        internal,
                        Sections.space(),
                        create);
        var clear = Buttons.normal("topics.clearFilter", MaterialDesignC.CLOSE, filter::clear);
        noMatch.getChildren().addAll(noMatchWords, clear);
        noMatch.setAlignment(Pos.CENTER);
        table();
        centre.getChildren().addAll(table, none, noMatch);
        VBox.setVgrow(centre, Priority.ALWAYS);
        getChildren().addAll(bar, problem, centre);
        Retold.with(this, () -> refresh());
        fill();
    }

    void focusFilter() {
        filter.requestFocus();
        filter.selectAll();
    }

    void show(ClusterView newView) {
        view = newView;
        if (newView.contact() instanceof ClusterView.Contact.Lost(var why)) {
            problem.show(why);
        } else {
            problem.clear();
        }
        fill();
    }

    Optional<String> chosen() {
        return Optional.ofNullable(table.getSelectionModel().getSelectedItem()).map(TopicRow::name);
    }

    private void table() {
        table.setId("topics-table");
        table.setFixedCellSize(ROW);
        table.getStyleClass().addAll("dense", "lg-table");
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        table.getColumns().add(nameColumn());
        table.getColumns().add(number("topics.partitions", 90, TopicRow::partitions, this::whole));
        table.getColumns()
                .add(
                        number(
                                "topics.replication",
                                90,
                                r -> r.topic().replicationFactor(),
                                this::whole));
        table.getColumns().add(number("topics.records", 120, TopicRow::records, this::whole));
        table.getColumns().add(number("topics.size", 110, TopicRow::size, TopicList::bytes));
        table.getColumns().add(number("topics.rate", 120, TopicRow::rate, TopicList::rate));
        table.getColumns().add(number("topics.groups", 110, TopicRow::groups, this::whole));
        table.getColumns().add(stateColumn());
        table.getSelectionModel()
                .selectedItemProperty()
                .addListener((_, _, _) -> {
                    if (!rows.isFilling()) {
                        actions.chosen(chosen());
                    }
                });
        table.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ENTER) {
                chosen().ifPresent(actions::open);
                event.consume();
            }
        });
        table.setRowFactory(_ -> {
            var row = new TableRow<TopicRow>();
            row.setOnMouseClicked(event -> {
                if (event.getClickCount() == 2 && !row.isEmpty()) {
                    actions.open(row.getItem().name());
                }
            });
            return row;
        });
    }

    private TableColumn<TopicRow, TopicRow> nameColumn() {
        var column = new TableColumn<TopicRow, TopicRow>();
        column.textProperty().bind(Texts.bind("topics.name"));
        column.setPrefWidth(300);
        column.setComparator((a, b) -> a.name().compareTo(b.name()));
        column.setCellValueFactory(c -> new ReadOnlyObjectWrapper<>(c.getValue()));
        column.setCellFactory(_ -> rows.known(new NameCell(actions::open)));
        return column;
    }

    private static final class NameCell extends TableCell<TopicRow, TopicRow> {
        private final Label name = Labels.plain("", "strong", "lg-topic-name");

        NameCell(Consumer<String> open) {
            name.setOnMouseClicked(_ -> open.accept(name.getText()));
        }

        @Override
        protected void updateItem(TopicRow row, boolean empty) {
            super.updateItem(row, empty);
            if (empty || row == null) {
                setGraphic(null);
                return;
            }
            name.setText(row.name());
            name.setGraphic(
                    row.topic().internal()
                            ? Icons.of(MaterialDesignL.LOCK_OUTLINE, 13, "tone-muted")
                            : null);
            setGraphic(name);
        }
    }

    private TableColumn<TopicRow, TopicRow> stateColumn() {
        var column = new TableColumn<TopicRow, TopicRow>();
        column.textProperty().bind(Texts.bind("topics.state"));
        column.setPrefWidth(180);
        column.setSortable(false);
        column.setCellValueFactory(c -> new ReadOnlyObjectWrapper<>(c.getValue()));
        column.setCellFactory(_ ->
                rows.known(
                        new TableCell<>() {
                            @Override
                            protected void updateItem(TopicRow row, boolean empty) {
                                super.updateItem(row, empty);
                                setGraphic(
                                        empty || row == null
                                                ? null
                                                : TopicStates.pill(row.topic()));
                            }
                        }));
        return column;
    }

    private <T extends Comparable<T>> TableColumn<TopicRow, T> number(
            String titleKey, double width, Function<TopicRow, T> value, Function<T, String> text) {
        var column = new TableColumn<TopicRow, T>();
        column.textProperty().bind(Texts.bind(titleKey));
        column.setPrefWidth(width);
        column.getStyleClass().add("lg-number");
        column.setCellValueFactory(c -> new ReadOnlyObjectWrapper<>(value.apply(c.getValue())));
        column.setCellFactory(_ -> {
            var cell =
                    new TableCell<TopicRow, T>() {
                        @Override
                        protected void updateItem(T item, boolean empty) {
                            super.updateItem(item, empty);
                            setText(empty || item == null ? "" : text.apply(item));
                        }
                    };
            cell.getStyleClass().addAll("mono", "lg-number");
            return rows.known(cell);
        });
        return column;
    }

    private String whole(Number number) {
        return number.longValue() < 0 ? "?" : Numbers.grouped(number.longValue());
    }

    private static String bytes(Long bytes) {
        return bytes < 0 ? "?" : Numbers.bytes(bytes);
    }

    private static String rate(Double perSecond) {
        return perSecond == 0 ? "0" : Texts.of("topics.perSecond", Numbers.rate(perSecond));
    }

    private void refresh() {
        table.refresh();
        fill();
    }

    /// Puts the newest lines in.
    private void fill() {
        var fresh = TopicRow.of(view, filter.getText(), internal.isSelected());
        rows.show(fresh);
        long visible =
                view.topics().stream().filter(t -> internal.isSelected() || !t.internal()).count();
        count.setText(visible == 0 ? "" : Texts.of("topics.count", visible));
        boolean known = !(view.contact() instanceof ClusterView.Contact.Waiting);
        none.setVisible(known && visible == 0);
        noMatch.setVisible(visible > 0 && fresh.isEmpty());
        noMatchWords.setText(Texts.of("topics.noMatch", visible));
        table.setVisible(!fresh.isEmpty());
    }

    void choose(String topic) {
        rows.choose(topic);
    }
}
