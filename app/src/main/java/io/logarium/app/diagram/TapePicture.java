package io.logarium.app.diagram;

import io.logarium.app.diagram.TapeLayout.Boundary;
import io.logarium.app.diagram.TapeLayout.Cell;
import io.logarium.app.diagram.TapeLayout.Lane;
import io.logarium.app.diagram.TapeLayout.Marker;
import io.logarium.app.diagram.TapeScene.Place;
import io.logarium.app.picture.Box;
import io.logarium.app.picture.Fill;
import io.logarium.app.picture.Picture;
import io.logarium.app.picture.Shape;
import io.logarium.app.picture.Shape.FlagSide;
import io.logarium.app.picture.Shape.FlagStyle;
import io.logarium.app.picture.Stroke;
import io.logarium.app.picture.TextMeasure;
import io.logarium.app.picture.TextStyle;
import io.logarium.app.picture.Tone;
import io.logarium.app.text.Numbers;
import io.logarium.app.text.Texts;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;

/// A topic's tapes as shapes.
public final class TapePicture {
    private static final double BARS_APART = 14;
    private static final TextStyle PARTITION = new TextStyle(18, TextStyle.Weight.BOLD, false);
    private static final TextStyle BROKER = new TextStyle(12.5, TextStyle.Weight.MEDIUM, false);
    private static final double LABEL_X = 16;
    private static final double LABEL_WIDTH = 126;

    private final TapeLayout layout;
    private final TapeScene scene;
    private final TextMeasure measure;
    private final Picture.Builder picture = new Picture.Builder();

    private TapePicture(TapeScene scene, TapeLayout layout, TextMeasure measure) {
        this.scene = scene;
        this.layout = layout;
        this.measure = measure;
    }

    public static Picture of(TapeScene scene, TapeLayout layout, TextMeasure measure) {
        return new TapePicture(scene, layout, measure).drawn();
    }

    /// The picture in words.
    public static String described(TapeScene scene) {
        return TapeWords.all(scene);
    }

    private Picture drawn() {
        for (var lane : layout.lanes()) {
            head(lane);
            lane.scale().ifPresent(scale -> tape(lane, scale));
            ReplicaRows.add(picture, lane, layout.width(), measure);
            double bottom = Math.floor(lane.bottom()) - 0.5;
            picture.add(
                    Shape.line(0, bottom, layout.width(), bottom, Stroke.of(Tone.BORDER_MUTED)));
        }
        return picture.build();
    }

    private void head(Lane lane) {
        var facts = lane.scene().facts();
        double y = lane.top();
        var name = "P" + facts.index();
        if (scene.sought().filter(s -> s.isIn(lane.scene())).isPresent()) {
            picture.add(
                    Shape.rect(
                            new Box(LABEL_X - 8, y + 10, LABEL_WIDTH + 8, 26),
                            4,
                            Fill.NONE,
                            Stroke.of(Tone.SELECTED, 2)));
        }
        picture.add(Shape.text(LABEL_X, y + 28, name, PARTITION, Tone.FG_STRONG));
        double x = LABEL_X + measure.width(name, PARTITION) + 8;
        if (facts.leader().isPresent()) {
            var broker = Texts.of("tape.broker", String.valueOf(facts.leader().getAsInt()));
            picture.add(new Shape.Icon(x, y + 15, 15, MaterialDesignC.CROWN, Tone.LEADER));
            picture.add(fitting(x + 20, y + 28, broker, BROKER, Tone.FG_DEFAULT, x));
        } else {
            var nobody = Texts.of("tape.noLeader");
            picture.add(new Shape.Icon(x, y + 15, 15, MaterialDesignC.CLOSE_OCTAGON, Tone.BAD));
            picture.add(fitting(x + 20, y + 28, nobody, BROKER, Tone.BAD, x));
        }
        if (scene.group().isPresent()) {
            picture.add(
                    fitting(
                            LABEL_X,
                            y + 44,
                            lag(lane.scene()),
                            TextStyle.LABEL_STRONG,
                            Tone.CONSUMER,
                            LABEL_X));
        }
        picture.add(
                fitting(
                        LABEL_X,
                        y + 61,
                        TapeWords.isr(facts),
                        TextStyle.LABEL,
                        Tone.FG_MUTED,
                        LABEL_X));
    }

    /// With the owner where there is room.
    private String lag(TapeScene.Lane lane) {
        var words = TapeWords.lag(lane);
        return measure.width(words, TextStyle.LABEL_STRONG) <= LABEL_WIDTH
                ? words
                : TapeWords.lagAlone(lane);
    }

    private static Shape fitting(
            double x, double y, String text, TextStyle style, Tone tone, double from) {
        return new Shape.Text(
                x, y, text, style, tone, Shape.Align.LEFT, LABEL_X + LABEL_WIDTH - from);
    }

