package io.logarium.app.diagram;

import static io.logarium.app.diagram.Facts.MEASURE;
import static io.logarium.app.diagram.Facts.lane;
import static io.logarium.app.diagram.Facts.led;
import static io.logarium.app.diagram.Facts.replica;
import static io.logarium.app.diagram.Facts.scene;
import static org.assertj.core.api.Assertions.assertThat;

import io.logarium.app.cluster.ReplicaFacts;
import io.logarium.app.diagram.TapeScene.Place;
import io.logarium.app.picture.Box;
import io.logarium.app.picture.Fill;
import io.logarium.app.picture.Picture;
import io.logarium.app.picture.Shape;
import io.logarium.app.picture.Stroke;
import io.logarium.app.picture.TextStyle;
import io.logarium.app.picture.Tone;
import io.logarium.app.text.Numbers;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

class TapePictureTest {
    @Test
    void settledFlagsAreFilledAndFlagsAheadAreOutlined() {
        var picture = drawn(scene(lane(led(0, 1000, 1286, 1287), 1279, 1284)));

        assertThat(flag(picture, "HW").style()).isEqualTo(Shape.FlagStyle.FILLED);
        assertThat(flag(picture, "committed").style()).isEqualTo(Shape.FlagStyle.FILLED);
        assertThat(flag(picture, "LEO " + Numbers.grouped(1287)).style())
                .isEqualTo(Shape.FlagStyle.OUTLINED);
        assertThat(flag(picture, "position").style()).isEqualTo(Shape.FlagStyle.OUTLINED);
    }

    @Test
    void theLogIsAboveTheTapeAndTheGroupBelow() {
        var picture = drawn(scene(lane(led(0, 0, 10, 10), 4, 6)));

        assertThat(flag(picture, "HW").clothY()).isLessThan(TapeLayout.TAPE_Y);
        assertThat(flag(picture, "committed").clothY())
                .isGreaterThan(TapeLayout.TAPE_Y + TapeLayout.TAPE_HEIGHT);
    }

    @Test
    void onlyTheFillOfAProcessedRecordFades() {
        var picture = drawn(scene(lane(led(0, 0, 2, 2), 1, 1)));

        assertThat(picture.shapes())
                .filteredOn(Shape.Rect.class::isInstance)
                .extracting(s -> ((Shape.Rect) s).fill())
                .contains(
                        Fill.faded(KeyColour.fill(Facts.text("user_000")), 0.48),
                        Fill.of(KeyColour.fill(Facts.text("user_001"))));
    }

    @Test
    void keyAndOffsetArePrintedInTheCell() {
        var picture = drawn(scene(lane(led(0, 0, 3, 3))));

        assertThat(texts(picture)).contains("000", "001", "002", "0", "1", "2");
    }

    @Test
    void largeOffsetsAreCutInTheCellAndFullInTheHint() {
        var picture = drawn(scene(lane(led(0, 1_234_560, 1_234_567, 1_234_567))));

        assertThat(texts(picture)).contains("…4566");
        assertThat(picture.hits()).anyMatch(h -> h.text().contains(Numbers.grouped(1_234_566)));
    }

    @Test
    void lagAndOwnerStandBesideTheTape() {
        var picture = drawn(scene(lane(led(0, 0, 1286, 1286), 1279, 1284)));

        assertThat(texts(picture)).contains("lag 7  consumer-1");
    }

    @Test
    void leaderIsFilledFollowerOutlinedLaggardHatched() {
        var replicas =
                List.of(
                        replica(0, true, true, 10),
                        replica(1, false, true, 9),
                        replica(2, false, false, 3));
        var picture = drawn(scene(lane(Facts.replicated(0, 0, 9, replicas))));

        assertThat(rects(picture, r -> r.box().height() == 6.4))
                .extracting(Shape.Rect::fill)
                .containsExactly(
                        Fill.of(Tone.REPLICA),
                        Fill.of(Tone.BG_DEFAULT),
                        Fill.hatched(Tone.WARN, Tone.WARN_SUBTLE));
        assertThat(texts(picture)).contains("9  1 behind", "7 behind, out of the ISR");
    }

    @Test
    void theSelectedRecordHasARing() {
        var plain = scene(lane(led(0, 0, 3, 3)));
        var chosen =
                new TapeScene(
                        plain.topic(), plain.group(), plain.lanes(), Optional.of(new Place(0, 1)));

        assertThat(rects(drawn(plain), r -> r.stroke().equals(ring()))).isEmpty();
        assertThat(rects(drawn(chosen), r -> r.stroke().equals(ring()))).hasSize(1);
    }

