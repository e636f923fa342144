package io.logarium.app.diagram.map;

import io.logarium.app.picture.Box;
import io.logarium.app.picture.Fill;
import io.logarium.app.picture.Picture;
import io.logarium.app.picture.Shape;
import io.logarium.app.picture.Stroke;
import io.logarium.app.picture.TextMeasure;
import io.logarium.app.picture.TextStyle;
import io.logarium.app.picture.Tone;
import io.logarium.app.text.Texts;
import java.util.List;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;

/// What moves on the map, drawn over it: records on their ways, marching dashes on bands, leadership that moves. A function of
/// what happened and of the time; nothing moves that did not happen.
public final class MotionPicture {
    private static final double DOT = 10;
    private static final double DASH = 9;
    private static final double DASH_PITCH = 18;
    private static final double DASH_SPEED = 60;

    private MotionPicture() {}

    /// A record on its way.
    ///
    /// @param share of the way, 0 to 1
    public record Dot(Curve way, double share, Tone tone) {}

    /// A partition's leadership goes from one broker to another.
    ///
    /// @param share of the move, 0 to 1; above 1 only the tag is shown
    public record Move(
            String topic,
            int partition,
            int from,
            int to,
            int epochFrom,
            int epochTo,
            double share) {}

    /// @param nowMs for the dashes on bands
    public static Picture of(
            ClusterLayout layout,
            List<Dot> dots,
            List<Move> moves,
            TextMeasure measure,
            long nowMs) {
        var picture = new Picture.Builder();
        layout.streams().stream()
                .filter(s -> s.stream().band() && !s.stream().blocked())
                .forEach(s -> dashes(picture, s, nowMs));
        dots.forEach(d -> dot(picture, d));
        moves.forEach(m -> sweep(picture, layout, m, measure));
        moves.forEach(m -> arrow(picture, layout, m));
        tag(picture, layout, moves);
        return picture.build();
    }

    private static void dashes(
            Picture.Builder picture, ClusterLayout.PlacedStream placed, long nowMs) {
        var way = placed.curve();
        double shift = nowMs / 1_000.0 * DASH_SPEED % DASH_PITCH;
        var tone = placed.stream().writes() ? Tone.PRODUCER : Tone.CONSUMER;
        for (double at = shift; at + DASH < way.length(); at += DASH_PITCH) {
            var from = way.at(at / way.length());
            var to = way.at((at + DASH) / way.length());
            picture.add(Shape.line(from.x(), from.y(), to.x(), to.y(), Stroke.of(tone, 2.6)));
        }
    }

    private static void dot(Picture.Builder picture, Dot dot) {
        var point = dot.way().at(dot.share());
        picture.add(
                Shape.rect(
                        new Box(point.x() - DOT / 2, point.y() - DOT / 2, DOT, DOT),
                        2,
                        Fill.of(dot.tone()),
                        Stroke.of(Tone.BG_DEFAULT)));
    }

    /// The fill sweeps from left to right: what is not swept yet looks as before.
    private static void sweep(
            Picture.Builder picture, ClusterLayout layout, Move move, TextMeasure measure) {
        if (move.share() >= 1) {
            return;
        }
        for (var placed : layout.replicas()) {
            boolean isIt =
                    placed.broker() == move.to()
                            && placed.partition() == move.partition()
                            && placed.topic().name().equals(move.topic())
                            && placed.form() == RowPlan.Form.CHIPS;
            if (isIt) {
                var box = placed.box();
                double done = box.width() * move.share();
                var rest = new Box(box.x() + done, box.y(), box.width() - done, box.height());
                picture.add(
                        new Shape.Clipped(
                                rest, ChipShapes.of(placed, ReplicaLook.FOLLOWS, measure)));
                picture.add(ClusterPicture.ring(box, 4));
            }
        }
    }

    private static void arrow(Picture.Builder picture, ClusterLayout layout, Move move) {
        var from = layout.replica(move.topic(), move.partition(), move.from());
        var to = layout.replica(move.topic(), move.partition(), move.to());
        if (from.isEmpty() || to.isEmpty() || move.share() > 1) {
            return;
        }
        double x = from.get().x() - 3;
        double bow = x - 12;
        var curve =
                new Shape.Path(
                        List.of(
                                new Shape.MoveTo(x, from.get().centerY()),
                                new Shape.CurveTo(
                                        bow,
                                        from.get().centerY(),
                                        bow,
                                        to.get().centerY(),
                                        x,
                                        to.get().centerY())),
                        Fill.NONE,
                        Stroke.of(Tone.SELECTED, 2));
        picture.add(curve);
        double y =
                from.get().centerY() + (to.get().centerY() - from.get().centerY()) * move.share();
        double bulge = 9 * 4 * move.share() * (1 - move.share());
        picture.add(
                new Shape.Circle(
                        x - bulge, y, 11, Fill.of(Tone.LEADER), Stroke.of(Tone.SELECTED, 1.5)));
        picture.add(
                new Shape.Icon(x - bulge - 7, y - 7, 14, MaterialDesignC.CROWN, Tone.ON_LEADER));
    }

    /// Says in words what moves; of many only how many.
    private static void tag(Picture.Builder picture, ClusterLayout layout, List<Move> moves) {
        if (moves.isEmpty()) {
            return;
        }
        var move = moves.getFirst();
        var at = layout.replica(move.topic(), move.partition(), move.to());
        if (at.isEmpty()) {
            return;
        }
        var title =
                moves.size() == 1
                        ? move.topic() + "-" + move.partition()
                        : Texts.of("map.move.more", moves.size());
        var words =
                Texts.of(
                        "map.move.leader",
                        Integer.toString(move.from()),
                        Integer.toString(move.to()));
        var epoch =
                Texts.of(
                        "map.move.epoch",
                        Integer.toString(move.epochFrom()),
                        Integer.toString(move.epochTo()));
        double width = Math.max(120, Math.max(title.length(), words.length()) * 7.4 + 18);
        double right = layout.columns().brokersX() + layout.columns().brokersWidth();
        double x = Math.min(at.get().x(), right - width - 8);
        double y = at.get().bottom() + 6;
        picture.add(
                Shape.rect(
                        new Box(x, y, width, moves.size() == 1 ? 58 : 42),
                        6,
                        Fill.of(Tone.BG_RAISED),
                        Stroke.of(Tone.BORDER_DEFAULT)));
        picture.add(Shape.text(x + 9, y + 17, title, TextStyle.LABEL_STRONG, Tone.FG_STRONG));
        picture.add(Shape.text(x + 9, y + 34, words, TextStyle.SMALL, Tone.FG_DEFAULT));
        if (moves.size() == 1) {
            picture.add(Shape.text(x + 9, y + 50, epoch, TextStyle.MONO_SMALL, Tone.FG_DEFAULT));
        }
    }
}
