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

/// Partitions at the left, members at the right, between them who reads what and how far behind it is.
public final class GroupPicture {
    private final GroupScene scene;
    private final GroupLayout layout;
    private final TextMeasure measure;
    private final Picture.Builder picture = new Picture.Builder();
    private final long most;

    private GroupPicture(GroupScene scene, GroupLayout layout, TextMeasure measure) {
        this.scene = scene;
        this.layout = layout;
        this.measure = measure;
        this.most =
                Math.max(
                        1,
                        scene.places().stream().mapToLong(p -> p.lag().orElse(0)).max().orElse(1));
    }

    /// A member was clicked.
    public record MemberHit(String id) {}

    /// A partition was clicked.
    public record PlaceHit(TopicPartition at) {}

    public static Picture of(GroupScene scene, GroupLayout layout, TextMeasure measure) {
        return new GroupPicture(scene, layout, measure).draw();
    }

    private Picture draw() {
        layout.heat().draw(picture, scene, most, layout.width());
        heads();
        for (var row : layout.rows()) {
            edges(row);
        }
        var bars = new LagBar(picture, measure, layout.dense(), most);
        for (var row : layout.rows()) {
            if (layout.dense()) {
                denseRow(row);
            } else {
                largeRow(row);
            }
            bars.add(row);
        }
        layout.seats().forEach(s -> new SeatShapes(picture, measure).add(s, scene.selected()));
        if (layout.seats().isEmpty()) {
            noMembers();
        }
        if (layout.hidden() > 0) {
            picture.add(
                    Shape.text(
                            GroupLayout.EDGE,
                            layout.height() - 10,
                            Texts.of("groups.picture.more", layout.hidden()),
                            TextStyle.SMALL,
                            Tone.FG_MUTED));
        }
        return picture.build();
    }

    private void heads() {
        if (layout.rows().isEmpty()) {
            return;
        }
        var row = layout.rows().getFirst();
        var of =
                scene.topics() == 1
                        ? Texts.of(
                                "groups.picture.partitionsOf",
                                scene.places().getFirst().at().topic())
                        : Texts.of("groups.picture.partitions");
        head(row.box().x(), of, row.bar().x() - row.box().x() - 8);
        head(row.bar().x(), Texts.of("groups.picture.lag"), row.bar().width());
        var members =
                scene.epoch().isPresent()
                        ? Texts.of(
                                scene.byCoordinator()
                                        ? "groups.picture.membersEpoch"
                                        : "groups.picture.membersGeneration",
                                String.valueOf(scene.epoch().getAsInt()))
                        : Texts.of("groups.picture.members");
        double seatX =
                layout.seats().isEmpty()
                        ? row.bar().right() + 40
                        : layout.seats().getFirst().box().x();
        head(seatX, members, layout.width() - seatX - 8);
    }

    private void head(double x, String text, double most) {
        picture.add(
                new Shape.Text(
                        x,
                        layout.top() - 20,
                        text,
                        TextStyle.LABEL_STRONG,
                        Tone.FG_MUTED,
                        Shape.Align.LEFT,
                        most));
    }

    /// From the partition through its bar to whom it belongs; dashed to whom it belonged.
    private void edges(GroupLayout.Row row) {
        double y = row.bar().centerY();
        var owner = row.place().owner().flatMap(layout::seat);
        var seen = scene.selected();
        boolean faint = seen.isPresent() && !seen.equals(row.place().owner());
        var stroke = Stroke.of(Tone.CONSUMER, 2).faded(faint ? 0.3 : 1);
        if (owner.isPresent()) {
            picture.add(Shape.line(row.box().right(), y, row.bar().x(), y, stroke));
            curve(row.bar().right(), y, owner.get().box(), stroke);
        } else {
            picture.add(
                    Shape.line(
                            row.box().right(),
                            y,
                            row.bar().x(),
                            y,
                            Stroke.of(Tone.LINE_FAINT, 1.5).dashed()));
        }
        row.place()
                .formerOwner()
                .filter(id -> row.place().owner().filter(id::equals).isEmpty())
                .flatMap(layout::seat)
                .ifPresent(seat ->
                        curve(
                                row.bar().right(),
                                y,
                                seat.box(),
                                Stroke.of(Tone.LINE_FAINT, 1.5).dashed()));
    }

