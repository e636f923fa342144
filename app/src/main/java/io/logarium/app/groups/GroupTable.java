package io.logarium.app.groups;

import io.logarium.app.diagram.GroupScene;
import io.logarium.app.diagram.GroupScene.Member;
import io.logarium.app.diagram.GroupScene.Place;
import io.logarium.app.parts.TwinTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.function.Function;

/// The twin of a group's picture in words: a line a partition with who reads it, and a line for each member that reads none.
final class GroupTable extends TwinTable<GroupTable.Row> {
    /// @param place empty for a member without partitions
    record Row(Optional<Place> place, Optional<Member> reader) {}

    GroupTable(Consumer<String> select) {
        super(
                "group-table",
                GroupTable::key,
                row -> row.reader().ifPresent(m -> select.accept(m.id())));
        setMinHeight(140);
        setPrefHeight(260);
        words("map.table.topic", 150, r -> r.place().map(p -> p.at().topic()).orElse("–"))
                .words(
                        "map.table.partition",
                        80,
                        r -> r.place().map(p -> "P" + p.at().partition()).orElse("–"))
                .words("tape.table.reader", 150, r -> r.reader().map(Member::name).orElse("–"))
                .number("facts.committed", 100, of(Place::committed))
                .number("tape.table.hw", 100, of(Place::highWatermark))
                .number("facts.lag", 80, of(Place::lag))
                .number("tape.table.position", 100, of(Place::position))
                .words("map.table.state", 200, r -> r.reader().map(Member::condition).orElse(""));
    }

    private static Function<Row, OptionalLong> of(Function<Place, OptionalLong> number) {
        return row -> row.place().map(number).orElse(OptionalLong.empty());
    }

    private static Object key(Row row) {
        return row.place().<Object>map(Place::at).or(() -> row.reader().map(Member::id)).orElse("");
    }

    void show(GroupScene scene) {
        var rows = new ArrayList<Row>();
        for (var place : scene.places()) {
            rows.add(new Row(Optional.of(place), place.owner().flatMap(scene::member)));
        }
        scene.members().stream()
                .filter(Member::isIdle)
                .forEach(m -> rows.add(new Row(Optional.empty(), Optional.of(m))));
        show(List.copyOf(rows));
    }
}
