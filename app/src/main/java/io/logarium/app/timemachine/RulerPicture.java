package io.logarium.app.timemachine;

import io.logarium.app.history.Timeline;
import io.logarium.app.picture.Box;
import io.logarium.app.picture.Fill;
import io.logarium.app.picture.Picture;
import io.logarium.app.picture.Shape;
import io.logarium.app.picture.Stroke;
import io.logarium.app.picture.TextStyle;
import io.logarium.app.picture.Tone;
import io.logarium.app.shell.Narration;
import io.logarium.app.text.Texts;
import io.logarium.app.text.Times;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/// The picture of the time machine: records a second as an area, a tick for each line of the story, and a hand at the moment
/// that is looked at. Pure.
///
/// @param span what of the time is shown
/// @param nowMs the newest moment
/// @param past the moment that is looked at, if it is past
/// @param blocks incidents, which lie over the records a second
record RulerPicture(
        Timeline timeline,
        Story story,
        Span span,
        long nowMs,
        OptionalLong past,
        BlockShapes blocks) {
    /// Ticks closer than this join into one with a count.
    private static final double JOIN = 34;

    private static final double MARGIN = 8;
    private static final double STEP = 4;
    private static final double HATCH_WORDS = 170;

    /// A span of time.
    record Span(long fromMs, long untilMs) {
        long lengthMs() {
            return Math.max(1, untilMs - fromMs);
        }

        /// The moment at a place of a picture.
        long at(double x, double width) {
            double share = (x - MARGIN) / Math.max(1, width - 2 * MARGIN);
            return fromMs + Math.round(Math.clamp(share, 0, 1) * lengthMs());
        }

        double x(long atMs, double width) {
            return MARGIN + (width - 2 * MARGIN) * (atMs - fromMs) / lengthMs();
        }
    }

    /// The open strip.
    Picture open(double width, double height) {
        var picture = new Picture.Builder();
        double base = 60;
        for (int i = 0; i <= 10; i++) {
            double x = Math.round(MARGIN + i * (width - 2 * MARGIN) / 10) + 0.5;
            picture.add(Shape.line(x, base, x, base + 6, Stroke.of(Tone.LINE_FAINT)));
        }
        addClockTimes(picture, width, base + 19);
        addUnknown(picture, width, base, 26, true);
        addRates(picture, width, base, 26);
        picture.add(
                Shape.line(
                        MARGIN,
                        base + 0.5,
                        width - MARGIN,
                        base + 0.5,
                        Stroke.of(Tone.BORDER_DEFAULT)));
        blocks.add(picture, width);
        for (var tick : ticks(width, JOIN)) {
            addTick(picture, tick, blocks.blocks().isEmpty() ? base : 28);
        }
        addHand(picture, width);
        return picture.build();
    }

    /// The closed strip: a line with plain ticks.
    Picture closed(double width, double height) {
        var picture = new Picture.Builder();
        double base = height - 4;
        addUnknown(picture, width, base, height - 12, false);
        addRates(picture, width, base, height - 12);
        picture.add(
                Shape.line(
                        MARGIN,
                        base + 0.5,
                        width - MARGIN,
                        base + 0.5,
                        Stroke.of(Tone.BORDER_DEFAULT)));
        for (var tick : ticks(width, 4)) {
            double x = Math.round(tick.x());
            picture.add(Shape.line(x, base - 14, x, base, Stroke.of(tick.told().tone(), 2)));
        }
        double x = Math.round(span.x(past.orElse(nowMs), width));
        var tone = past.isPresent() ? Tone.WARN : Tone.FG_STRONG;
        picture.add(Shape.line(x, 4, x, height - 2, Stroke.of(tone, 2)));
        return picture.build();
    }

    private void addHand(Picture.Builder picture, double width) {
        if (past.isPresent()) {
            double now = Math.round(span.x(nowMs, width)) + 0.5;
            picture.add(Shape.line(now, 34, now, 66, Stroke.of(Tone.LINE_FAINT)));
        }
        var tone = past.isPresent() ? Tone.WARN : Tone.FG_STRONG;
        double x = Math.round(span.x(past.orElse(nowMs), width));
        picture.add(Shape.line(x, 29, x, 68, Stroke.of(tone, 2)));
        picture.add(
                Shape.polygon(
                        Fill.of(tone),
                        Stroke.NONE,
                        x - 7,
                        62,
                        x + 7,
                        62,
                        x + 7,
                        68,
                        x,
                        75,
                        x - 7,
                        68));
    }

    private void addClockTimes(Picture.Builder picture, double width, double y) {
        for (int i = 0; i < 4; i++) {
            long at = span.fromMs() + span.lengthMs() * i / 4;
            var align = i == 0 ? Shape.Align.LEFT : Shape.Align.CENTER;
            picture.add(
                    new Shape.Text(
                            span.x(at, width),
                            y,
                            Times.seconds(at),
                            TextStyle.MONO.sized(11),
                            Tone.FG_MUTED,
                            align,
                            Shape.Text.UNLIMITED));
        }
    }

    /// Before the recording began nothing is known.
    private void addUnknown(
            Picture.Builder picture, double width, double base, double height, boolean words) {
        double from = Math.max(MARGIN, span.x(Math.min(span.fromMs(), nowMs), width));
        double until = Math.min(width - MARGIN, span.x(timeline.fromMs(), width));
        if (timeline.isEmpty() || until - from < 2) {
            return;
        }
        var box = new Box(from, base - height, until - from, height);
        picture.add(
                Shape.rect(
                        box,
                        0,
                        new Fill.Hatched(Tone.BORDER_DEFAULT, Tone.BG_SUBTLE),
                        Stroke.NONE));
        if (words && until - from >= HATCH_WORDS) {
            picture.add(
                    Shape.textCentered(
                            box.centerX(),
                            base - height / 2 + 4,
                            Texts.of("time.unknown"),
                            TextStyle.LABEL.sized(11),
                            Tone.FG_MUTED));
        }
    }

    private void addRates(Picture.Builder picture, double width, double base, double height) {
        int steps = (int) Math.max(1, (width - 2 * MARGIN) / STEP);
        long stepMs = Math.max(1_000, span.lengthMs() / steps);
        long first = span.fromMs() / stepMs * stepMs;
        int count = (int) ((nowMs - first) / stepMs);
        if (count < 2) {
            return;
        }
        var rates = Rates.of(timeline.samples(first - 60_000, nowMs), first, stepMs, count);
        double most = rates.most();
        var line = new ArrayList<Shape.Step>();
        var area = new ArrayList<Shape.Step>();
        double last = 0;
        for (int i = 0; i < count; i++) {
            double x = span.x(first + (i + 1) * stepMs, width);
            double rate = rates.perSecond()[i];
            if (rate < 0 || x < MARGIN) {
                continue;
            }
            double y = base - rate * height / most;
            if (line.isEmpty()) {
                area.add(new Shape.MoveTo(x, base));
                line.add(new Shape.MoveTo(x, y));
            } else {
                line.add(new Shape.LineTo(x, y));
            }
            area.add(new Shape.LineTo(x, y));
            last = x;
        }
        if (line.size() < 2) {
            return;
        }
        area.add(new Shape.LineTo(last, base));
        picture.add(new Shape.Path(area, Fill.faded(Tone.PRODUCER, 0.22), Stroke.NONE));
        picture.add(new Shape.Path(line, Fill.NONE, Stroke.of(Tone.PRODUCER, 1.3)));
    }

    private List<Tick> ticks(double width, double join) {
        var ticks = new ArrayList<Tick>();
        for (var line : story.lines()) {
            double x = span.x(line.atMs(), width);
            if (x < MARGIN || x > width - MARGIN + 1) {
                continue;
            }
            if (!ticks.isEmpty() && x - ticks.getLast().x() < join) {
                var last = ticks.removeLast();
                ticks.add(new Tick(last.x(), Sentences.of(line), last.count() + 1, line));
            } else {
                ticks.add(new Tick(x, Sentences.of(line), 1, line));
            }
        }
        return ticks;
    }

    private static void addTick(Picture.Builder picture, Tick tick, double base) {
        double x = Math.round(tick.x());
        var tone = tick.told().tone();
        picture.add(Shape.line(x + 0.5, 26, x + 0.5, base, Stroke.of(tone).faded(0.7)));
        var box = new Box(x - 10, 5, 21, 21);
        picture.add(Shape.rect(box, 5, Fill.of(Tone.BG_DEFAULT), Stroke.of(tone)));
        picture.add(new Shape.Icon(x - 6.5, 8.5, 14, tick.told().icon(), tone));
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
        picture.hit(box, tick.newest(), tick.told().text().replace("**", ""));
    }

    /// Lines so close that they share a mark.
    private record Tick(double x, Narration told, int count, Story.Line newest) {}
}
