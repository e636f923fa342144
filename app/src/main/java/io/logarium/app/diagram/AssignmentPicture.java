package io.logarium.app.diagram;

import io.logarium.app.picture.Box;
import io.logarium.app.picture.Fill;
import io.logarium.app.picture.Picture;
import io.logarium.app.picture.Shape;
import io.logarium.app.picture.Stroke;
import io.logarium.app.picture.TextMeasure;
import io.logarium.app.picture.TextStyle;
import io.logarium.app.picture.Tone;
import io.logarium.app.text.Numbers;
import io.logarium.app.text.Texts;
import java.util.List;
import org.apache.kafka.common.TopicPartition;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignD;

/// A group of the consumer protocol: a row for each member, a column for each partition. Filled is what a member has, a
/// ring what it shall have, hatched what it must give up.
public final class AssignmentPicture {
    /// More columns cannot be read; then [GroupPicture] shows the group.
    public static final int MOST_PLACES = 12;

    private static final double EDGE = 16;
    private static final double SEAT_WIDTH = 228;
    private static final double SEAT_HEIGHT = 84;
    private static final double ROW = 96;
    private static final double TOP = 88;
    private static final double GAP = 10;
    private static final double PILL_HEIGHT = 52;
    private static final double LEGEND = 34;
    private static final double LEAST_FOR_LEADER = 96;

    private final GroupScene scene;
    private final TextMeasure measure;
    private final double column;
    private final double left;
    private final Picture.Builder picture = new Picture.Builder();

    private AssignmentPicture(GroupScene scene, double width, TextMeasure measure) {
        this.scene = scene;
        this.measure = measure;
        this.left = EDGE + SEAT_WIDTH + 24;
        this.column =
                Math.clamp((width - left - EDGE) / Math.max(1, scene.places().size()), 44, 136);
    }

    public static double height(GroupScene scene) {
        return TOP + Math.max(1, scene.members().size()) * ROW + LEGEND;
    }

    public static Picture of(GroupScene scene, double width, TextMeasure measure) {
        return new AssignmentPicture(scene, width, measure).draw();
    }

    private Picture draw() {
        picture.add(
                Shape.text(
                        EDGE + 4,
                        30,
                        Texts.of("groups.picture.members"),
                        TextStyle.LABEL_STRONG,
                        Tone.FG_MUTED));
        picture.add(
                Shape.textRight(
                        EDGE + SEAT_WIDTH - 8,
                        30,
                        Texts.of("groups.picture.memberEpoch"),
                        TextStyle.LABEL,
                        Tone.FG_MUTED));
        for (int i = 0; i < scene.places().size(); i++) {
            place(scene.places().get(i), x(i));
        }
        for (int i = 0; i < scene.members().size(); i++) {
            member(scene.members().get(i), TOP + i * ROW);
        }
        arrows();
        legend(TOP + Math.max(1, scene.members().size()) * ROW);
        return picture.build();
    }

    private double x(int index) {
        return left + index * column;
    }

    private void place(GroupScene.Place place, double x) {
        var box = new Box(x, 14, column - GAP, 54);
        boolean led = place.leader().isPresent();
        picture.add(
                led
                        ? Shape.rect(box, 4, Fill.of(Tone.LEADER), Stroke.NONE)
                        : Shape.rect(box, 4, Fill.NONE, Stroke.of(Tone.GONE, 1.5).dashed()));
        var ink = led ? Tone.ON_LEADER : Tone.FG_DEFAULT;
        var name = place.at().toString();
        picture.add(
                new Shape.Text(
                        x + 8,
                        35,
                        measure.width(name, TextStyle.ENTITY) <= box.width() - 14
                                ? name
                                : "P" + place.at().partition(),
                        TextStyle.ENTITY,
                        ink,
                        Shape.Align.LEFT,
                        box.width() - 14));
        var lag = place.lag();
        picture.add(
                new Shape.Text(
                        x + 8,
                        56,
                        "lag " + (lag.isPresent() ? Numbers.grouped(lag.getAsLong()) : "?"),
                        TextStyle.MONO_SMALL,
                        ink,
                        Shape.Align.LEFT,
                        box.width() - 14));
        leader(place, box, ink);
        picture.hit(box, new GroupPicture.PlaceHit(place.at()), name);
    }

