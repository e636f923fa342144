package io.logarium.app.whatif;

import io.logarium.app.picture.Box;
import io.logarium.app.picture.Fill;
import io.logarium.app.picture.Picture;
import io.logarium.app.picture.Shape;
import io.logarium.app.picture.Stroke;
import io.logarium.app.picture.TextMeasure;
import io.logarium.app.picture.TextStyle;
import io.logarium.app.picture.Tone;
import io.logarium.app.shell.Narration;
import io.logarium.app.shell.Narrator;
import io.logarium.app.text.Texts;
import java.util.ArrayList;
import java.util.List;

/// The time of the copy as a line that parts in two where it was forked, with a mark for what happened and a hand at the moment that
/// is looked at. Pure.
///
/// @param shownMs the moment that is looked at
record BranchRuler(Branches branches, long shownMs) {
    static final double HEIGHT = 112;

    private static final double MARGIN = 14;
    private static final double TRUNK = 50;
    private static final double UPPER = 28;
    private static final double LOWER = 72;
    private static final double AXIS = 94;
    private static final double BEND = 26;

    /// Marks closer than this join into one with a count.
    private static final double JOIN = 26;

    private static final int LABELS = 6;

    /// What a click on a mark means.
    record Mark(long atMs) {}

    /// The moment at a place of the picture.
    long at(double x, double width) {
        double share = (x - MARGIN) / Math.max(1, width - 2 * MARGIN);
        return Math.round(Math.clamp(share, 0, 1) * branches.endMs());
    }

    private double x(long ms, double width) {
        return MARGIN + (width - 2 * MARGIN) * ms / Math.max(1, branches.endMs());
    }

    Picture picture(double width, TextMeasure measure) {
        var picture = new Picture.Builder();
        axis(picture, width);
        if (branches.forked().isEmpty()) {
            line(picture, MARGIN, TRUNK, x(branches.base().endMs(), width), Tone.LINE_FAINT);
            marks(picture, branches.base(), 0, TRUNK, width);
        } else {
            parted(picture, branches.forked().get(), width, measure);
        }
        hand(picture, width);
        return picture.build();
    }

    private void parted(
            Picture.Builder picture, Branches.Forked forked, double width, TextMeasure measure) {
        long forkMs = forked.branch().forkMs();
        double from = x(forkMs, width);
        line(picture, MARGIN, TRUNK, from, Tone.LINE_FAINT);
        branch(picture, from, UPPER, x(branches.base().endMs(), width), Tone.LINE_FAINT);
        branch(picture, from, LOWER, x(forked.branch().endMs(), width), Tone.REPLICA);
        marks(picture, before(branches.base(), forkMs), 0, TRUNK, width);
        marks(picture, branches.base(), forkMs, UPPER, width);
        marks(picture, forked.branch(), forkMs, LOWER, width);
        picture.add(
                Shape.rect(
                        new Box(from - 6, TRUNK - 6, 12, 12),
                        6,
                        Fill.of(Tone.BG_DEFAULT),
                        Stroke.of(Tone.FG_STRONG, 2)));
        name(picture, from, UPPER, Texts.of("whatif.base"), measure, width);
        name(picture, from, LOWER, forked.fork().command(), measure, width);
    }

    private static Branch before(Branch branch, long ms) {
        return new Branch(
                branch.frames(),
                branch.happened().stream().filter(m -> m.atMs() < ms).toList(),
                0,
                ms);
    }

    private static void line(
            Picture.Builder picture, double from, double y, double until, Tone tone) {
        picture.add(Shape.line(from, y, until, y, Stroke.of(tone, 2)));
    }

    private static void branch(
            Picture.Builder picture, double from, double y, double until, Tone tone) {
        double bend = Math.min(BEND, Math.max(0, until - from));
        picture.add(
                new Shape.Path(
                        List.of(
                                new Shape.MoveTo(from, TRUNK),
                                new Shape.CurveTo(
                                        from + bend * 0.5,
                                        TRUNK,
                                        from + bend * 0.5,
                                        y,
                                        from + bend,
                                        y),
                                new Shape.LineTo(Math.max(until, from + bend), y)),
                        Fill.NONE,
                        Stroke.of(tone, 2)));
    }

