package io.logarium.app.timemachine;

import io.logarium.app.incident.Lanes;
import io.logarium.app.picture.Box;
import io.logarium.app.picture.Fill;
import io.logarium.app.picture.Picture;
import io.logarium.app.picture.Shape;
import io.logarium.app.picture.Stroke;
import io.logarium.app.picture.TextStyle;
import io.logarium.app.picture.Tone;
import java.util.List;
import java.util.Optional;

/// Draws incidents as blocks: filled is what was, open at its end is what lasts, outlined is what is planned.
///
/// @param selected id of the block that is chosen
record BlockShapes(
        List<Lanes.Laid<IncidentBlock>> blocks,
        Optional<String> selected,
        RulerPicture.Span span,
        long nowMs) {
    private static final double TOP = 28;
    private static final double ROOM = 31;
    private static final double HIGHEST = 15;
    private static final double NARROWEST = 6;
    private static final double WORDS_FROM = 34;
    private static final double WORDS_HEIGHT = 10;

    static BlockShapes none(RulerPicture.Span span) {
        return new BlockShapes(List.of(), Optional.empty(), span, 0);
    }

    void add(Picture.Builder picture, double width) {
        int lanes = blocks.stream().mapToInt(b -> b.lane() + 1).max().orElse(1);
        double height = Math.min(HIGHEST, ROOM / lanes);
        for (var block : blocks) {
            var incident = block.incident();
            double from = Math.max(0, span.x(incident.beginMs(), width));
            double until = Math.min(width, span.x(incident.endMs().orElse(nowMs), width));
            if (until < 0 || from > width) {
                continue;
            }
            var box =
                    new Box(
                            Math.round(from),
                            TOP + block.lane() * height,
                            Math.max(NARROWEST, Math.round(until - from)),
                            height - 1);
            add(picture, block.thing(), box);
        }
    }

    private void add(Picture.Builder picture, IncidentBlock block, Box box) {
        var what = block.incident().what();
        var tone = BlockWords.tone(what);
        boolean chosen = selected.filter(block.id()::equals).isPresent();
        var stroke = chosen ? Stroke.of(Tone.SELECTED, 2) : Stroke.of(tone);
        picture.add(
                Shape.rect(
                        box,
                        3,
                        block.isPlan() ? Fill.of(Tone.BG_DEFAULT) : Fill.of(subtle(tone)),
                        stroke));
        if (!block.isPlan()) {
            // The begin is marked, so that a block without words is seen in grey, too.
            picture.add(
                    Shape.rect(
                            new Box(box.x(), box.y(), 3, box.height()),
                            1,
                            Fill.of(tone),
                            Stroke.NONE));
        }
        var name = BlockWords.name(what);
        if (box.width() >= WORDS_FROM && box.height() >= WORDS_HEIGHT) {
            picture.add(
                    new Shape.Text(
                            box.x() + 7,
                            box.y() + box.height() - 3.5,
                            name,
                            TextStyle.LABEL.sized(10.5),
                            Tone.FG_DEFAULT,
                            Shape.Align.LEFT,
                            box.width() - 10));
        }
        picture.hit(box, block, name + ", " + BlockWords.when(block, nowMs));
    }

    private static Tone subtle(Tone tone) {
        return switch (tone) {
            case BAD -> Tone.BAD_SUBTLE;
            case PRODUCER -> Tone.PRODUCER_SUBTLE;
            case CONSUMER -> Tone.CONSUMER_SUBTLE;
            default -> Tone.WARN_SUBTLE;
        };
    }
}
