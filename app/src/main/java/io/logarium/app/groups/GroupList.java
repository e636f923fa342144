package io.logarium.app.groups;

import io.logarium.app.cluster.ClusterView;
import io.logarium.app.parts.Buttons;
import io.logarium.app.parts.Labels;
import io.logarium.app.parts.Retold;
import io.logarium.app.parts.Sections;
import io.logarium.app.text.Numbers;
import io.logarium.app.text.Texts;
import io.logarium.app.topics.ProblemBox;
import java.util.Optional;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.transformation.SortedList;
import javafx.scene.Node;
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
import org.kordamp.ikonli.materialdesign2.MaterialDesignA;

/// All groups with their state and lag; below them the readers that belong to none.
final class GroupList extends VBox {
    private static final double ROW = 27;

    private final ObservableList<GroupRow> rows = FXCollections.observableArrayList();
    private final TableView<GroupRow> table = new TableView<>();
    private final TextField filter = new TextField();
    private final Label count = Labels.plain("", "muted");
    private final ProblemBox problem = new ProblemBox();
    private final StackPane centre = new StackPane();
    private final Node none;
    private final Actions actions;
    private ClusterView view = ClusterView.EMPTY;
    private boolean filling;

    /// What the list asks for.
    interface Actions {
        void chosen(Optional<String> group);

        void open(String group);

        void addConsumer();
    }

    /// @param mayChange whether consumers can be added
    GroupList(Actions actions, Node readers, boolean mayChange) {
        this.actions = actions;
        setId("group-list");
        none = new NoGroups(actions::addConsumer, mayChange);
        filter.setId("groups-filter");
        filter.setPrefWidth(240);
        filter.promptTextProperty().bind(Texts.bind("groups.filter"));
        filter.accessibleTextProperty().bind(Texts.bind("groups.filter"));
        filter.textProperty().addListener((_, _, _) -> fill());
        var add =
                Buttons.primary(
                        "groups.addConsumer",
                        MaterialDesignA.ACCOUNT_PLUS_OUTLINE,
                        actions::addConsumer);
        add.setId("groups-add");
        Sections.offer(mayChange, add);
        var bar =
                Sections.toolbar(
                        Labels.bound("groups.title", "h1"), count, filter, Sections.space(), add);
        table();
        centre.getChildren().addAll(table, none);
        VBox.setVgrow(centre, Priority.ALWAYS);
        getChildren().addAll(bar, problem, centre, readers);
        Retold.with(
                this,
                () -> {
                    table.refresh();
                    fill();
                });
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

    private Optional<String> chosen() {
        return Optional.ofNullable(table.getSelectionModel().getSelectedItem()).map(GroupRow::id);
    }

    private void table() {
        table.setId("groups-table");
        table.setFixedCellSize(ROW);
        table.getStyleClass().addAll("dense", "lg-table");
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        var sorted = new SortedList<>(rows);
        sorted.comparatorProperty().bind(table.comparatorProperty());
        table.setItems(sorted);
        table.getColumns().add(column("groups.column.group", 260, r -> name(r.id())));
        table.getColumns()
                .add(column("groups.column.state", 180, r -> GroupStates.pill(r.state())));
        table.getColumns()
                .add(column("groups.column.protocol", 100, r -> Labels.plain(r.protocol())));
        table.getColumns().add(number("groups.column.members", 110, GroupRow::members));
        table.getColumns().add(number("groups.column.lag", 110, GroupRow::lag));
        table.getColumns().add(number("groups.column.coordinator", 120, GroupRow::coordinator));
        table.getColumns().add(column("groups.column.topics", 260, r -> Labels.plain(r.topics())));
        table.getSelectionModel()
                .selectedItemProperty()
                .addListener((_, _, _) -> {
                    if (!filling) {
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
            var row = new TableRow<GroupRow>();
            row.setOnMouseClicked(event -> {
                if (event.getClickCount() == 2 && !row.isEmpty()) {
                    actions.open(row.getItem().id());
                }
            });
            return row;
        });
    }

    private Node name(String id) {
        var name = Labels.plain(id, "strong", "lg-topic-name");
        name.setOnMouseClicked(_ -> actions.open(id));
        return name;
    }

    private static TableColumn<GroupRow, GroupRow> column(
            String titleKey, double width, Function<GroupRow, Node> cell) {
        var column = new TableColumn<GroupRow, GroupRow>();
        column.textProperty().bind(Texts.bind(titleKey));
        column.setPrefWidth(width);
        column.setSortable(false);
        column.setCellValueFactory(c -> new ReadOnlyObjectWrapper<>(c.getValue()));
        column.setCellFactory(_ ->
                new TableCell<>() {
                    @Override
                    protected void updateItem(GroupRow row, boolean empty) {
                        super.updateItem(row, empty);
                        setGraphic(empty || row == null ? null : cell.apply(row));
                    }
                });
        return column;
    }

    private static <T extends Number & Comparable<T>> TableColumn<GroupRow, T> number(
            String titleKey, double width, Function<GroupRow, T> value) {
        var column = new TableColumn<GroupRow, T>();
        column.textProperty().bind(Texts.bind(titleKey));
        column.setPrefWidth(width);
        column.getStyleClass().add("lg-number");
        column.setCellValueFactory(c -> new ReadOnlyObjectWrapper<>(value.apply(c.getValue())));
        column.setCellFactory(_ ->
                new TableCell<>() {
                    {
                        getStyleClass().addAll("mono", "lg-number");
                    }

                    @Override
                    protected void updateItem(T item, boolean empty) {
                        super.updateItem(item, empty);
                        setText(
                                empty || item == null
                                        ? ""
                                        : item.longValue() < 0
                                                ? "?"
                                                : Numbers.grouped(item.longValue()));
                    }
                });
        return column;
    }

    /// Lines of the same groups are replaced one by one, so that scrolling and selection stay.
    private void fill() {
        var fresh = GroupRow.of(view, filter.getText());
        filling = true;
        var chosen = chosen();
        if (rows.stream()
                .map(GroupRow::id)
                .toList()
                .equals(fresh.stream().map(GroupRow::id).toList())) {
            for (int i = 0; i < fresh.size(); i++) {
                if (!rows.get(i).equals(fresh.get(i))) {
                    rows.set(i, fresh.get(i));
                }
            }
        } else {
            rows.setAll(fresh);
        }
        chosen.ifPresent(this::choose);
        filling = false;
        count.setText(
                view.groups().isEmpty() ? "" : Texts.of("groups.count", view.groups().size()));
        boolean known = !(view.contact() instanceof ClusterView.Contact.Waiting);
        none.setVisible(known && view.groups().isEmpty());
        table.setVisible(!view.groups().isEmpty());
    }

    private void choose(String id) {
        if (chosen().filter(id::equals).isPresent()) {
            return;
        }
        table.getItems().stream()
                .filter(r -> r.id().equals(id))
                .findFirst()
                .ifPresent(r -> table.getSelectionModel().select(r));
    }
}
