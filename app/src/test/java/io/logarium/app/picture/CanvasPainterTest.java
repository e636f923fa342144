package io.logarium.app.picture;

import static org.assertj.core.api.Assertions.assertThat;

import io.logarium.app.FxTest;
import java.util.List;
import java.util.Map;
import javafx.scene.SnapshotParameters;
import javafx.scene.canvas.Canvas;
import javafx.scene.image.Image;
import javafx.scene.paint.Color;
import org.junit.jupiter.api.Test;

class CanvasPainterTest extends FxTest {
    private static final Palette PALETTE =
            new Palette(Map.of(Tone.LEADER, Color.BLUE, Tone.WARN, Color.ORANGE));

    @Test
    void aRoundCornerIsLeftOutAndTheRestIsFilled() throws Exception {
        var image =
                painted(Shape.rect(new Box(0, 0, 40, 30), 8, Fill.of(Tone.LEADER), Stroke.NONE));

        assertThat(at(image, 0, 0)).isEqualTo(Color.TRANSPARENT);
        assertThat(at(image, 39, 29)).isEqualTo(Color.TRANSPARENT);
        assertThat(at(image, 20, 0)).isEqualTo(Color.BLUE);
        assertThat(at(image, 0, 15)).isEqualTo(Color.BLUE);
        assertThat(at(image, 20, 29)).isEqualTo(Color.BLUE);
        // Half inside, half outside of the corner.
        assertThat(at(image, 5, 0).getOpacity()).isBetween(0.05, 0.95);
    }

    @Test
    void anOutlineLiesInsideTheBoxAndLeavesItsMiddleFree() throws Exception {
        var image =
                painted(Shape.rect(new Box(0, 0, 40, 30), 4, Fill.NONE, Stroke.of(Tone.WARN, 1.5)));

        assertThat(at(image, 20, 0)).isEqualTo(Color.ORANGE);
        assertThat(at(image, 20, 1).getOpacity()).isBetween(0.4, 0.6);
        assertThat(at(image, 20, 2)).isEqualTo(Color.TRANSPARENT);
        assertThat(at(image, 0, 15)).isEqualTo(Color.ORANGE);
        assertThat(at(image, 39, 15)).isEqualTo(Color.ORANGE);
        assertThat(at(image, 0, 0).getOpacity()).isLessThan(0.3);
    }

    @Test
    void aPillsOutlineLeavesItsMiddleFreeToo() throws Exception {
        var image =
                painted(Shape.rect(new Box(0, 0, 40, 20), 10, Fill.NONE, Stroke.of(Tone.WARN, 1)));

        assertThat(at(image, 20, 0)).isEqualTo(Color.ORANGE);
        assertThat(at(image, 20, 10)).isEqualTo(Color.TRANSPARENT);
        assertThat(at(image, 20, 19)).isEqualTo(Color.ORANGE);
    }

    @Test
    void neighboursThatTouchDoSoOnWholePixels() throws Exception {
        var image =
                painted(
                        Shape.rect(new Box(0, 0, 10.4, 30), 0, Fill.of(Tone.WARN), Stroke.NONE),
                        Shape.rect(new Box(10.4, 0, 20, 30), 0, Fill.of(Tone.LEADER), Stroke.NONE));

        assertThat(at(image, 9, 10)).isEqualTo(Color.ORANGE);
        assertThat(at(image, 10, 10)).isEqualTo(Color.BLUE);
    }

    @Test
    void whatChangedIsDrawnAgainAndNothingElse() throws Exception {
        var still = Shape.rect(new Box(0, 0, 10, 10), 2, Fill.of(Tone.LEADER), Stroke.NONE);
        var before = Shape.rect(new Box(20, 20, 10, 10), 2, Fill.of(Tone.LEADER), Stroke.NONE);
        var after = Shape.rect(new Box(20, 20, 10, 10), 2, Fill.of(Tone.WARN), Stroke.NONE);

        double pixels =
                fx(() -> {
                    var painter = painter(new Canvas(60, 60));
                    painter.paint(new Picture(List.of(still, before), List.of()));
                    return painter.paint(new Picture(List.of(still, after), List.of()));
                });

        assertThat(pixels).isEqualTo(12 * 12);
    }

    private static Image painted(Shape... shapes) throws Exception {
        return fx(() -> {
            var canvas = new Canvas(60, 60);
            painter(canvas).paint(new Picture(List.of(shapes), List.of()));
            var clear = new SnapshotParameters();
            clear.setFill(Color.TRANSPARENT);
            return canvas.snapshot(clear, null);
        });
    }

    private static CanvasPainter painter(Canvas canvas) {
        var painter = new CanvasPainter(canvas);
        painter.palette(PALETTE);
        return painter;
    }

    private static Color at(Image image, int x, int y) {
        return image.getPixelReader().getColor(x, y);
    }
}
