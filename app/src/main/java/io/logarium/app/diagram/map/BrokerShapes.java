package io.logarium.app.diagram.map;

import io.logarium.app.diagram.map.ClusterLayout.PlacedBroker;
import io.logarium.app.picture.Box;
import io.logarium.app.picture.Fill;
import io.logarium.app.picture.Picture;
import io.logarium.app.picture.Shape;
import io.logarium.app.picture.Stroke;
import io.logarium.app.picture.TextMeasure;
import io.logarium.app.picture.TextStyle;
import io.logarium.app.picture.Tone;
import io.logarium.app.text.Texts;
import io.logarium.engine.view.BrokerView;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignA;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignG;
import org.kordamp.ikonli.materialdesign2.MaterialDesignH;
import org.kordamp.ikonli.materialdesign2.MaterialDesignP;
import org.kordamp.ikonli.materialdesign2.MaterialDesignS;
import org.kordamp.ikonli.materialdesign2.MaterialDesignT;

/// A broker's box with its head: id, address, state. Neutral; never coloured by id.
final class BrokerShapes {
    /// Room for the buttons in a broker's head, with words and without.
    static final double BUTTONS = 190;

    static final double SMALL_BUTTONS = 78;

    /// Under this width the buttons have no words.
    static final double WIDE = 540;

    private BrokerShapes() {}

    static void add(
            Picture.Builder picture, MapScene scene, ClusterLayout layout, TextMeasure measure) {
        for (var placed : layout.brokers()) {
            var broker = placed.broker();
            var thing = new MapThing.OfBroker(broker.id());
            picture.add(frame(placed));
            if (ClusterPicture.isSelected(scene, thing)) {
                picture.add(ClusterPicture.ring(placed.box(), 8));
            }
            picture.hit(placed.box(), thing, words(broker));
        }
        for (var label : layout.labels()) {
            if (!label.topic().isEmpty()) {
                label(picture, scene, label, measure);
            }
        }
    }

    /// What stands in the heads; replication lines that pass through lie behind it.
    ///
    /// @param buttons whether there are buttons at its right
    static void heads(
            Picture.Builder picture, ClusterLayout layout, TextMeasure measure, boolean buttons) {
        for (var placed : layout.brokers()) {
            double taken = !buttons ? 0 : placed.box().width() < WIDE ? SMALL_BUTTONS : BUTTONS;
            head(picture, placed, placed.box().right() - taken - 8, measure);
        }
    }

    private static void label(
            Picture.Builder picture,
            MapScene scene,
            ClusterLayout.PlacedLabel label,
            TextMeasure measure) {
        boolean internal = label.topic().startsWith("__");
        picture.add(
                new Shape.Text(
                        label.x(),
                        label.y() + 4.5,
                        label.topic(),
                        internal ? TextStyle.LABEL : TextStyle.BODY_STRONG,
                        internal ? Tone.FG_MUTED : Tone.FG_DEFAULT,
                        Shape.Align.LEFT,
                        label.maxWidth()));
        var thing = new MapThing.OfTopic(label.topic());
        double width =
                Math.min(label.maxWidth(), measure.width(label.topic(), TextStyle.BODY_STRONG));
        var box = new Box(label.x() - 4, label.y() - 13, width + 8, 26);
        if (ClusterPicture.isSelected(scene, thing)) {
            picture.add(Shape.rect(box, 5, Fill.NONE, Stroke.of(Tone.SELECTED, 2)));
        }
        picture.hit(box, thing, label.topic());
    }

    private static Shape frame(PlacedBroker placed) {
        var broker = placed.broker();
        if (broker.isUp()) {
            return Shape.rect(
                    placed.box(), 8, Fill.of(Tone.BG_SUBTLE), Stroke.of(Tone.BORDER_DEFAULT, 1.2));
        }
        if (broker.isDown()) {
            return Shape.rect(
                    placed.box(), 8, Fill.of(Tone.BG_DEFAULT), Stroke.of(Tone.BAD, 1.6).dashed());
        }
        return Shape.rect(
                placed.box(), 8, Fill.of(Tone.BG_SUBTLE), Stroke.of(Tone.WARN, 1.6).dashed());
    }