    /// The broker that leads it, where there is room for that.
    private void leader(GroupScene.Place place, Box box, Tone ink) {
        if (place.leader().isEmpty() || box.width() < LEAST_FOR_LEADER) {
            return;
        }
        var broker = String.valueOf(place.leader().getAsInt());
        double right = box.right() - 8;
        double width = measure.width(broker, TextStyle.MONO_SMALL);
        picture.add(Shape.textRight(right, 56, broker, TextStyle.MONO_SMALL, ink));
        picture.add(new Shape.Icon(right - width - 16, 46, 12, MaterialDesignC.CROWN, ink));
    }

    private void member(GroupScene.Member member, double y) {
        var box = new Box(EDGE, y, SEAT_WIDTH, SEAT_HEIGHT);
        boolean chosen = scene.selected().filter(member.id()::equals).isPresent();
        double middle = y + SEAT_HEIGHT / 2;
        picture.add(
                Shape.line(
                        box.right(),
                        middle,
                        x(scene.places().size()) - GAP,
                        middle,
                        Stroke.of(Tone.BORDER_MUTED)));
        picture.add(
                Shape.rect(
                        box,
                        18,
                        member.isIdle() ? Fill.NONE : Fill.of(Tone.CONSUMER_SUBTLE),
                        chosen ? Stroke.of(Tone.SELECTED, 2) : Stroke.of(Tone.CONSUMER, 1.5)));
        picture.add(
                new Shape.Icon(box.x() + 14, y + 12, 15, MaterialDesignD.DOWNLOAD, Tone.CONSUMER));
        picture.add(
                new Shape.Text(
                        box.x() + 36,
                        y + 24,
                        member.name(),
                        TextStyle.ENTITY,
                        Tone.FG_STRONG,
                        Shape.Align.LEFT,
                        118));
        epoch(member, box);
        picture.add(
                new Shape.Text(
                        box.x() + 36,
                        y + 44,
                        member.where(),
                        TextStyle.MONO_SMALL,
                        Tone.FG_MUTED,
                        Shape.Align.LEFT,
                        118));
        var tone = SeatShapes.tone(member.mood());
        SeatShapes.icon(member.mood())
                .ifPresent(i -> picture.add(new Shape.Icon(box.x() + 36, y + 55, 13, i, tone)));
        picture.add(
                new Shape.Text(
                        box.x() + 54,
                        y + 66,
                        member.condition(),
                        TextStyle.SMALL_STRONG,
                        tone,
                        Shape.Align.LEFT,
                        SEAT_WIDTH - 66));
        picture.hit(
                box,
                new GroupPicture.MemberHit(member.id()),
                Texts.of(
                        "groups.picture.memberHint",
                        member.name(),
                        member.where(),
                        member.owns().size(),
                        member.condition()));
        for (int i = 0; i < scene.places().size(); i++) {
            pill(member, scene.places().get(i).at(), x(i), middle - PILL_HEIGHT / 2);
        }
    }

    private void epoch(GroupScene.Member member, Box box) {
        boolean behind =
                member.epoch().isPresent()
                        && scene.epoch().isPresent()
                        && member.epoch().getAsInt() < scene.epoch().getAsInt();
        picture.add(
                Shape.textRight(
                        box.right() - 14,
                        box.y() + 27,
                        member.epoch().isPresent()
                                ? String.valueOf(member.epoch().getAsInt())
                                : "?",
                        TextStyle.FIGURE.sized(20),
                        behind ? Tone.WARN : Tone.FG_STRONG));
        var words =
                behind
                        ? Texts.of(
                                "groups.picture.targetEpoch",
                                String.valueOf(scene.epoch().getAsInt()))
                        : Texts.of("groups.picture.atTarget");
        if (member.epoch().isPresent()) {
            picture.add(
                    new Shape.Text(
                            box.right() - 14,
                            box.y() + 44,
                            words,
                            TextStyle.SMALL,
                            Tone.FG_MUTED,
                            Shape.Align.RIGHT,
                            74));
        }
    }

