package io.logarium.app.timemachine;

import io.logarium.app.history.Happening;
import io.logarium.app.history.Timeline;
import io.logarium.app.picture.Golden;
import io.logarium.app.picture.Picture;
import io.logarium.app.picture.Shape;
import io.logarium.app.text.Language;
import io.logarium.app.text.Texts;
import io.logarium.engine.event.EngineEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Each tick of the time machine is as it was agreed on; clock times are left out, since they follow the zone of the machine.
class TickGrammarTest {
    private static final double WIDTH = 1_000;
    private static final RulerPicture.Span SPAN = new RulerPicture.Span(0, 100_000);

    @BeforeEach
    void english() {
        Texts.language(Language.EN);
    }

    @Test
    void aTickForEachKindOfEvent() throws Exception {
        var events = new ArrayList<EngineEvent>();
        long at = 5_000;
        events.add(new EngineEvent.LeaderElected(at, "orders", 0, 1, 4));
        events.add(
                new EngineEvent.IsrChanged(
                        at + 10_000, "orders", 0, List.of(0, 1, 2), List.of(0, 1)));
        events.add(
                new EngineEvent.IsrChanged(
                        at + 20_000, "orders", 0, List.of(0, 1), List.of(0, 1, 2)));
        events.add(
                new EngineEvent.GroupChanged(
                        at + 30_000, "readers", "Stable", "PreparingRebalance", 3, ""));
        events.add(new EngineEvent.SegmentRolled(at + 40_000, "orders", 0, 100, "time"));
        events.add(new EngineEvent.BrokerStopped(at + 50_000, 2));
        events.add(new EngineEvent.BrokerFenced(at + 60_000, 2));
        events.add(new EngineEvent.BrokerStarted(at + 70_000, 2, "localhost:9094"));
        var story = story(events);

        Golden.same("ticks", drawn(ruler(story, OptionalLong.empty()).open(WIDTH, 90)));
        Golden.same("ticks-closed", drawn(ruler(story, OptionalLong.empty()).closed(WIDTH, 28)));
    }

    @Test
    void ticksThatAreCloseJoinWithACountAndThePastHasItsHand() throws Exception {
        var events = new ArrayList<EngineEvent>();
        for (int i = 0; i < 3; i++) {
            events.add(new EngineEvent.BrokerFenced(40_000 + i * 300L, i));
        }

        Golden.same(
                "ticks-joined",
                drawn(ruler(story(events), OptionalLong.of(41_000)).open(WIDTH, 90)));
    }

    private static Story story(List<EngineEvent> events) {
        return Story.of(
                events.stream()
                        .<Happening>map(e -> new Happening.Told(e.atMs(), e, OptionalLong.empty()))
                        .toList());
    }

    private static RulerPicture ruler(Story story, OptionalLong past) {
        return new RulerPicture(Timeline.EMPTY, story, SPAN, 95_000, past, BlockShapes.none(SPAN));
    }

    private static List<Shape> drawn(Picture picture) {
        return picture.shapes().stream()
                .filter(s -> !(s instanceof Shape.Text t && t.text().matches("\\d\\d:\\d\\d.*")))
                .toList();
    }
}
