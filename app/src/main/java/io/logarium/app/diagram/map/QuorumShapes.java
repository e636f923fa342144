package io.logarium.app.diagram.map;

import io.logarium.app.diagram.map.QuorumLayout.PlacedLink;
import io.logarium.app.diagram.map.QuorumLayout.PlacedVoter;
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
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;

/// The quorum: hexagons for voters (filled leads, outlined votes, dashed is gone), the links between the nodes, and the newest
/// records of the metadata log.
final class QuorumShapes {
    private static final TextStyle NUMBER = new TextStyle(18, TextStyle.Weight.BOLD, false);

    private QuorumShapes() {}

    static void add(
            Picture.Builder picture, MapScene scene, QuorumLayout layout, TextMeasure measure) {
        var box = layout.box();
        picture.add(
                Shape.rect(box, 8, Fill.of(Tone.BG_SUBTLE), Stroke.of(Tone.BORDER_DEFAULT, 1.2)));
        double base = box.y() + 25;
        var title = QuorumLayout.title();
        picture.add(Shape.text(box.x() + 14, base, title, TextStyle.ENTITY_LARGE, Tone.FG_STRONG));
        if (scene.quorum().isEmpty()) {
            picture.add(
                    Shape.text(
                            box.x() + 14,
                            base + 24,
                            Texts.of("map.quorum.unknown"),
                            TextStyle.LABEL,
                            Tone.FG_MUTED));
            return;
        }
        var quorum = scene.quorum().get();
        double after = box.x() + 24 + measure.width(title, TextStyle.ENTITY_LARGE);
        picture.add(
                new Shape.Text(
                        after,
                        base,
                        QuorumLayout.state(scene),
                        TextStyle.LABEL,
                        quorum.hasMajority() ? Tone.FG_MUTED : Tone.BAD,
                        Shape.Align.LEFT,
                        layout.tapeX() - after - 10));
        layout.links().forEach(l -> link(picture, scene, l));
        layout.voters().forEach(v -> voter(picture, scene, v));
        log(picture, scene, quorum, layout, measure);
    }

    private static void link(Picture.Builder picture, MapScene scene, PlacedLink placed) {
        boolean slow = !placed.cut() && placed.delayMs() > 0;
        var tone = placed.cut() ? Tone.BAD : slow ? Tone.WARN : Tone.LINE_FAINT;
        var stroke = Stroke.of(tone, placed.cut() || slow ? 2 : 1.5);
        boolean selected = ClusterPicture.isSelected(scene, placed.link());
        var steps = placed.curve().steps();
        if (selected) {
            picture.add(new Shape.Path(steps, Fill.NONE, Stroke.of(Tone.SELECTED, 4).faded(0.5)));
        }
        picture.add(
                new Shape.Path(
                        steps, Fill.NONE, placed.cut() ? stroke.with(Stroke.Dash.SPARSE) : stroke));
        var middle = placed.curve().at(0.5);
        if (placed.cut()) {
            picture.add(
                    new Shape.Icon(
                            middle.x() - 7,
                            middle.y() - 18,
                            14,
                            MaterialDesignC.CONTENT_CUT,
                            Tone.BAD));
        } else if (slow) {
            picture.add(
                    Shape.textCentered(
                            middle.x(),
                            middle.y() - 6,
                            Texts.of("map.link.delay", Long.toString(placed.delayMs())),
                            TextStyle.MONO_SMALL,
                            Tone.WARN));
        }
        var words =
                Texts.of(
                        placed.cut() ? "map.link.cut" : slow ? "map.link.slow" : "map.link",
                        Integer.toString(placed.link().low()),
                        Integer.toString(placed.link().high()));
        picture.hit(new Box(middle.x() - 16, middle.y() - 13, 32, 26), placed.link(), words);
    }

    private static void voter(Picture.Builder picture, MapScene scene, PlacedVoter placed) {
        var voter = placed.voter();
        double r = placed.radius();
        var fill = voter.leads() && voter.alive() ? Fill.of(Tone.CONTROLLER) : Fill.NONE;
        var line = Stroke.of(voter.alive() ? Tone.CONTROLLER : Tone.GONE, 2);
        picture.add(
                new Shape.Hexagon(
                        placed.x(), placed.y(), r, fill, voter.alive() ? line : line.dashed()));
        picture.add(
                Shape.textCentered(
                        placed.x(),
                        placed.y() + 6.5,
                        Integer.toString(voter.id()),
                        NUMBER.sized(Math.min(18, r * 0.8)),
                        voter.leads() && voter.alive()
                                ? Tone.BG_DEFAULT
                                : voter.alive() ? Tone.FG_STRONG : Tone.FG_MUTED));
        double under = placed.y() + r + 18;
        var role = QuorumLayout.role(voter);
        picture.add(
                Shape.textCentered(
                        placed.x(),
                        under,
                        Texts.of(placed.wide() ? role : role + ".short"),
                        voter.leads() ? TextStyle.SMALL_STRONG : TextStyle.SMALL,
                        voter.alive() ? Tone.FG_DEFAULT : Tone.BAD));
        if (voter.end() >= 0) {
            picture.add(
                    Shape.textCentered(
                            placed.x(),
                            under + 16,
                            placed.wide()
                                    ? Texts.of("map.voter.end", voter.end())
                                    : Numbers.grouped(voter.end()),
                            TextStyle.MONO_SMALL,
                            Tone.FG_MUTED));
        }
        picture.hit(
                new Box(placed.x() - r, placed.y() - r, 2 * r, 2 * r),
                new MapThing.OfBroker(voter.id()),
                Texts.of("map.voter.hint", Integer.toString(voter.id()), Texts.of(role)));
    }