    @Test
    void everyCellSaysItsPlace() {
        var picture = drawn(scene(lane(led(0, 0, 3, 3))));

        assertThat(picture.hits())
                .extracting(h -> h.thing())
                .contains(new Place(0, 0), new Place(0, 1), new Place(0, 2));
    }

    @Test
    void equalFactsMakeEqualPictures() {
        var one = drawn(scene(lane(led(0, 1000, 1286, 1287), 1279, 1284)));
        var other = drawn(scene(lane(led(0, 1000, 1286, 1287), 1279, 1284)));

        assertThat(one).isEqualTo(other);
    }

    @Test
    void noFlagLiesOverTheLogStartHoweverFewRecordsThereAre() {
        for (int end = 0; end < 5; end++) {
            for (int width : new int[] {460, 620, 1196}) {
                var scene = scene(lane(led(0, 0, end, end), 0, end));
                var picture =
                        TapePicture.of(scene, TapeLayout.of(scene, width, Grain.CELLS), MEASURE);
                var words = box(text(picture, "log start 0"));

                assertThat(picture.shapes())
                        .filteredOn(Shape.Flag.class::isInstance)
                        .noneMatch(f -> cloth((Shape.Flag) f).intersects(words));
            }
        }
    }

    @Test
    void aboveAPlaceANoteCoversNothing() {
        var replicas =
                List.of(
                        replica(0, true, true, 8, segment(0), segment(4)),
                        replica(1, false, true, 8),
                        replica(2, false, false, 3));
        var scene = scene(lane(Facts.replicated(0, 0, 6, replicas), 1, 3));
        var layout = TapeLayout.of(scene, 700, Grain.CELLS);
        var picture = TapePicture.of(scene, layout, MEASURE);

        for (int offset = 0; offset <= 8; offset++) {
            var note = TapeLayout.above(layout.place(0, offset).orElseThrow(), 100);

            assertThat(layout.place(0).orElseThrow().contains(note.x(), note.y())).isTrue();
            assertThat(picture.shapes())
                    .filteredOn(s ->
                            switch (s) {
                                case Shape.Rect r -> r.box().intersects(note);
                                case Shape.Text t -> box(t).intersects(note);
                                case Shape.Flag f -> cloth(f).intersects(note);
                                default -> false;
                            })
                    .isEmpty();
        }
    }

    private static ReplicaFacts.SegmentFacts segment(long base) {
        return new ReplicaFacts.SegmentFacts(base, base + 4, 100, base > 0);
    }

    private static Box box(Shape.Text text) {
        double width = Math.min(text.maxWidth(), MEASURE.width(text.text(), text.style()));
        double left =
                switch (text.align()) {
                    case LEFT -> text.x();
                    case CENTER -> text.x() - width / 2;
                    case RIGHT -> text.x() - width;
                };
        return new Box(left, text.y() - 10, width, 12);
    }

    private static Box cloth(Shape.Flag flag) {
        double width = MEASURE.width(flag.label(), TextStyle.SMALL_STRONG) + 10;
        double left = flag.side() == Shape.FlagSide.LEFT ? flag.x() - width : flag.x();
        return new Box(left, flag.clothY(), width, 17);
    }

    private static Shape.Text text(Picture picture, String words) {
        return picture.shapes().stream()
                .filter(Shape.Text.class::isInstance)
                .map(Shape.Text.class::cast)
                .filter(t -> t.text().equals(words))
                .findFirst()
                .orElseThrow();
    }

    private static Stroke ring() {
        return Stroke.of(Tone.SELECTED, 2);
    }

    private static Picture drawn(TapeScene scene) {
        return TapePicture.of(scene, TapeLayout.of(scene, 1196, Grain.CELLS), MEASURE);
    }

    private static Shape.Flag flag(Picture picture, String label) {
        return picture.shapes().stream()
                .filter(Shape.Flag.class::isInstance)
                .map(Shape.Flag.class::cast)
                .filter(f -> f.label().equals(label))
                .findFirst()
                .orElseThrow();
    }

    private static List<Shape.Rect> rects(Picture picture, Predicate<Shape.Rect> which) {
        return picture.shapes().stream()
                .filter(Shape.Rect.class::isInstance)
                .map(Shape.Rect.class::cast)
                .filter(which)
                .toList();
    }

    private static List<String> texts(Picture picture) {
        return picture.shapes().stream()
                .filter(Shape.Text.class::isInstance)
                .map(s -> ((Shape.Text) s).text())
                .toList();
    }
}
