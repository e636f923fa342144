package io.logarium.app.topics;

import io.logarium.app.diagram.TapeScene;
import io.logarium.app.diagram.TapeScene.Lane;
import io.logarium.app.parts.Tint;
import io.logarium.app.parts.TwinTable;
import io.logarium.app.text.Texts;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.IntConsumer;
import java.util.stream.Collectors;

/// The twin of a topic's picture in words: a line a partition.
final class TapeTable extends TwinTable<Lane> {
    TapeTable(IntConsumer select) {
        super("tape-table", lane -> lane.facts().index(), l -> select.accept(l.facts().index()));
        words("map.table.partition", 80, l -> "P" + l.facts().index())
                .words(
                        "map.table.leader",
                        70,
                        l ->
                                l.facts().leader().isPresent()
                                        ? Integer.toString(l.facts().leader().getAsInt())
                                        : "–")
                .words("map.table.replicas", 90, l -> ids(l.facts().replicas()))
                .words("map.table.isr", 90, l -> ids(l.facts().isr()))
                .number("tape.table.start", 100, l -> l.facts().logStart())
                .number("tape.table.hw", 100, l -> l.facts().highWatermark())
                .number("tape.table.leo", 100, l -> l.facts().logEnd())
                .number("facts.committed", 110, Lane::committed)
                .number("facts.lag", 90, Lane::lag)
                .words("tape.table.reader", 160, l -> l.owner().orElse("–"))
                .state("map.table.state", 180, TapeTable::tint, l -> Texts.of(state(l)));
    }

    private static String ids(java.util.List<Integer> brokers) {
        return brokers.stream().map(String::valueOf).collect(Collectors.joining(" "));
    }

    private static String state(Lane lane) {
        if (lane.facts().leader().isEmpty()) {
            return "map.table.leaderless";
        }
        return lane.facts().isr().size() < lane.facts().replicas().size()
                ? "map.table.under"
                : "map.table.fine";
    }

    private static Tint tint(Lane lane) {
        return switch (state(lane)) {
            case "map.table.leaderless" -> Tint.BAD;
            case "map.table.under" -> Tint.WARN;
            default -> Tint.OK;
        };
    }

    void show(TapeScene scene, OptionalInt selected) {
        show(scene.lanes());
        choose(selected.isPresent() ? Optional.of(selected.getAsInt()) : Optional.empty());
    }
}
