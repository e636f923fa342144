package io.logarium.app.picture;

import java.util.List;

/// Which pixels a shape may touch, generously: used to redraw no more than what changed.
final class Bounds {
    private static final double ASCENT = 1.05;
    private static final double HEIGHT = 1.45;

    private final TextMeasure measure;

    Bounds(TextMeasure measure) {
        this.measure = measure;
    }

    Box of(Shape shape) {
        return switch (shape) {
            case Shape.Rect r -> r.box().grown(reach(r.stroke()));
            case Shape.Circle c -> square(c.centerX(), c.centerY(), c.radius() + reach(c.stroke()));
            case Shape.Hexagon h ->
                    square(h.centerX(), h.centerY(), h.radius() + 2 * reach(h.stroke()));
            case Shape.Line l ->
                    between(l.fromX(), l.fromY(), l.toX(), l.toY()).grown(reach(l.stroke()));
            case Shape.Path p -> ofSteps(p.steps()).grown(2 * reach(p.stroke()));
            case Shape.Text t -> ofText(t);
            case Shape.Icon i -> new Box(i.x(), i.y(), i.size(), i.size()).grown(2);
            case Shape.Flag f -> ofFlag(f);
            case Shape.Pixels p -> p.box().grown(1);
            case Shape.Clipped c -> c.box().grown(1);
        };
    }

    private static double reach(Stroke stroke) {
        return stroke.width() / 2 + 1;
    }

    private static Box square(double x, double y, double reach) {
        return new Box(x - reach, y - reach, 2 * reach, 2 * reach);
    }

    private static Box between(double x1, double y1, double x2, double y2) {
        return new Box(Math.min(x1, x2), Math.min(y1, y2), Math.abs(x2 - x1), Math.abs(y2 - y1));
    }

    private static Box ofSteps(List<Shape.Step> steps) {
        double left = Double.MAX_VALUE;
        double top = Double.MAX_VALUE;
        double right = -Double.MAX_VALUE;
        double bottom = -Double.MAX_VALUE;
        for (var step : steps) {
            double[] points =
                    switch (step) {
                        case Shape.MoveTo m -> new double[] {m.x(), m.y()};
                        case Shape.LineTo l -> new double[] {l.x(), l.y()};
                        case Shape.CurveTo c ->
                                new double[] {c.c1x(), c.c1y(), c.c2x(), c.c2y(), c.x(), c.y()};
                        case Shape.Close() -> new double[0];
                    };
            for (int i = 0; i + 1 < points.length; i += 2) {
                left = Math.min(left, points[i]);
                right = Math.max(right, points[i]);
                top = Math.min(top, points[i + 1]);
                bottom = Math.max(bottom, points[i + 1]);
            }
        }
        return left > right ? Box.EMPTY : new Box(left, top, right - left, bottom - top);
    }

    private Box ofText(Shape.Text text) {
        double width = Math.min(measure.width(text.text(), text.style()), text.maxWidth());
        double size = text.style().size();
        double left =
                switch (text.align()) {
                    case LEFT -> text.x();
                    case CENTER -> text.x() - width / 2;
                    case RIGHT -> text.x() - width;
                };
        return new Box(left, text.y() - size * ASCENT, width, size * HEIGHT).grown(2);
    }

    private Box ofFlag(Shape.Flag flag) {
        double width = FlagPainter.clothWidth(measure, flag.label());
        double left = flag.side() == Shape.FlagSide.RIGHT ? flag.x() : flag.x() - width;
        var cloth = new Box(left, flag.clothY(), width, FlagPainter.CLOTH_HEIGHT);
        double top = Math.min(flag.clothY(), flag.poleY());
        double bottom = Math.max(flag.clothY() + FlagPainter.CLOTH_HEIGHT, flag.poleY());
        return cloth.union(new Box(flag.x() - 1, top, 2, bottom - top)).grown(2);
    }
}