    private void pill(GroupScene.Member member, TopicPartition at, double x, double y) {
        boolean has = member.owns().contains(at);
        boolean shall = member.target().map(t -> t.contains(at)).orElse(has);
        if (!has && !shall) {
            return;
        }
        var box = new Box(x + 2, y, column - GAP - 4, PILL_HEIGHT);
        if (has && shall) {
            if (member.target().isPresent()) {
                picture.add(Shape.rect(box.grown(3), 19, Fill.NONE, Stroke.of(Tone.CONSUMER, 1.5)));
            }
            picture.add(Shape.rect(box, 16, Fill.of(Tone.CONSUMER_EMPHASIS), Stroke.NONE));
            words(box, Texts.of("groups.picture.owned"), Tone.ON_LEADER);
        } else if (has) {
            picture.add(
                    Shape.rect(
                            box,
                            16,
                            Fill.hatched(Tone.WARN, Tone.WARN_SUBTLE),
                            Stroke.of(Tone.WARN, 1.5)));
            words(box, Texts.of("groups.picture.mustGiveUp"), Tone.FG_STRONG);
        } else {
            picture.add(Shape.rect(box, 16, Fill.NONE, Stroke.of(Tone.CONSUMER, 1.5)));
            words(box, Texts.of("groups.picture.target"), Tone.CONSUMER);
        }
    }

    private void words(Box box, String text, Tone tone) {
        picture.add(
                new Shape.Text(
                        box.centerX(),
                        box.centerY() + 4,
                        text,
                        TextStyle.SMALL_STRONG,
                        tone,
                        Shape.Align.CENTER,
                        box.width() - 10));
    }

    /// From who must give a partition up to who waits for it.
    private void arrows() {
        for (int from = 0; from < scene.members().size(); from++) {
            for (int to = 0; to < scene.members().size(); to++) {
                for (int i = 0; i < scene.places().size(); i++) {
                    var at = scene.places().get(i).at();
                    if (gives(scene.members().get(from), at)
                            && awaits(scene.members().get(to), at)) {
                        arrow(x(i) + (column - GAP) / 2, from, to);
                    }
                }
            }
        }
    }

    private static boolean gives(GroupScene.Member member, TopicPartition at) {
        return member.owns().contains(at)
                && member.target().filter(t -> !t.contains(at)).isPresent();
    }

    private static boolean awaits(GroupScene.Member member, TopicPartition at) {
        return !member.owns().contains(at)
                && member.target().filter(t -> t.contains(at)).isPresent();
    }

    private void arrow(double x, int from, int to) {
        boolean down = to > from;
        double half = PILL_HEIGHT / 2 + 3;
        double start = TOP + from * ROW + SEAT_HEIGHT / 2 + (down ? half : -half);
        double end = TOP + to * ROW + SEAT_HEIGHT / 2 + (down ? -half : half);
        double head = down ? -7 : 7;
        picture.add(
                Shape.line(x, start, x, end, Stroke.of(Tone.CONSUMER, 2).with(Stroke.Dash.DOTTED)));
        picture.add(
                Shape.polygon(
                        Fill.of(Tone.CONSUMER),
                        Stroke.NONE,
                        x,
                        end,
                        x - 5,
                        end + head,
                        x + 5,
                        end + head));
    }

    private void legend(double y) {
        double x = EDGE + 4;
        double base = y + 14;
        record Sample(String key, Fill fill, Stroke stroke) {}
        var samples =
                List.of(
                        new Sample("current", Fill.of(Tone.CONSUMER_EMPHASIS), Stroke.NONE),
                        new Sample("target", Fill.NONE, Stroke.of(Tone.CONSUMER, 1.5)),
                        new Sample(
                                "hatched",
                                Fill.hatched(Tone.WARN, Tone.WARN_SUBTLE),
                                Stroke.of(Tone.WARN, 1.2)));
        for (var sample : samples) {
            picture.add(
                    Shape.rect(new Box(x, base - 11, 24, 14), 7, sample.fill(), sample.stroke()));
            var words = Texts.of("groups.picture.legend." + sample.key());
            picture.add(Shape.text(x + 32, base, words, TextStyle.SMALL, Tone.FG_MUTED));
            x += 32 + measure.width(words, TextStyle.SMALL) + 22;
        }
        boolean done =
                scene.members().stream()
                        .allMatch(m -> m.target().map(t -> t.equals(m.owns())).orElse(true));
        if (done && !scene.members().isEmpty()) {
            picture.add(new Shape.Icon(x, base - 11, 13, MaterialDesignC.CHECK_CIRCLE, Tone.OK));
            picture.add(
                    Shape.text(
                            x + 18,
                            base,
                            Texts.of("groups.picture.legend.done"),
                            TextStyle.SMALL,
                            Tone.FG_MUTED));
        }
    }
}