    private static void log(
            Picture.Builder picture,
            MapScene scene,
            MapScene.Quorum quorum,
            QuorumLayout layout,
            TextMeasure measure) {
        var box = layout.box();
        double x = layout.tapeX();
        double base = box.y() + 25;
        var title = Texts.of("map.metadata");
        picture.add(Shape.text(x, base, title, TextStyle.ENTITY_LARGE, Tone.FG_STRONG));
        var epoch =
                Texts.of(
                        "map.metadata.state",
                        Integer.toString(quorum.epoch()),
                        quorum.highWatermark(),
                        quorum.end());
        double room = box.right() - 16 - x;
        double epochWidth = measure.width(epoch, TextStyle.MONO);
        double titleWidth = measure.width(title, TextStyle.ENTITY_LARGE);
        boolean together = titleWidth + 20 + epochWidth <= room;
        if (together) {
            picture.add(
                    Shape.textRight(box.right() - 16, base, epoch, TextStyle.MONO, Tone.FG_MUTED));
        }
        for (var placed : layout.records()) {
            record(picture, scene, placed);
        }
        double under = box.y() + 128;
        if (layout.records().isEmpty()) {
            picture.add(
                    new Shape.Text(
                            x,
                            box.y() + 76,
                            Texts.of("map.metadata.unknown"),
                            TextStyle.SMALL,
                            Tone.FG_MUTED,
                            Shape.Align.LEFT,
                            room));
        } else {
            highWatermark(picture, quorum, layout);
        }
        picture.add(
                new Shape.Text(
                        x,
                        under + 6,
                        together ? Texts.of("map.metadata.note") : epoch,
                        TextStyle.SMALL,
                        Tone.FG_MUTED,
                        Shape.Align.LEFT,
                        room));
    }

    private static void highWatermark(
            Picture.Builder picture, MapScene.Quorum quorum, QuorumLayout layout) {
        var last = layout.records().getLast();
        double x = last.box().right() + 3;
        for (var placed : layout.records()) {
            if (placed.record().offset() >= quorum.highWatermark()) {
                x = placed.box().x() - 3;
                break;
            }
        }
        picture.add(
                new Shape.Flag(
                        x,
                        last.box().y() - 18,
                        last.box().bottom() + 4,
                        "HW",
                        Shape.FlagStyle.FILLED,
                        Shape.FlagSide.RIGHT,
                        Tone.REPLICA,
                        Tone.ON_REPLICA));
    }

    private static void record(
            Picture.Builder picture, MapScene scene, QuorumLayout.PlacedRecord placed) {
        var record = placed.record();
        var box = placed.box();
        var thing = new MapThing.OfMetadata(record.offset());
        picture.add(
                Shape.rect(box, 4, Fill.of(Tone.BG_DEFAULT), Stroke.of(Tone.BORDER_DEFAULT, 1.2)));
        if (ClusterPicture.isSelected(scene, thing)) {
            picture.add(ClusterPicture.ring(box, 4));
        }
        var inner = box.width() - 14;
        picture.add(
                Shape.text(
                        box.x() + 8,
                        box.y() + 15,
                        Numbers.grouped(record.offset()),
                        TextStyle.MONO_SMALL,
                        Tone.FG_MUTED));
        picture.add(
                new Shape.Text(
                        box.x() + 8,
                        box.y() + 30,
                        record.type(),
                        TextStyle.SMALL_STRONG,
                        Tone.FG_STRONG,
                        Shape.Align.LEFT,
                        inner));
        picture.add(
                new Shape.Text(
                        box.x() + 8,
                        box.y() + 45,
                        record.what(),
                        TextStyle.SMALL,
                        Tone.FG_DEFAULT,
                        Shape.Align.LEFT,
                        inner));
        picture.hit(
                box,
                thing,
                Numbers.grouped(record.offset()) + " " + record.type() + " " + record.what());
    }
}