    /// At the left of the fork, where nothing else is on that height; at its right where there is no room.
    private static void name(
            Picture.Builder picture,
            double fork,
            double y,
            String text,
            TextMeasure measure,
            double width) {
        double room = fork - MARGIN - 18;
        double wanted = measure.width(text, TextStyle.MONO_SMALL);
        double baseline = y == UPPER ? 14 : LOWER + 18;
        if (wanted <= room) {
            picture.add(
                    Shape.textRight(
                            fork - 14, baseline, text, TextStyle.MONO_SMALL, Tone.FG_STRONG));
        } else {
            picture.add(
                    new Shape.Text(
                            fork + 4,
                            baseline,
                            text,
                            TextStyle.MONO_SMALL,
                            Tone.FG_STRONG,
                            Shape.Align.LEFT,
                            Math.max(40, width - fork - MARGIN)));
        }
    }

    private record Tick(double x, long atMs, List<Narration> told) {}

    private void marks(
            Picture.Builder picture, Branch branch, long fromMs, double y, double width) {
        var ticks = new ArrayList<Tick>();
        for (var marked : branch.happened()) {
            if (marked.atMs() < fromMs) {
                continue;
            }
            double x = x(marked.atMs(), width);
            if (ticks.isEmpty() || x - ticks.getLast().x() >= JOIN) {
                ticks.add(new Tick(x, marked.atMs(), new ArrayList<>()));
            }
            ticks.getLast().told().add(Narrator.tell(marked.event()));
        }
        ticks.forEach(t -> mark(picture, t, y));
    }

    private static void mark(Picture.Builder picture, Tick tick, double y) {
        var first = tick.told().getFirst();
        double x = Math.round(tick.x());
        var box = new Box(x - 9, y - 9, 19, 19);
        picture.add(Shape.rect(box, 5, Fill.of(Tone.BG_DEFAULT), Stroke.of(first.tone())));
        picture.add(new Shape.Icon(x - 6, y - 6, 13, first.icon(), first.tone()));
        int count = tick.told().size();
        if (count > 1) {
            var text = count > 99 ? "99+" : Integer.toString(count);
            var badge = new Box(x + 4, y - 15, 8 + 6 * text.length(), 13);
            picture.add(Shape.rect(badge, 6.5, Fill.of(first.tone()), Stroke.NONE));
            picture.add(
                    Shape.textCentered(
                            badge.centerX(),
                            badge.y() + 10,
                            text,
                            TextStyle.LABEL_STRONG.sized(10),
                            Tone.BG_DEFAULT));
        }
        var words = first.text().replace("**", "");
        picture.hit(
                box,
                new Mark(tick.atMs()),
                Words.time(tick.atMs())
                        + ": "
                        + (count > 1 ? Texts.of("whatif.and-more", words, count - 1) : words));
    }

    private void axis(Picture.Builder picture, double width) {
        picture.add(
                Shape.line(
                        MARGIN,
                        AXIS - 0.5,
                        width - MARGIN,
                        AXIS - 0.5,
                        Stroke.of(Tone.BORDER_MUTED)));
        for (int i = 0; i <= LABELS; i++) {
            long ms = branches.endMs() * i / LABELS;
            double x = x(ms, width);
            var align =
                    i == 0
                            ? Shape.Align.LEFT
                            : i == LABELS ? Shape.Align.RIGHT : Shape.Align.CENTER;
            picture.add(
                    new Shape.Text(
                            x,
                            AXIS + 14,
                            Words.time(ms),
                            TextStyle.MONO.sized(11),
                            Tone.FG_MUTED,
                            align,
                            Shape.Text.UNLIMITED));
        }
    }

    private void hand(Picture.Builder picture, double width) {
        double x = Math.round(x(shownMs, width));
        picture.add(Shape.line(x, 18, x, AXIS, Stroke.of(Tone.WARN, 2)));
        picture.add(
                Shape.polygon(
                        Fill.of(Tone.WARN),
                        Stroke.NONE,
                        x - 6,
                        AXIS - 5,
                        x + 6,
                        AXIS - 5,
                        x,
                        AXIS + 4));
    }
}
