package io.logarium.app.diagram.map;

import io.logarium.app.picture.Shape;
import java.util.ArrayList;
import java.util.List;

/// A way on the map along which records go: points to be passed at even speed. `at(0)` is where it starts, `at(1)` where it ends.
public final class Curve {
    private static final int SAMPLES = 24;

    private final List<Shape.Step> steps;
    private final double[] xs;
    private final double[] ys;
    private final double[] lengths;

    private Curve(List<Shape.Step> steps, double[] xs, double[] ys) {
        this.steps = List.copyOf(steps);
        this.xs = xs;
        this.ys = ys;
        lengths = new double[xs.length];
        for (int i = 1; i < xs.length; i++) {
            lengths[i] = lengths[i - 1] + Math.hypot(xs[i] - xs[i - 1], ys[i] - ys[i - 1]);
        }
    }

    /// A point of a curve.
    public record Point(double x, double y) {}

    /// A swing from left to right: it leaves and arrives level.
    static Curve swing(double fromX, double fromY, double toX, double toY) {
        double reach = (toX - fromX) * 0.55;
        var steps =
                List.<Shape.Step>of(
                        new Shape.MoveTo(fromX, fromY),
                        new Shape.CurveTo(fromX + reach, fromY, toX - reach, toY, toX, toY));
        var xs = new double[SAMPLES + 1];
        var ys = new double[SAMPLES + 1];
        for (int i = 0; i <= SAMPLES; i++) {
            double t = (double) i / SAMPLES;
            xs[i] = bezier(t, fromX, fromX + reach, toX - reach, toX);
            ys[i] = bezier(t, fromY, fromY, toY, toY);
        }
        return new Curve(steps, xs, ys);
    }

    /// Straight lines from point to point: `x1, y1, x2, y2, …`.
    static Curve along(double... points) {
        var steps = new ArrayList<Shape.Step>();
        var xs = new double[points.length / 2];
        var ys = new double[points.length / 2];
        for (int i = 0; i < xs.length; i++) {
            xs[i] = points[2 * i];
            ys[i] = points[2 * i + 1];
            steps.add(i == 0 ? new Shape.MoveTo(xs[i], ys[i]) : new Shape.LineTo(xs[i], ys[i]));
        }
        return new Curve(steps, xs, ys);
    }

    private static double bezier(double t, double a, double b, double c, double d) {
        double u = 1 - t;
        return u * u * u * a + 3 * u * u * t * b + 3 * u * t * t * c + t * t * t * d;
    }

    public List<Shape.Step> steps() {
        return steps;
    }

    /// Its length in pixels.
    public double length() {
        return lengths[lengths.length - 1];
    }

    /// The point after a share of its length, 0 to 1.
    public Point at(double share) {
        double way = Math.clamp(share, 0, 1) * length();
        int i = 1;
        while (i < lengths.length - 1 && lengths[i] < way) {
            i++;
        }
        double part = lengths[i] - lengths[i - 1];
        double t = part == 0 ? 0 : (way - lengths[i - 1]) / part;
        return new Point(xs[i - 1] + t * (xs[i] - xs[i - 1]), ys[i - 1] + t * (ys[i] - ys[i - 1]));
    }

    @Override
    public boolean equals(@org.jspecify.annotations.Nullable Object other) {
        return other instanceof Curve curve && steps.equals(curve.steps);
    }

    @Override
    public int hashCode() {
        return steps.hashCode();
    }
}