    private void tape(Lane lane, TapeScale scale) {
        double y = lane.top() + TapeLayout.TAPE_Y;
        if (scale.hasOlder()) {
            older(lane, scale);
        }
        lane.cells().forEach(c -> cell(lane, c));
        freeSlot(lane, scale, y);
        logStart(lane, scale, y);
        boundaries(lane);
        lane.markers().forEach(m -> marker(lane, m));
    }

    private void older(Lane lane, TapeScale scale) {
        var box = scale.older();
        picture.add(Shape.rect(box, 3, Fill.of(Tone.BG_INSET), Stroke.of(Tone.BORDER_DEFAULT)));
        lane.scene()
                .committed()
                .ifPresent(committed -> {
                    double x = scale.x(committed);
                    var unread = new Box(x, box.y() + 1, box.right() - x, 36);
                    if (committed < scale.firstCell()) {
                        picture.add(
                                Shape.rect(unread, 0, Fill.of(Tone.CONSUMER_SUBTLE), Stroke.NONE));
                    }
                });
        long count = scale.firstCell() - scale.logStart();
        var words = Texts.of("tape.older", count);
        var gap = widestGap(lane, box);
        if (measure.width(words, TextStyle.SMALL) < gap.width() - 8) {
            picture.add(
                    Shape.textCentered(
                            gap.centerX(),
                            box.centerY() + 4,
                            words,
                            TextStyle.SMALL,
                            Tone.FG_MUTED));
        }
        picture.hit(
                box,
                scene.topic(),
                Texts.of("tape.olderHint", scale.logStart(), scale.firstCell()));
        if (layout.grain() != Grain.SEGMENTS) {
            zigzag(box.right() + 3, box.y() - 3);
            zigzag(box.right() + 9, box.y() - 3);
        }
    }

    /// Where no segment boundary crosses a text.
    private static Box widestGap(Lane lane, Box bar) {
        var widest = Box.EMPTY;
        double from = bar.x();
        for (var boundary : lane.boundaries()) {
            double to = boundary.inOlder() ? boundary.x() : bar.right();
            if (to - from > widest.width()) {
                widest = new Box(from, bar.y(), to - from, bar.height());
            }
            from = to;
        }
        return bar.right() - from > widest.width()
                ? new Box(from, bar.y(), bar.right() - from, bar.height())
                : widest;
    }

    private void zigzag(double x, double y) {
        picture.add(
                Shape.polyline(
                        Stroke.of(Tone.FG_MUTED, 1.4),
                        x,
                        y,
                        x + 5,
                        y + 11,
                        x - 2,
                        y + 22,
                        x + 5,
                        y + 33,
                        x,
                        y + 44));
    }

    private void cell(Lane lane, Cell cell) {
        var place = new Place(lane.scene().facts().index(), cell.offset());
        CellShapes.add(picture, cell, layout.grain());
        picture.hit(cell.box(), place, TapeWords.cell(place, cell));
        if (scene.selected().filter(place::equals).isPresent()) {
            picture.add(Shape.rect(cell.box().grown(2), 4, Fill.NONE, Stroke.of(Tone.SELECTED, 2)));
        }
        if (scene.sought().isPresent()
                && cell.record().filter(scene.sought().get()::isOf).isPresent()) {
            // Below the cell, since a ring says that it is selected.
            var below = new Box(cell.box().x(), cell.box().bottom() + 1, cell.box().width(), 3);
            picture.add(Shape.rect(below, 0, Fill.of(Tone.SELECTED), Stroke.NONE));
        }
    }

    private void freeSlot(Lane lane, TapeScale scale, double y) {
        double x = scale.x(scale.end()) + 1;
        var box = new Box(x, y, 33, TapeLayout.TAPE_HEIGHT);
        picture.add(Shape.rect(box, 3, Fill.NONE, Stroke.of(Tone.LINE_FAINT).dashed()));
        picture.add(Shape.textCentered(box.centerX(), y + 24, "+", TextStyle.BODY, Tone.FG_MUTED));
        picture.hit(
                box,
                new NextSlot(lane.scene().facts().index()),
                Texts.of("tape.nextHint", scale.end()));
    }

    /// The place where the next record of a partition will be.
    public record NextSlot(int partition) {}

    private void logStart(Lane lane, TapeScale scale, double y) {
        double x = TapeLayout.LEFT - 2;
        picture.add(
                Shape.polyline(
                        Stroke.of(Tone.FG_STRONG, 2.2),
                        x + 8,
                        y - 6,
                        x,
                        y - 6,
                        x,
                        y + TapeLayout.TAPE_HEIGHT + 6,
                        x + 8,
                        y + TapeLayout.TAPE_HEIGHT + 6));
        // Beside the bracket: above it the flags of the first records would lie over the words.
        double right = x - 6;
        picture.add(
                new Shape.Text(
                        right,
                        y + 24,
                        Texts.of("tape.logStart", scale.logStart()),
                        TextStyle.SMALL_STRONG,
                        Tone.FG_STRONG,
                        Shape.Align.RIGHT,
                        right - LABEL_X));
        picture.hit(
                new Box(LABEL_X, y + 8, x + 10 - LABEL_X, 24),
                lane.scene().facts().index(),
                Texts.of("tape.logStartHint"));
    }

