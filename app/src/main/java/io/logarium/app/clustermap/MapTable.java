package io.logarium.app.clustermap;

import io.logarium.app.cluster.ClusterView;
import io.logarium.app.cluster.PartitionFacts;
import io.logarium.app.diagram.map.MapThing;
import io.logarium.app.parts.Labels;
import io.logarium.app.parts.Tint;
import io.logarium.app.text.Numbers;
import io.logarium.app.text.Texts;
import java.util.ArrayList;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;

/// The map's twin in words: a line a partition.
final class MapTable extends TableView<MapTable.Row> {
    private static final double ROW = 30;

    private final ObservableList<Row> rows = FXCollections.observableArrayList();
    private boolean filling;

    /// A partition.
    record Row(String topic, PartitionFacts partition) {
        String state() {
            if (partition.leader().isEmpty()) {
                return "map.table.leaderless";
            }
            return partition.isr().size() < partition.replicas().size()
                    ? "map.table.under"
                    : "map.table.fine";
        }
    }

    MapTable(Consumer<MapThing> select) {
        setId("map-table");
        getStyleClass().add("lg-table");
        setFixedCellSize(ROW);
        setItems(rows);
        getColumns().add(text("map.table.topic", 220, Row::topic));
        getColumns().add(text("map.table.partition", 100, r -> "P" + r.partition().index()));
        getColumns()
                .add(
                        text(
                                "map.table.leader",
                                100,
                                r ->
                                        r.partition().leader().isPresent()
                                                ? Integer.toString(
                                                        r.partition().leader().getAsInt())
                                                : "–"));
        getColumns()
                .add(
                        text(
                                "map.table.epoch",
                                80,
                                r ->
                                        r.partition().leaderEpoch().isPresent()
                                                ? Integer.toString(
                                                        r.partition().leaderEpoch().getAsInt())
                                                : "?"));
        getColumns()
                .add(text("map.table.replicas", 110, r -> Reasons.ids(r.partition().replicas())));
        getColumns().add(text("map.table.isr", 110, r -> Reasons.ids(r.partition().isr())));
        getColumns()
                .add(
                        text(
                                "map.table.end",
                                110,
                                r ->
                                        r.partition().highWatermark().isPresent()
                                                ? Numbers.grouped(
                                                        r.partition().highWatermark().getAsLong())
                                                : "?"));
        getColumns().add(state());
        getSelectionModel()
                .selectedItemProperty()
                .addListener((_, _, row) -> {
                    if (row != null && !filling) {
                        var first = row.partition().leader();
                        int broker =
                                first.isPresent()
                                        ? first.getAsInt()
                                        : SceneMaker.leaderOrFirst(row.partition());
                        select.accept(
                                new MapThing.OfReplica(
                                        row.topic(), row.partition().index(), broker));
                    }
                });
    }

    private static TableColumn<Row, Row> text(
            String titleKey, double width, Function<Row, String> value) {
        var column = new TableColumn<Row, Row>();
        column.textProperty().bind(Texts.bind(titleKey));
        column.setPrefWidth(width);
        column.setSortable(false);
        column.setCellValueFactory(c -> new ReadOnlyObjectWrapper<>(c.getValue()));
        column.setCellFactory(_ ->
                new TableCell<>() {
                    @Override
                    protected void updateItem(Row row, boolean empty) {
                        super.updateItem(row, empty);
                        setText(empty || row == null ? "" : value.apply(row));
                    }
                });
        return column;
    }

    private static TableColumn<Row, Row> state() {
        var column = text("map.table.state", 210, _ -> "");
        column.setCellFactory(_ ->
                new TableCell<>() {
                    @Override
                    protected void updateItem(Row row, boolean empty) {
                        super.updateItem(row, empty);
                        setGraphic(
                                empty || row == null
                                        ? null
                                        : Labels.pill(tint(row), Texts.of(row.state())));
                    }
                });
        return column;
    }

    private static Tint tint(Row row) {
        return switch (row.state()) {
            case "map.table.leaderless" -> Tint.BAD;
            case "map.table.under" -> Tint.WARN;
            default -> Tint.OK;
        };
    }

    /// Lines of the same partitions are replaced one by one, so that scrolling and selection stay.
    void show(ClusterView view, boolean internal) {
        var fresh = new ArrayList<Row>();
        for (var topic : view.topics()) {
            if (internal || !topic.internal()) {
                topic.partitions().forEach(p -> fresh.add(new Row(topic.name(), p)));
            }
        }
        filling = true;
        boolean same =
                fresh.size() == rows.size()
                        && java.util.stream.IntStream.range(0, fresh.size())
                                .allMatch(i -> isSame(rows.get(i), fresh.get(i)));
        if (same) {
            int chosen = getSelectionModel().getSelectedIndex();
            for (int i = 0; i < fresh.size(); i++) {
                if (!rows.get(i).equals(fresh.get(i))) {
                    rows.set(i, fresh.get(i));
                }
            }
            if (chosen >= 0) {
                getSelectionModel().select(chosen);
            }
        } else {
            rows.setAll(fresh);
        }
        filling = false;
    }

    private static boolean isSame(Row one, Row other) {
        return one.topic().equals(other.topic())
                && one.partition().index() == other.partition().index();
    }
}