    private void curve(double fromX, double fromY, Box seat, Stroke stroke) {
        double toY =
                Math.clamp(fromY, seat.y() + SeatShapes.RADIUS, seat.bottom() - SeatShapes.RADIUS);
        double reach = (seat.x() - fromX) * 0.55;
        picture.add(
                new Shape.Path(
                        List.of(
                                new Shape.MoveTo(fromX, fromY),
                                new Shape.CurveTo(
                                        fromX + reach,
                                        fromY,
                                        seat.x() - reach,
                                        toY,
                                        seat.x(),
                                        toY)),
                        Fill.NONE,
                        stroke));
    }

    private void largeRow(GroupLayout.Row row) {
        var place = row.place();
        var box = row.box();
        boolean led = place.leader().isPresent();
        block(box, led);
        var ink = led ? Tone.ON_LEADER : Tone.FG_DEFAULT;
        var broker = led ? Texts.of("tape.broker", String.valueOf(place.leader().getAsInt())) : "?";
        double right = box.right() - 10;
        double brokerWidth = measure.width(broker, TextStyle.LABEL);
        picture.add(Shape.textRight(right, box.y() + 20, broker, TextStyle.LABEL, ink));
        if (led) {
            picture.add(
                    new Shape.Icon(
                            right - brokerWidth - 16, box.y() + 9, 13, MaterialDesignC.CROWN, ink));
        }
        double room = right - brokerWidth - 22 - box.x() - 11;
        var whole = place.at().toString();
        boolean fits = measure.width(whole, TextStyle.ENTITY) <= room;
        picture.add(
                new Shape.Text(
                        box.x() + 11,
                        box.y() + 20,
                        fits ? whole : scene.name(place.at()),
                        TextStyle.ENTITY,
                        ink,
                        Shape.Align.LEFT,
                        room));
        picture.add(fact(box, 37, "HW " + offset(place.highWatermark()), ink));
        picture.add(fact(box, 52, "committed " + offset(place.committed()), ink));
        picture.hit(box, new PlaceHit(place.at()), placeWords(place));
    }

    private static String offset(java.util.OptionalLong offset) {
        return offset.isPresent() ? Numbers.grouped(offset.getAsLong()) : "?";
    }

    private static Shape fact(Box box, double down, String text, Tone ink) {
        return new Shape.Text(
                box.x() + 11,
                box.y() + down,
                text,
                TextStyle.MONO_SMALL,
                ink,
                Shape.Align.LEFT,
                box.width() - 16);
    }

    private void block(Box box, boolean led) {
        picture.add(
                led
                        ? Shape.rect(box, 4, Fill.of(Tone.LEADER), Stroke.NONE)
                        : Shape.rect(box, 4, Fill.NONE, Stroke.of(Tone.GONE, 1.5).dashed()));
    }

    private void denseRow(GroupLayout.Row row) {
        var place = row.place();
        var box = row.box();
        boolean led = place.leader().isPresent();
        block(box, led);
        picture.add(
                new Shape.Text(
                        box.x() + 8,
                        box.y() + 15,
                        place.at().toString(),
                        TextStyle.LABEL_STRONG,
                        led ? Tone.ON_LEADER : Tone.FG_DEFAULT,
                        Shape.Align.LEFT,
                        box.width() - 14));
        picture.hit(box, new PlaceHit(place.at()), placeWords(place));
    }

    private String placeWords(GroupScene.Place place) {
        var lag = place.lag();
        return Texts.of(
                "groups.picture.placeHint",
                place.at().toString(),
                offset(place.committed()),
                offset(place.highWatermark()),
                lag.isPresent() ? Numbers.grouped(lag.getAsLong()) : "?",
                place.owner()
                        .flatMap(scene::member)
                        .map(GroupScene.Member::name)
                        .orElseGet(() -> Texts.of("groups.picture.nobody")));
    }

    private void noMembers() {
        if (layout.rows().isEmpty()) {
            return;
        }
        double x = layout.rows().getFirst().bar().right() + 40;
        var box = new Box(x, layout.top(), Math.max(80, layout.width() - x - 16), 60);
        picture.add(
                Shape.rect(
                        box,
                        SeatShapes.RADIUS,
                        Fill.NONE,
                        Stroke.of(Tone.LINE_FAINT, 1.5).dashed()));
        picture.add(
                new Shape.Text(
                        box.centerX(),
                        box.centerY() + 4,
                        Texts.of("groups.picture.noMembers"),
                        TextStyle.LABEL,
                        Tone.FG_MUTED,
                        Shape.Align.CENTER,
                        box.width() - 16));
    }
}
