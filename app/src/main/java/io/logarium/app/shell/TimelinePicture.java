package io.logarium.app.shell;

import io.logarium.app.picture.Box;
import io.logarium.app.picture.Fill;
import io.logarium.app.picture.Picture;
import io.logarium.app.picture.Shape;
import io.logarium.app.picture.Stroke;
import io.logarium.app.picture.TextStyle;
import io.logarium.app.picture.Tone;
import io.logarium.app.state.Happenings;
import io.logarium.app.text.Times;
import io.logarium.engine.event.EngineEvent;
import java.util.ArrayList;
import java.util.List;

/// The picture of the time strip: records a second as an area, and a tick for each event. Pure.
///
/// @param seconds how much time is shown
record TimelinePicture(Happenings happenings, int seconds) {
    /// Ticks closer than this join into one with a count.
    private static final double JOIN = 34;

    private static final double MARGIN = 8;

    /// Where the last tenth of the time lies: the present has room before the edge.
    private static final double PRESENT = 0.95;

    /// The open strip.
    Picture open(double width, double height) {
        var picture = new Picture.Builder();
        double base = 60;
        var scale = new Scale(MARGIN, width - MARGIN, from(), until());
        for (int i = 0; i <= 10; i++) {
            double x = Math.round(MARGIN + i * (width - 2 * MARGIN) / 10) + 0.5;
            picture.add(Shape.line(x, base, x, base + 6, Stroke.of(Tone.LINE_FAINT)));
        }
        addClockTimes(picture, scale, base + 19);
        addRates(picture, scale, base, 26);
        picture.add(
                Shape.line(
                        MARGIN,
                        base + 0.5,
                        width - MARGIN,
                        base + 0.5,
                        Stroke.of(Tone.BORDER_DEFAULT)));
        for (var tick : ticks(scale, JOIN)) {
            addTick(picture, tick, base);
        }
        double now = Math.round(scale.x(happenings.untilMs()));
        picture.add(Shape.line(now, 29, now, 68, Stroke.of(Tone.FG_STRONG, 2)));
        picture.add(
                Shape.polygon(
                        Fill.of(Tone.FG_STRONG),
                        Stroke.NONE,
                        now - 7,
                        62,
                        now + 7,
                        62,
                        now + 7,
                        68,
                        now,
                        75,
                        now - 7,
                        68));
        return picture.build();
    }

    /// The closed strip: a line with plain ticks.
    Picture closed(double width, double height) {
        var picture = new Picture.Builder();
        double base = height - 4;
        var scale = new Scale(2, width - 2, from(), until());
        addRates(picture, scale, base, height - 12);
        picture.add(
                Shape.line(2, base + 0.5, width - 2, base + 0.5, Stroke.of(Tone.BORDER_DEFAULT)));
        for (var tick : ticks(scale, 4)) {
            double x = Math.round(tick.x());
            picture.add(Shape.line(x, base - 14, x, base, Stroke.of(tick.newest().tone(), 2)));
        }
        double now = Math.round(scale.x(happenings.untilMs()));
        picture.add(Shape.line(now, 4, now, height - 2, Stroke.of(Tone.FG_STRONG, 2)));
        return picture.build();
    }

    private long until() {
        return happenings.untilMs() + (long) (seconds * 1_000L * (1 - PRESENT));
    }

    private long from() {
        return until() - seconds * 1_000L;
    }

    private void addClockTimes(Picture.Builder picture, Scale scale, double y) {
        for (int i = 0; i < 4; i++) {
            long at = from() + (until() - from()) * i / 4;
            double x = scale.x(at);
            var align = i == 0 ? Shape.Align.LEFT : Shape.Align.CENTER;
            picture.add(
                    new Shape.Text(
                            x,
                            y,
                            Times.seconds(at),
                            TextStyle.MONO.sized(11),
                            Tone.FG_MUTED,
                            align,
                            Shape.Text.UNLIMITED));
        }
    }

    private void addRates(Picture.Builder picture, Scale scale, double base, double height) {
        var rates = happenings.perSecond();
        // The second of now is not over; its count would always look like a fall.
        int last = rates.size() - 1;
        int first = Math.max(0, last - seconds);
        if (last - first < 2) {
            return;
        }
        int most = 1;
        for (int i = first; i < last; i++) {
            most = Math.max(most, rates.get(i));
        }
        long lastSecond = happenings.untilMs() / 1_000;
        var line = new ArrayList<Shape.Step>();
        var area = new ArrayList<Shape.Step>();
        double startX = 0;
        for (int i = first; i < last; i++) {
            double x = scale.x((lastSecond - (last - i) + 1) * 1_000L);
            if (x < scale.left()) {
                continue;
            }
            double y = base - rates.get(i) * height / most;
            boolean start = line.isEmpty();
            if (start) {
                startX = x;
                area.add(new Shape.MoveTo(x, base));
            }
            line.add(start ? new Shape.MoveTo(x, y) : new Shape.LineTo(x, y));
            area.add(new Shape.LineTo(x, y));
        }
        if (line.size() < 2) {
            return;
        }
        area.add(new Shape.LineTo(scale.x(lastSecond * 1_000L), base));
        area.add(new Shape.LineTo(startX, base));
        picture.add(new Shape.Path(area, Fill.faded(Tone.PRODUCER, 0.22), Stroke.NONE));
        picture.add(new Shape.Path(line, Fill.NONE, Stroke.of(Tone.PRODUCER, 1.3)));
    }

    private List<Tick> ticks(Scale scale, double join) {
        var ticks = new ArrayList<Tick>();
        for (var event : happenings.told()) {
            double x = scale.x(event.atMs());
            if (x < scale.left()) {
                continue;
            }
            var narration = Narrator.tell(event);
            if (!ticks.isEmpty() && x - ticks.getLast().x() < join) {
                var last = ticks.removeLast();
                ticks.add(new Tick(last.x(), narration, last.count() + 1, event));
            } else {
                ticks.add(new Tick(x, narration, 1, event));
            }
        }
        return ticks;
    }

    private static void addTick(Picture.Builder picture, Tick tick, double base) {
        double x = Math.round(tick.x());
        var tone = tick.newest().tone();
        picture.add(Shape.line(x + 0.5, 26, x + 0.5, base, Stroke.of(tone).faded(0.7)));
        var box = new Box(x - 10, 5, 21, 21);
        picture.add(Shape.rect(box, 5, Fill.of(Tone.BG_DEFAULT), Stroke.of(tone)));
        picture.add(new Shape.Icon(x - 6.5, 8.5, 14, tick.newest().icon(), tone));
        if (tick.count() > 1) {
            var count = tick.count() > 99 ? "99+" : Integer.toString(tick.count());
            double width = 8 + 6 * count.length();
            var badge = new Box(x + 4, 0, width, 13);
            picture.add(Shape.rect(badge, 6.5, Fill.of(tone), Stroke.NONE));
            picture.add(
                    Shape.textCentered(
                            badge.centerX(),
                            badge.y() + 10,
                            count,
                            TextStyle.LABEL_STRONG.sized(10),
                            Tone.BG_DEFAULT));
        }
        picture.hit(box, tick.event(), tick.newest().text().replace("**", ""));
    }

    /// Events so close that they share a mark.
    private record Tick(double x, Narration newest, int count, EngineEvent event) {}

    /// Time to pixels.
    private record Scale(double left, double right, long fromMs, long untilMs) {
        double x(long atMs) {
            return left + (right - left) * (atMs - fromMs) / Math.max(1, untilMs - fromMs);
        }
    }
}
