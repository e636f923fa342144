package io.logarium.app.picture;

import java.util.List;
import javafx.scene.image.Image;
import org.kordamp.ikonli.Ikon;

/// One thing to draw, as a value. Later shapes of a picture lie above earlier ones. All lengths in pixels.
public sealed interface Shape {
    /// A rectangle; `radius` rounds its corners, 0 leaves them square.
    record Rect(Box box, double radius, Fill fill, Stroke stroke) implements Shape {}

    /// A circle.
    record Circle(double centerX, double centerY, double radius, Fill fill, Stroke stroke)
            implements Shape {}

    /// A hexagon standing on a corner: a controller or voter. `radius` reaches to the corners.
    record Hexagon(double centerX, double centerY, double radius, Fill fill, Stroke stroke)
            implements Shape {}

    /// A straight line.
    record Line(double fromX, double fromY, double toX, double toY, Stroke stroke)
            implements Shape {}

    /// Lines and curves one after another; the first step moves to where it starts.
    record Path(List<Step> steps, Fill fill, Stroke stroke) implements Shape {
        public Path {
            steps = List.copyOf(steps);
        }
    }

    /// A text on one line: `y` is its baseline, `x` its left edge, middle or right edge by `align`. What does not fit into
    /// `maxWidth` is cut with an ellipsis; [#UNLIMITED] never cuts.
    record Text(
            double x,
            double y,
            String text,
            TextStyle style,
            Tone tone,
            Align align,
            double maxWidth)
            implements Shape {
        public static final double UNLIMITED = Double.MAX_VALUE;
    }

    /// An icon of the bundled icon font inside a square of `size` with its top left corner at `x`, `y`.
    record Icon(double x, double y, double size, Ikon icon, Tone tone) implements Shape {}

    /// A flag on a pole at `x`: an offset marker. The cloth lies at `clothY`, the pole reaches from there to `poleY`.
    /// Filled is settled (HW, committed), outlined is ahead (LEO, position); `notched` is the last stable offset.
    record Flag(
            double x,
            double clothY,
            double poleY,
            String label,
            FlagStyle style,
            FlagSide side,
            Tone tone,
            Tone onTone)
            implements Shape {}

    /// Pixels from elsewhere, stretched into the box: a heat map of thousands of cells.
    record Pixels(Box box, Image image) implements Shape {}

    /// Shapes of which only the part inside the box is seen.
    record Clipped(Box box, List<Shape> shapes) implements Shape {
        public Clipped {
            shapes = List.copyOf(shapes);
        }
    }

    /// Where a text stands in relation to its `x`.
    enum Align {
        LEFT,
        CENTER,
        RIGHT
    }

    /// Settled, ahead, or settled with a notch.
    enum FlagStyle {
        FILLED,
        OUTLINED,
        NOTCHED
    }

    /// On which side of its pole the cloth hangs.
    enum FlagSide {
        LEFT,
        RIGHT
    }

    /// A step of a path.
    sealed interface Step {}

    record MoveTo(double x, double y) implements Step {}

    record LineTo(double x, double y) implements Step {}

    record CurveTo(double c1x, double c1y, double c2x, double c2y, double x, double y)
            implements Step {}

    record Close() implements Step {}

    static Rect rect(Box box, double radius, Fill fill, Stroke stroke) {
        return new Rect(box, radius, fill, stroke);
    }

    static Line line(double fromX, double fromY, double toX, double toY, Stroke stroke) {
        return new Line(fromX, fromY, toX, toY, stroke);
    }

    static Text text(double x, double y, String text, TextStyle style, Tone tone) {
        return new Text(x, y, text, style, tone, Align.LEFT, Text.UNLIMITED);
    }

    static Text textCentered(double x, double y, String text, TextStyle style, Tone tone) {
        return new Text(x, y, text, style, tone, Align.CENTER, Text.UNLIMITED);
    }

    static Text textRight(double x, double y, String text, TextStyle style, Tone tone) {
        return new Text(x, y, text, style, tone, Align.RIGHT, Text.UNLIMITED);
    }

    /// A closed polygon through the points `x1, y1, x2, y2, …`.
    static Path polygon(Fill fill, Stroke stroke, double... points) {
        var steps = new java.util.ArrayList<Step>();
        for (int i = 0; i + 1 < points.length; i += 2) {
            steps.add(
                    i == 0
                            ? new MoveTo(points[0], points[1])
                            : new LineTo(points[i], points[i + 1]));
        }
        steps.add(new Close());
        return new Path(steps, fill, stroke);
    }

    /// An open line through the points `x1, y1, x2, y2, …`.
    static Path polyline(Stroke stroke, double... points) {
        var steps = new java.util.ArrayList<Step>();
        for (int i = 0; i + 1 < points.length; i += 2) {
            steps.add(
                    i == 0
                            ? new MoveTo(points[0], points[1])
                            : new LineTo(points[i], points[i + 1]));
        }
        return new Path(steps, Fill.NONE, stroke);
    }
}
