package io.logarium.app.diagram;

import io.logarium.app.picture.Fill;
import io.logarium.app.picture.Picture;
import io.logarium.app.picture.Shape;
import io.logarium.app.picture.Stroke;
import io.logarium.app.picture.TextMeasure;
import io.logarium.app.picture.TextStyle;
import io.logarium.app.picture.Tone;
import io.logarium.app.text.Numbers;
import io.logarium.app.text.Texts;
import io.logarium.app.text.Times;
import java.util.List;

/// Lag over time, a line for each partition, and when the group got a new generation.
///
/// @param lines at most [#MOST_LINES], the one that lags most first
/// @param marks generations or epochs
/// @param unit in which the lags are
public record LagChart(List<Line> lines, List<Mark> marks, long fromMs, long untilMs, Unit unit) {
    /// More cannot be told apart.
    public static final int MOST_LINES = 5;

    private static final double LEFT = 52;
    private static final double RIGHT = 64;
    private static final double TOP = 34;
    private static final double BOTTOM = 26;
    private static final int STEPS = 4;

    public LagChart {
        lines = List.copyOf(lines);
        marks = List.copyOf(marks);
    }

    /// What a lag is counted in.
    public enum Unit {
        RECORDS,
        /// How long the oldest record that is not processed has been waiting.
        SECONDS;

        private String words(long lag) {
            var number = Numbers.grouped(lag);
            return this == RECORDS ? number : Texts.of("shell.span.s", number);
        }
    }

    /// A partition's lag.
    ///
    /// @param falls whether it falls further behind
    public record Line(String name, boolean falls, List<Point> points) {
        public Line {
            points = List.copyOf(points);
        }
    }

    public record Point(long atMs, long lag) {}

    public record Mark(long atMs, String label) {}

    public Picture picture(double width, double height, TextMeasure measure) {
        var picture = new Picture.Builder();
        double bottom = height - BOTTOM;
        double right = width - RIGHT;
        if (right - LEFT < 60 || bottom - TOP < 40 || untilMs <= fromMs) {
            return Picture.EMPTY;
        }
        long top = top();
        for (int i = 0; i <= STEPS; i++) {
            double y = bottom - (bottom - TOP) * i / STEPS;
            picture.add(Shape.line(LEFT, y, right, y, Stroke.of(Tone.BORDER_MUTED)));
            picture.add(
                    Shape.textRight(
                            LEFT - 8,
                            y + 4,
                            unit.words(top * i / STEPS),
                            TextStyle.MONO_SMALL,
                            Tone.FG_MUTED));
        }
        times(picture, right, bottom, measure);
        marks(picture, right, bottom, measure);
        for (int i = lines.size() - 1; i >= 0; i--) {
            line(picture, lines.get(i), i, right, bottom, top);
        }
        names(picture, right, bottom, top);
        return picture.build();
    }

    /// A round number above all lags, in steps that can be read.
    private long top() {
        long most =
                lines.stream()
                        .flatMap(l -> l.points().stream())
                        .mapToLong(Point::lag)
                        .max()
                        .orElse(0);
        long top = STEPS;
        // 4, 8, 20, 40, 80, 200, …: four steps each of a round number.
        while (top < most) {
            top = Long.toString(top).startsWith("8") ? top / 8 * 20 : top * 2;
        }
        return top;
    }

    private double x(long atMs, double right) {
        return LEFT + (right - LEFT) * (atMs - fromMs) / (double) (untilMs - fromMs);
    }

    private static double y(long lag, double bottom, long top) {
        return bottom - (bottom - TOP) * lag / top;
    }

