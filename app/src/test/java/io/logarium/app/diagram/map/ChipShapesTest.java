package io.logarium.app.diagram.map;

import static org.assertj.core.api.Assertions.assertThat;

import io.logarium.app.FxTest;
import io.logarium.app.cluster.PartitionFacts;
import io.logarium.app.cluster.ReplicaFacts;
import io.logarium.app.diagram.map.ClusterLayout.PlacedReplica;
import io.logarium.app.picture.Box;
import io.logarium.app.picture.Shape;
import io.logarium.app.picture.TextMeasure;
import io.logarium.app.picture.Tone;
import io.logarium.app.text.Language;
import io.logarium.app.text.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// What stands in a chip fits, at every size that a chip may have, measured by the real fonts.
class ChipShapesTest extends FxTest {
    private static final TextMeasure MEASURE = TextMeasure.ofFonts();
    private static final List<Long> ENDS = List.of(0L, 1_442L, 1_234_567L, 9_876_543_210L);

    @AfterEach
    void speakEnglish() throws Exception {
        speak(Language.EN);
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void noWordIsCutAndNoneLiesOverAnother(Language language) throws Exception {
        speak(language);
        var faults = new ArrayList<String>();
        for (double width = RowPlan.LEAST_CHIP; width <= RowPlan.MOST_CHIP; width += 4) {
            for (double height : List.of(28.0, 42.0, 76.0)) {
                for (var look : ReplicaLook.values()) {
                    for (long end : ENDS) {
                        var placed = chip(width, height, look, end);
                        look(placed, look, faults);
                    }
                }
            }
        }

        assertThat(faults).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"LEADS,leader", "FOLLOWS,follower", "LAGS,7 behind", "GONE,offline"})
    void aTallChipSaysItsRole(ReplicaLook look, String role) throws Exception {
        assertThat(words(chip(120, 76, look, 1_442), look)).contains(role);
    }

    @ParameterizedTest
    @CsvSource({"LEADS", "FOLLOWS"})
    void aLowChipLeavesItsRoleToItsLook(ReplicaLook look) throws Exception {
        assertThat(words(chip(120, 28, look, 1_442), look)).containsExactly("P0", "1\u202f442");
    }

    private static List<String> words(PlacedReplica placed, ReplicaLook look) throws Exception {
        return fx(() -> ChipShapes.of(placed, look, MEASURE)).stream()
                .filter(Shape.Text.class::isInstance)
                .map(s -> ((Shape.Text) s).text())
                .toList();
    }

    private static void look(PlacedReplica placed, ReplicaLook look, List<String> faults)
            throws Exception {
        var shapes = fx(() -> ChipShapes.of(placed, look, MEASURE));
        var taken = new ArrayList<Box>();
        for (var shape : shapes) {
            var box =
                    switch (shape) {
                        case Shape.Text t -> ofText(t);
                        case Shape.Icon i -> new Box(i.x(), i.y(), i.size(), i.size());
                        case Shape.Rect r when r.box().width() == 10 -> r.box();
                        default -> Box.EMPTY;
                    };
            if (box.isEmpty()) {
                continue;
            }
            var inside = placed.box().grown(-2);
            if (box.x() < inside.x() || box.right() > inside.right()) {
                faults.add("outside of " + placed.box() + ": " + shape);
            }
            taken.stream()
                    .filter(box::intersects)
                    .forEach(b -> faults.add(placed.box() + " has twice " + b + ": " + shape));
            if (shape instanceof Shape.Text t && t.maxWidth() < box.width()) {
                faults.add("cut in " + placed.box() + ": " + t);
            }
            taken.add(box);
        }
    }

    private static Box ofText(Shape.Text text) {
        double width = MEASURE.width(text.text(), text.style());
        double left = text.align() == Shape.Align.RIGHT ? text.x() - width : text.x();
        return new Box(left, text.y() - 8, width, 8);
    }

    private static PlacedReplica chip(double width, double height, ReplicaLook look, long end) {
        int leader = look == ReplicaLook.LEADS ? 0 : 1;
        long lacks = look == ReplicaLook.LAGS ? 7 : 0;
        var partition =
                new PartitionFacts(
                        0,
                        OptionalInt.of(leader),
                        OptionalInt.of(4),
                        List.of(0, 1),
                        List.of(leader),
                        OptionalLong.of(0),
                        OptionalLong.of(end),
                        OptionalLong.of(end),
                        OptionalLong.of(end + lacks),
                        List.of(
                                new ReplicaFacts(
                                        0,
                                        leader == 0,
                                        leader == 0,
                                        look != ReplicaLook.GONE,
                                        OptionalLong.of(end),
                                        OptionalLong.of(1),
                                        List.of())));
        var keys = List.of(Tone.KEY_1, Tone.KEY_2, Tone.KEY_3, Tone.KEY_4);
        var topic =
                new MapScene.Topic(
                        "orders", false, List.of(partition), List.of(new MapScene.Recent(0, keys)));
        return new PlacedReplica(
                topic, 0, 1, 0, RowPlan.Form.CHIPS, look, new Box(100, 50, width, height));
    }

    private static void speak(Language language) throws Exception {
        fx(() -> {
            Texts.language(language);
            return true;
        });
    }
}