    private void boundaries(Lane lane) {
        double lastX = Double.NEGATIVE_INFINITY;
        for (var boundary : lane.boundaries()) {
            double y = lane.top() + TapeLayout.TAPE_Y;
            picture.add(
                    Shape.line(
                            boundary.x(),
                            y - (boundary.inOlder() ? 4 : 24),
                            boundary.x(),
                            y + TapeLayout.TAPE_HEIGHT + 6,
                            Stroke.of(Tone.FG_STRONG, 1.4).dotted()));
            if (boundary.x() - lastX >= BARS_APART) {
                double iconY = y - (boundary.inOlder() ? 18 : 38);
                picture.add(
                        new Shape.Icon(
                                boundary.x() - 6,
                                iconY,
                                12,
                                MaterialDesignC.CONTENT_CUT,
                                Tone.FG_MUTED));
                lastX = boundary.x();
            }
        }
        if (!lane.boundaries().isEmpty()) {
            newestBoundary(lane, lane.boundaries().getLast());
        }
    }

    /// Names the newest two segments; older ones are named by their hint.
    private void newestBoundary(Lane lane, Boundary boundary) {
        double y = lane.top() + TapeLayout.TAPE_Y - 28;
        var active = Texts.of("tape.segmentActive", boundary.baseOffset());
        if (boundary.inOlder()) {
            var cells = lane.scale().orElseThrow();
            if (layout.grain() != Grain.SEGMENTS) {
                picture.add(
                        Shape.text(cells.cellsX() + 1, y, active, TextStyle.SMALL, Tone.FG_MUTED));
            }
            return;
        }
        double room = layout.width() - boundary.x();
        boolean fits = measure.width(active, TextStyle.SMALL) + 12 < room;
        if (fits) {
            picture.add(Shape.text(boundary.x() + 11, y, active, TextStyle.SMALL, Tone.FG_MUTED));
        }
        long before =
                lane.boundaries().size() > 1
                        ? lane.boundaries().get(lane.boundaries().size() - 2).baseOffset()
                        : lane.scale().orElseThrow().logStart();
        var sealed = Texts.of("tape.segmentSealed", before);
        double left = boundary.x() - 12 - measure.width(sealed, TextStyle.SMALL);
        boolean free = lane.boundaries().stream().noneMatch(b -> b != boundary && b.x() > left - 8);
        if (free && left > TapeLayout.LEFT) {
            picture.add(
                    Shape.textRight(boundary.x() - 12, y, sealed, TextStyle.SMALL, Tone.FG_MUTED));
        }
    }

    private void marker(Lane lane, Marker marker) {
        double above = lane.top() + TapeLayout.FLAGS_ABOVE_Y;
        double below = lane.top() + TapeLayout.FLAGS_BELOW_Y;
        double tape = lane.top() + TapeLayout.TAPE_Y;
        double poleDown = tape + TapeLayout.TAPE_HEIGHT + 3;
        double poleUp = tape - 3;
        var flag =
                switch (marker.kind()) {
                    case HIGH_WATERMARK ->
                            flag(
                                    marker,
                                    above,
                                    poleDown,
                                    "HW",
                                    FlagStyle.FILLED,
                                    FlagSide.LEFT,
                                    Tone.REPLICA);
                    case LAST_STABLE ->
                            flag(
                                    marker,
                                    above,
                                    poleDown,
                                    "LSO",
                                    FlagStyle.NOTCHED,
                                    FlagSide.LEFT,
                                    Tone.REPLICA);
                    case LOG_END ->
                            flag(
                                    marker,
                                    above,
                                    poleDown,
                                    "LEO " + Numbers.grouped(marker.offset()),
                                    FlagStyle.OUTLINED,
                                    FlagSide.RIGHT,
                                    Tone.REPLICA);
                    case COMMITTED ->
                            flag(
                                    marker,
                                    below,
                                    poleUp,
                                    "committed",
                                    FlagStyle.FILLED,
                                    FlagSide.LEFT,
                                    Tone.CONSUMER);
                    case POSITION ->
                            flag(
                                    marker,
                                    below,
                                    poleUp,
                                    "position",
                                    FlagStyle.OUTLINED,
                                    FlagSide.RIGHT,
                                    Tone.CONSUMER);
                };
        picture.add(flag);
        double width = measure.width(flag.label(), TextStyle.SMALL_STRONG) + 10;
        double left = flag.side() == FlagSide.LEFT ? flag.x() - width : flag.x();
        picture.hit(
                new Box(left, flag.clothY(), width, 17), marker.kind(), TapeWords.marker(marker));
    }

    private static Shape.Flag flag(
            Marker marker,
            double clothY,
            double poleY,
            String label,
            FlagStyle style,
            FlagSide side,
            Tone tone) {
        return new Shape.Flag(marker.x(), clothY, poleY, label, style, side, tone, Tone.BG_DEFAULT);
    }
}
