package io.logarium.app.clustermap;

import io.logarium.app.cluster.ClusterView;
import io.logarium.app.cluster.PartitionFacts;
import io.logarium.app.diagram.map.MapThing;
import io.logarium.app.parts.Tint;
import io.logarium.app.parts.TwinTable;
import io.logarium.app.text.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;

/// The map's twin in words: a line a partition.
final class MapTable extends TwinTable<MapTable.Row> {
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
        super("map-table", MapTable::key, row -> select.accept(thing(row)));
        words("map.table.topic", 220, Row::topic)
                .words("map.table.partition", 100, r -> "P" + r.partition().index())
                .words("map.table.leader", 100, r -> number(r.partition().leader(), "–"))
                .words("map.table.epoch", 80, r -> number(r.partition().leaderEpoch(), "?"))
                .words("map.table.replicas", 110, r -> Reasons.ids(r.partition().replicas()))
                .words("map.table.isr", 110, r -> Reasons.ids(r.partition().isr()))
                .number("map.table.end", 110, r -> r.partition().highWatermark())
                .state("map.table.state", 210, MapTable::tint, r -> Texts.of(r.state()));
    }

    private static Object key(Row row) {
        return List.of(row.topic(), row.partition().index());
    }

    private static MapThing thing(Row row) {
        var leader = row.partition().leader();
        int broker =
                leader.isPresent() ? leader.getAsInt() : SceneMaker.leaderOrFirst(row.partition());
        return new MapThing.OfReplica(row.topic(), row.partition().index(), broker);
    }

    private static String number(OptionalInt number, String otherwise) {
        return number.isPresent() ? Integer.toString(number.getAsInt()) : otherwise;
    }

    private static Tint tint(Row row) {
        return switch (row.state()) {
            case "map.table.leaderless" -> Tint.BAD;
            case "map.table.under" -> Tint.WARN;
            default -> Tint.OK;
        };
    }

    /// @param filter which partitions are searched for
    /// @param selected what is chosen on the map
    void show(ClusterView view, boolean internal, MapFilter filter, Optional<MapThing> selected) {
        var fresh = new ArrayList<Row>();
        for (var topic : view.topics()) {
            if (internal || !topic.internal()) {
                topic.partitions().stream()
                        .filter(p -> filter.keeps(topic.name(), p))
                        .forEach(p -> fresh.add(new Row(topic.name(), p)));
            }
        }
        show(fresh);
        choose(
                selected.flatMap(thing ->
                        thing instanceof MapThing.OfReplica(var topic, var partition, _)
                                ? Optional.of(List.of(topic, partition))
                                : Optional.empty()));
    }
}
