package io.logarium.app.diagram;

import io.logarium.app.cluster.PartitionFacts;
import io.logarium.app.diagram.TapeLayout.Cell;
import io.logarium.app.diagram.TapeLayout.Marker;
import io.logarium.app.diagram.TapeScene.Place;
import io.logarium.app.text.Numbers;
import io.logarium.app.text.Texts;
import java.util.ArrayList;
import java.util.stream.Collectors;

/// The sentences of the tape: labels, and the hints that a screen reader says, too.
final class TapeWords {
    private static final int MOST_VALUE = 120;
    private static final int MOST_SAID = 32;

    private TapeWords() {}

    /// The whole picture in words, for who cannot see it.
    static String all(TapeScene scene) {
        var words =
                new StringBuilder(
                        Texts.of("tape.description", scene.topic(), scene.lanes().size()));
        scene.group().ifPresent(g -> words.append(", ").append(Texts.of("tape.say.group", g)));
        scene.lanes().stream()
                .limit(MOST_SAID)
                .forEach(lane -> words.append(". ").append(lane(lane, scene.group().isPresent())));
        if (scene.lanes().size() > MOST_SAID) {
            words.append(". ").append(Texts.of("facts.more", scene.lanes().size() - MOST_SAID));
        }
        return words.append('.').toString();
    }

    private static String lane(TapeScene.Lane lane, boolean group) {
        var facts = lane.facts();
        var said = new ArrayList<String>();
        said.add("P" + facts.index());
        said.add(
                facts.leader().isPresent()
                        ? Texts.of("tape.say.leader", String.valueOf(facts.leader().getAsInt()))
                        : Texts.of("tape.noLeader"));
        said.add(isr(facts));
        facts.logStart().ifPresent(o -> said.add(Texts.of("tape.logStart", o)));
        facts.highWatermark().ifPresent(o -> said.add("HW " + Numbers.grouped(o)));
        facts.logEnd().ifPresent(o -> said.add("LEO " + Numbers.grouped(o)));
        if (group) {
            said.add(lag(lane));
        }
        return String.join(", ", said);
    }

    static String lag(TapeScene.Lane lane) {
        var words = lagAlone(lane);
        return lane.owner().map(o -> words + "  " + o).orElse(words);
    }

    /// Without who reads.
    static String lagAlone(TapeScene.Lane lane) {
        var lag = lane.lag();
        return lag.isPresent()
                ? Texts.of("tape.lag", lag.getAsLong())
                : Texts.of("tape.nothingCommitted");
    }

    static String isr(PartitionFacts facts) {
        var ids = facts.isr().stream().map(String::valueOf).collect(Collectors.joining(", "));
        return "ISR " + (ids.isEmpty() ? "–" : ids);
    }

    static String marker(Marker marker) {
        var meaning =
                switch (marker.kind()) {
                    case HIGH_WATERMARK -> "tape.hwHint";
                    case LAST_STABLE -> "tape.lsoHint";
                    case LOG_END -> "tape.leoHint";
                    case COMMITTED -> "tape.committedHint";
                    case POSITION -> "tape.positionHint";
                };
        return Texts.of(meaning, marker.offset());
    }

    static String cell(Place place, Cell cell) {
        var head = Texts.of("tape.cellHint", String.valueOf(place.partition()), place.offset());
        var state =
                switch (cell.look()) {
                    case READABLE -> Texts.of("tape.readable");
                    case PROCESSED -> Texts.of("tape.processed");
                    case UNREPLICATED -> Texts.of("tape.unreplicated");
                    case GAP -> Texts.of("tape.gap");
                    case UNKNOWN -> Texts.of("tape.notRead");
                };
        return cell.record()
                .map(r ->
                        head
                                + " · "
                                + state
                                + "\n"
                                + Texts.of(
                                        "tape.recordHint",
                                        r.key().isNull() ? "null" : r.key().shown(),
                                        r.value().isNull() ? "null" : cut(r.value().shown())))
                .orElse(head + " · " + state);
    }

    private static String cut(String text) {
        return text.length() <= MOST_VALUE ? text : text.substring(0, MOST_VALUE) + "…";
    }
}
