package io.logarium.app.diagram;

import static io.logarium.app.diagram.Facts.lane;
import static io.logarium.app.diagram.Facts.led;

import io.logarium.app.cluster.Content;
import io.logarium.app.cluster.PartitionFacts;
import io.logarium.app.cluster.RecordFacts;
import io.logarium.app.picture.Golden;
import io.logarium.app.picture.Picture;
import io.logarium.app.picture.Shape;
import io.logarium.app.text.Language;
import io.logarium.app.text.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Each look of the tape's grammar is as it was agreed on.
class TapeGrammarTest {
    @BeforeEach
    void english() {
        Texts.language(Language.EN);
    }

    @Test
    void aRecordThatIsReadableProcessedNotReplicatedOrSelected() throws Exception {
        var picture = drawn(scene(Optional.empty(), lane(led(0, 0, 3, 4), 1, 2)));

        Golden.same("record-processed", cell(picture, 0));
        Golden.same("record-readable", cell(picture, 1));
        Golden.same("record-not-replicated", cell(picture, 3));
        var selected = new TapeScene.Place(0, 1);
        Golden.same(
                "record-selected",
                cell(drawn(scene(Optional.of(selected), lane(led(0, 0, 3, 4), 1, 2))), 1));
    }

    @Test
    void aRecordWithoutAKeyAndOneWithEachKeyColour() throws Exception {
        var records = new ArrayList<RecordFacts>();
        records.add(record(0, Content.none()));
        for (int i = 1; i <= 16; i++) {
            records.add(record(i, Facts.text("key-" + i)));
        }
        var lane =
                new TapeScene.Lane(
                        led(0, 0, 17, 17),
                        records,
                        OptionalLong.empty(),
                        OptionalLong.empty(),
                        Optional.empty());
        var picture = drawn(scene(Optional.empty(), lane));

        Golden.same("key-null", cell(picture, 0));
        var keys = new ArrayList<Shape>();
        for (int i = 1; i <= 16; i++) {
            keys.addAll(cell(picture, i));
        }
        Golden.same("keys", keys);
    }

    @Test
    void theMarkersOfLogAndGroup() throws Exception {
        var flags =
                drawn(scene(Optional.empty(), lane(held(4, 8, 6, 10), 5, 7))).shapes().stream()
                        .filter(Shape.Flag.class::isInstance)
                        .toList();

        Golden.same("markers", flags);
    }

    @Test
    void aTapeWithItsLogStartASegmentBoundaryAndTheFreeSlot() throws Exception {
        Golden.same("tape", drawn(scene(Optional.empty(), lane(held(4, 8, 8, 10), 5, 7))).shapes());
    }

    @Test
    void aBarEach() throws Exception {
        var lanes = IntStream.range(0, 9).mapToObj(i -> lane(led(i, 0, 10L * i, 10L * i)));

        Golden.same(
                "density-topic-bars",
                BarsPicture.of(scene(Optional.empty(), lanes.toArray(TapeScene.Lane[]::new)), 900)
                        .shapes());
    }

    @Test
    void aCellEach() throws Exception {
        var lanes =
                IntStream.range(0, 40)
                        .mapToObj(i -> lane(i == 7 ? Facts.leaderless(i) : led(i, 0, 5, 5)));

        Golden.same(
                "density-topic-heat",
                HeatPicture.of(
                                scene(Optional.empty(), lanes.toArray(TapeScene.Lane[]::new)),
                                List.of(0),
                                900)
                        .shapes());
    }

    @Test
    void tenPartitionsACell() throws Exception {
        var lanes =
                IntStream.range(0, 2_010)
                        .mapToObj(i -> lane(i == 2_003 ? Facts.leaderless(i) : led(i, 0, 5, 5)));
        var picture =
                HeatPicture.of(
                        scene(Optional.empty(), lanes.toArray(TapeScene.Lane[]::new)),
                        List.of(0, 1),
                        900);

        var shapes = picture.shapes();
        Golden.same("density-topic-heat-many", shapes.subList(shapes.size() - 12, shapes.size()));
    }

    @Test
    void theKeyThatIsSearchedForInTapesBarsAndCells() throws Exception {
        var sought = Optional.of(new TapeScene.Sought(Facts.text("key-1"), 0));
        var records = List.of(record(0, Facts.text("key-1")), record(1, Facts.text("key-2")));
        var lane =
                new TapeScene.Lane(
                        led(0, 0, 2, 2),
                        records,
                        OptionalLong.empty(),
                        OptionalLong.empty(),
                        Optional.empty());
        var scene = scene(Optional.empty(), lane).seeking(sought);

        Golden.same("key-sought", drawn(scene).shapes());
        Golden.same("key-sought-bar", BarsPicture.of(scene, 900).shapes());
        Golden.same("key-sought-cell", HeatPicture.of(scene, List.of(0, 1), 900).shapes());
    }

    /// Two segments; the last stable offset is below the high watermark while a transaction is open.
    private static PartitionFacts held(long start, long highWatermark, long stable, long end) {
        return new PartitionFacts(
                0,
                OptionalInt.of(0),
                OptionalInt.of(2),
                List.of(0),
                List.of(0),
                OptionalLong.of(start),
                OptionalLong.of(highWatermark),
                OptionalLong.of(stable),
                OptionalLong.of(end),
                List.of(
                        Facts.replica(
                                0,
                                true,
                                true,
                                end,
                                new io.logarium.app.cluster.ReplicaFacts.SegmentFacts(
                                        start, start + 3, 300, false),
                                new io.logarium.app.cluster.ReplicaFacts.SegmentFacts(
                                        start + 3, end, 300, true))));
    }

    private static RecordFacts record(long offset, Content key) {
        return new RecordFacts("orders", 0, offset, 0, key, Facts.text("{}"), List.of());
    }

    private static TapeScene scene(Optional<TapeScene.Place> selected, TapeScene.Lane... lanes) {
        return new TapeScene("orders", Optional.of("readers"), List.of(lanes), selected);
    }

    private static Picture drawn(TapeScene scene) {
        return TapePicture.of(scene, TapeLayout.of(scene, 900, Grain.CELLS), Facts.MEASURE);
    }

    private static List<Shape> cell(Picture picture, long offset) {
        var box =
                picture.hits().stream()
                        .filter(h -> h.thing().equals(new TapeScene.Place(0, offset)))
                        .findFirst()
                        .orElseThrow()
                        .box();
        var near = box.grown(-5);
        return Golden.inside(picture, near);
    }
}
