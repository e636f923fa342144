package io.logarium.app.diagram;

import static io.logarium.app.diagram.Facts.lane;
import static io.logarium.app.diagram.Facts.led;
import static io.logarium.app.diagram.Facts.scene;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.logarium.app.picture.Shape;
import io.logarium.app.picture.Tone;
import java.util.List;
import org.junit.jupiter.api.Test;

class BarsPictureTest {
    @Test
    void allBarsAreOnOneScale() {
        var bars = bars(scene(lane(led(0, 0, 100, 100)), lane(led(1, 50, 100, 100))));

        assertThat(bars.get(1).box().width() / bars.get(0).box().width())
                .isCloseTo(0.5, within(1e-9));
    }

    @Test
    void theProcessedPartEndsAtTheCommittedOffset() {
        var picture = BarsPicture.of(scene(lane(led(0, 0, 100, 100), 25, 30)), 1000);
        var all = bars(scene(lane(led(0, 0, 100, 100), 25, 30))).getFirst();

        var processed =
                picture.shapes().stream()
                        .filter(Shape.Rect.class::isInstance)
                        .map(Shape.Rect.class::cast)
                        .filter(r -> r.box().height() == BarsPicture.BAR_HEIGHT - 6)
                        .findFirst()
                        .orElseThrow();
        assertThat(processed.box().width()).isCloseTo(all.box().width() / 4, within(1e-9));
    }

    @Test
    void aPartitionWithoutALeaderSaysSo() {
        var picture = BarsPicture.of(scene(lane(Facts.leaderless(3))), 1000);

        assertThat(picture.shapes())
                .anyMatch(s ->
                        s instanceof Shape.Text text
                                && text.text().equals("no leader")
                                && text.tone() == Tone.BAD);
    }

    private static List<Shape.Rect> bars(TapeScene scene) {
        return BarsPicture.of(scene, 1000).shapes().stream()
                .filter(Shape.Rect.class::isInstance)
                .map(Shape.Rect.class::cast)
                .filter(r -> r.box().height() == BarsPicture.BAR_HEIGHT)
                .toList();
    }
}