    private static void head(
            Picture.Builder picture, PlacedBroker placed, double right, TextMeasure measure) {
        var broker = placed.broker();
        var box = placed.box();
        double x = box.x() + 13;
        double base = box.y() + 24;
        picture.add(
                new Shape.Icon(
                        x,
                        box.y() + 10,
                        18,
                        MaterialDesignS.SERVER,
                        broker.isDown() ? Tone.BAD : Tone.FG_MUTED));
        x += 25;
        var name = Texts.of("map.broker", Integer.toString(broker.id()));
        picture.add(Shape.text(x, base, name, TextStyle.ENTITY_LARGE, Tone.FG_STRONG));
        x += measure.width(name, TextStyle.ENTITY_LARGE) + 10;
        var pill = pill(broker);
        double pillWidth =
                pill.text().isEmpty() ? 0 : measure.width(pill.text(), TextStyle.SMALL_STRONG) + 34;
        double address = measure.width(broker.address(), TextStyle.MONO);
        if (x + address + 12 + pillWidth <= right) {
            picture.add(Shape.text(x, base, broker.address(), TextStyle.MONO, Tone.FG_MUTED));
            x += address + 12;
        }
        if (!pill.text().isEmpty()) {
            pill(picture, pill, new Box(x, box.y() + 9, Math.min(pillWidth, right - x), 20));
            x += pillWidth + 8;
        }
        if (broker.disk() != BrokerView.Disk.OK) {
            disk(picture, broker.disk(), x, right, box.y() + 9, measure);
        }
    }

    /// A disk that is not well: with words where there is room, else its icon.
    private static void disk(
            Picture.Builder picture,
            BrokerView.Disk disk,
            double x,
            double right,
            double y,
            TextMeasure measure) {
        boolean slow = disk == BrokerView.Disk.SLOW;
        var tone = slow ? Tone.WARN : Tone.BAD;
        var pill =
                new Pill(
                        Texts.of("map.disk." + disk),
                        slow ? MaterialDesignH.HARDDISK : MaterialDesignH.HARDDISK_REMOVE,
                        tone,
                        Fill.of(slow ? Tone.WARN_SUBTLE : Tone.BAD_SUBTLE));
        double width = measure.width(pill.text(), TextStyle.SMALL_STRONG) + 34;
        if (x + width <= right) {
            pill(picture, pill, new Box(x, y, width, 20));
        } else if (x + 20 <= right) {
            picture.add(new Shape.Icon(x, y + 2, 16, pill.icon(), tone));
        }
    }

    private record Pill(String text, Ikon icon, Tone tone, Fill fill) {}

    private static Pill pill(MapScene.Broker broker) {
        return switch (broker.state()) {
            case UP ->
                    new Pill(
                            broker.controller() ? Texts.of("map.controller") : "",
                            MaterialDesignC.CIRCLE_MEDIUM,
                            Tone.FG_DEFAULT,
                            Fill.NONE);
            case STARTING ->
                    new Pill(
                            broker.note(),
                            MaterialDesignT.TIMER_SAND,
                            Tone.WARN,
                            Fill.of(Tone.WARN_SUBTLE));
            case STOPPING, PAUSED ->
                    new Pill(
                            broker.note(),
                            broker.state() == BrokerView.State.PAUSED
                                    ? MaterialDesignP.PAUSE_CIRCLE_OUTLINE
                                    : MaterialDesignT.TIMER_SAND,
                            Tone.WARN,
                            Fill.of(Tone.WARN_SUBTLE));
            case FENCED ->
                    new Pill(
                            broker.note(),
                            MaterialDesignG.GATE,
                            Tone.WARN,
                            Fill.of(Tone.WARN_SUBTLE));
            case STOPPED, KILLED, POWERED_OFF ->
                    new Pill(
                            broker.note(),
                            MaterialDesignC.CLOSE_OCTAGON,
                            Tone.BAD,
                            Fill.of(Tone.BAD_SUBTLE));
            case CRASHED ->
                    new Pill(
                            broker.note(),
                            MaterialDesignA.ALERT,
                            Tone.BAD,
                            Fill.of(Tone.BAD_SUBTLE));
        };
    }

    private static void pill(Picture.Builder picture, Pill pill, Box box) {
        if (box.width() < 40) {
            return;
        }
        boolean neutral = pill.fill() == Fill.NONE;
        picture.add(
                Shape.rect(
                        box,
                        10,
                        neutral ? Fill.of(Tone.BG_SUBTLE) : pill.fill(),
                        neutral ? Stroke.of(Tone.FG_MUTED) : Stroke.NONE));
        if (neutral) {
            picture.add(
                    new Shape.Hexagon(
                            box.x() + 14, box.centerY(), 6, Fill.of(Tone.CONTROLLER), Stroke.NONE));
        } else {
            picture.add(new Shape.Icon(box.x() + 7, box.y() + 3, 14, pill.icon(), pill.tone()));
        }
        picture.add(
                new Shape.Text(
                        box.x() + 25,
                        box.y() + 14.5,
                        pill.text(),
                        TextStyle.SMALL_STRONG,
                        pill.tone(),
                        Shape.Align.LEFT,
                        box.width() - 32));
    }

    private static String words(MapScene.Broker broker) {
        var name = Texts.of("map.broker", Integer.toString(broker.id()));
        var note = broker.note().isEmpty() ? Texts.of("map.state.UP") : broker.note();
        var disk =
                broker.disk() == BrokerView.Disk.OK
                        ? ""
                        : " · " + Texts.of("map.disk." + broker.disk());
        return name + " · " + broker.address() + " · " + note + disk;
    }
}