    private void times(Picture.Builder picture, double right, double bottom, TextMeasure measure) {
        double label = measure.width("00:00:00", TextStyle.MONO_SMALL) + 28;
        int count = (int) Math.clamp((right - LEFT) / label, 1, 4);
        for (int i = 0; i <= count; i++) {
            long at = fromMs + (untilMs - fromMs) * i / count;
            var align =
                    i == 0 ? Shape.Align.LEFT : i == count ? Shape.Align.RIGHT : Shape.Align.CENTER;
            picture.add(
                    new Shape.Text(
                            x(at, right),
                            bottom + 17,
                            Times.seconds(at),
                            TextStyle.MONO_SMALL,
                            Tone.FG_MUTED,
                            align,
                            Shape.Text.UNLIMITED));
        }
    }

    /// The newest marks; one that would cover another is only a line.
    private void marks(Picture.Builder picture, double right, double bottom, TextMeasure measure) {
        double free = right + 20;
        for (int i = marks.size() - 1; i >= 0; i--) {
            var mark = marks.get(i);
            if (mark.atMs() < fromMs || mark.atMs() > untilMs) {
                continue;
            }
            double x = x(mark.atMs(), right);
            picture.add(Shape.line(x, TOP - 8, x, bottom, Stroke.of(Tone.CONSUMER, 1.2).dashed()));
            double half = measure.width(mark.label(), TextStyle.SMALL_STRONG) / 2;
            if (x + half + 4 <= free) {
                picture.add(
                        Shape.textCentered(
                                x, TOP - 14, mark.label(), TextStyle.SMALL_STRONG, Tone.CONSUMER));
                free = x - half - 4;
            }
        }
    }

    private void line(
            Picture.Builder picture, Line line, int rank, double right, double bottom, long top) {
        var points = line.points();
        if (points.size() < 2) {
            return;
        }
        var places = new double[points.size() * 2];
        for (int i = 0; i < points.size(); i++) {
            places[2 * i] = x(points.get(i).atMs(), right);
            places[2 * i + 1] = y(points.get(i).lag(), bottom, top);
        }
        var stroke = Stroke.of(line.falls() ? Tone.WARN : Tone.CONSUMER, rank == 0 ? 2.2 : 1.4);
        picture.add(
                Shape.polyline(
                        switch (rank) {
                            case 0, 1 -> stroke;
                            case 2 -> stroke.dotted();
                            default -> stroke.dashed();
                        },
                        places));
    }

    /// Each line's name at its end, where there is room for it.
    private void names(Picture.Builder picture, double right, double bottom, long top) {
        double free = Double.NEGATIVE_INFINITY;
        var byHeight =
                lines.stream()
                        .filter(l -> !l.points().isEmpty())
                        .sorted(
                                java.util.Comparator.comparingLong(
                                                (Line l) -> l.points().getLast().lag())
                                        .reversed())
                        .toList();
        for (var line : byHeight) {
            double y = y(line.points().getLast().lag(), bottom, top) + 4;
            if (y - free < 14) {
                continue;
            }
            free = y;
            picture.add(
                    new Shape.Text(
                            right + 6,
                            y,
                            line.name() + " " + unit.words(line.points().getLast().lag()),
                            TextStyle.SMALL_STRONG,
                            line.falls() ? Tone.WARN : Tone.CONSUMER,
                            Shape.Align.LEFT,
                            RIGHT - 8));
        }
    }

    /// What stands where there is nothing to show yet.
    public static Picture waiting(double width, double height) {
        return new Picture.Builder()
                .add(
                        new Shape.Text(
                                width / 2,
                                height / 2,
                                Texts.of("groups.chart.waiting"),
                                TextStyle.LABEL,
                                Tone.FG_MUTED,
                                Shape.Align.CENTER,
                                width - 20))
                .add(
                        Shape.rect(
                                new io.logarium.app.picture.Box(
                                        LEFT,
                                        TOP,
                                        Math.max(1, width - LEFT - RIGHT),
                                        Math.max(1, height - TOP - BOTTOM)),
                                4,
                                Fill.NONE,
                                Stroke.of(Tone.BORDER_MUTED).dashed()))
                .build();
    }
}
