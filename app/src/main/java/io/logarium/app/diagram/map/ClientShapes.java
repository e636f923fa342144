package io.logarium.app.diagram.map;

import io.logarium.app.diagram.map.ClientColumns.PlacedGroup;
import io.logarium.app.diagram.map.ClientColumns.PlacedMember;
import io.logarium.app.diagram.map.ClientColumns.PlacedReader;
import io.logarium.app.diagram.map.ClientColumns.PlacedWriter;
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
import java.util.OptionalDouble;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignA;
import org.kordamp.ikonli.materialdesign2.MaterialDesignD;
import org.kordamp.ikonli.materialdesign2.MaterialDesignU;

/// Clients have rounded ends: producers at the left, members of groups and readers at the right.
final class ClientShapes {
    private static final double LAG_SCALE = 1_000;

    private ClientShapes() {}

    static void add(
            Picture.Builder picture, MapScene scene, ClusterLayout layout, TextMeasure measure) {
        var clients = layout.clients();
        if (clients.writers().isEmpty()) {
            double x = layout.columns().writersX();
            double width = layout.columns().writersWidth();
            if (scene.readersKnown()) {
                nobody(picture, x, width, true);
            } else {
                unknown(
                        picture,
                        new Box(x, ClusterLayout.TOP, width, 40),
                        Texts.of("map.writersUnknown"));
            }
        }
        clients.writers().forEach(w -> writer(picture, scene, w));
        if (clients.moreWriters() > 0) {
            more(
                    picture,
                    layout.columns().writersX(),
                    clients.writersBottom(),
                    clients.moreWriters());
        }
        if (clients.groups().isEmpty() && clients.readers().isEmpty() && scene.readersKnown()) {
            nobody(picture, layout.columns().readersX(), layout.columns().readersWidth(), false);
        }
        clients.groups().forEach(g -> group(picture, scene, g, measure));
        if (clients.moreGroups() > 0 && !clients.groups().isEmpty()) {
            double y = clients.groups().getLast().box().bottom();
            more(picture, layout.columns().readersX(), y + 2, clients.moreGroups());
        }
        clients.readers().forEach(r -> reader(picture, scene, r));
        clients.unknownReaders()
                .ifPresent(box -> unknown(picture, box, Texts.of("map.readersUnknown")));
    }

    private static void more(Picture.Builder picture, double x, double y, int count) {
        picture.add(
                Shape.text(
                        x + 4,
                        y + 14,
                        Texts.of("map.more", count),
                        TextStyle.SMALL,
                        Tone.FG_MUTED));
    }

    /// A faint outline of what will appear.
    private static void nobody(Picture.Builder picture, double x, double width, boolean writes) {
        var box = new Box(x, ClusterLayout.TOP, width, 72);
        picture.add(Shape.rect(box, 18, Fill.NONE, Stroke.of(Tone.BORDER_DEFAULT, 1.2).dashed()));
        picture.add(
                new Shape.Icon(
                        box.x() + 14,
                        box.y() + 14,
                        16,
                        writes ? MaterialDesignU.UPLOAD : MaterialDesignD.DOWNLOAD,
                        Tone.FG_MUTED));
        var key = writes ? "map.noWriters" : "map.noGroups";
        picture.add(label(box, 36, 26, Texts.of(key), Tone.FG_MUTED));
        picture.add(label(box, 16, 50, Texts.of(key + ".hint"), Tone.FG_MUTED));
    }

    private static Shape label(Box box, double dx, double dy, String text, Tone tone) {
        return new Shape.Text(
                box.x() + dx,
                box.y() + dy,
                text,
                TextStyle.SMALL,
                tone,
                Shape.Align.LEFT,
                box.width() - dx - 10);
    }

    private static void writer(Picture.Builder picture, MapScene scene, PlacedWriter placed) {
        var writer = placed.writer();
        var box = placed.box();
        var thing = new MapThing.OfWriter(writer.client());
        picture.add(
                Shape.rect(box, 18, Fill.of(Tone.PRODUCER_SUBTLE), Stroke.of(Tone.PRODUCER, 1.5)));
        if (ClusterPicture.isSelected(scene, thing)) {
            picture.add(ClusterPicture.ring(box, 18));
        }
        name(picture, box, writer.client(), MaterialDesignU.UPLOAD, Tone.PRODUCER);
        double y = 46;
        if (!writer.settings().isEmpty()) {
            picture.add(
                    new Shape.Text(
                            box.x() + 15,
                            box.y() + y,
                            writer.settings(),
                            TextStyle.MONO,
                            Tone.FG_MUTED,
                            Shape.Align.LEFT,
                            box.width() - 24));
            y += 18;
        }
        // In a film nobody counts; there the records themselves are seen.
        if (writer.perSecond().isPresent() || !scene.readersKnown()) {
            picture.add(label(box, 15, y, rate(writer.perSecond()), Tone.FG_DEFAULT));
        }
        writer.trouble().ifPresent(t -> trouble(picture, box, t));
        picture.hit(box, thing, writer.client() + " · " + rate(writer.perSecond()));
    }

    private static void trouble(Picture.Builder picture, Box box, String words) {
        var inner = new Box(box.x() + 10, box.bottom() - 44, box.width() - 20, 34);
        picture.add(Shape.rect(inner, 8, Fill.of(Tone.BAD_SUBTLE), Stroke.of(Tone.BAD, 1)));
        picture.add(
                new Shape.Icon(inner.x() + 8, inner.y() + 9, 15, MaterialDesignA.ALERT, Tone.BAD));
        picture.add(
                new Shape.Text(
                        inner.x() + 28,
                        inner.y() + 21.5,
                        words,
                        TextStyle.SMALL_STRONG,
                        Tone.BAD,
                        Shape.Align.LEFT,
                        inner.width() - 34));
    }

    private static String rate(OptionalDouble perSecond) {
        if (perSecond.isEmpty()) {
            return Texts.of("map.rateUnknown");
        }
        double rate = perSecond.getAsDouble();
        return Texts.of("map.perSecond", rate == 0 ? "0" : Numbers.rate(rate));
    }

    private static void name(Picture.Builder picture, Box box, String name, Ikon icon, Tone tone) {
        picture.add(new Shape.Icon(box.x() + 13, box.y() + 11, 16, icon, tone));
        picture.add(
                new Shape.Text(
                        box.x() + 36,
                        box.y() + 24,
                        name,
                        TextStyle.ENTITY,
                        Tone.FG_STRONG,
                        Shape.Align.LEFT,
                        box.width() - 46));
    }

    private static void group(
            Picture.Builder picture, MapScene scene, PlacedGroup placed, TextMeasure measure) {
        var group = placed.group();
        var box = placed.box();
        var thing = new MapThing.OfGroup(group.id());
        picture.add(
                Shape.rect(
                        box,
                        12,
                        Fill.faded(Tone.CONSUMER_SUBTLE, 0.55),
                        Stroke.of(Tone.CONSUMER, 1.2)));
        if (ClusterPicture.isSelected(scene, thing)) {
            picture.add(ClusterPicture.ring(box, 12));
        }
        picture.hit(box, thing, group.id() + " · " + group.state());
        double stateWidth = measure.width(group.state(), TextStyle.LABEL_STRONG);
        boolean together = box.width() - 34 - stateWidth > 60;
        picture.add(
                new Shape.Text(
                        box.x() + 14,
                        box.y() + 25,
                        group.id(),
                        TextStyle.ENTITY,
                        Tone.FG_STRONG,
                        Shape.Align.LEFT,
                        together ? box.width() - 34 - stateWidth : box.width() - 24));
        if (together) {
            picture.add(
                    Shape.textRight(
                            box.right() - 12,
                            box.y() + 25,
                            group.state(),
                            TextStyle.LABEL_STRONG,
                            stateTone(group.state())));
        }
        if (group.members().isEmpty()) {
            picture.add(
                    label(
                            box,
                            14,
                            47,
                            group.lag().isPresent()
                                    ? Texts.of("map.group.empty", group.lag().getAsLong())
                                    : Texts.of("map.group.nothing"),
                            Tone.FG_MUTED));
        }
        placed.members().forEach(m -> member(picture, scene, m, measure));
        if (placed.hidden() > 0) {
            more(picture, box.x() + 10, box.bottom() - 22, placed.hidden());
        }
    }

    private static Tone stateTone(String state) {
        return switch (state) {
            case "Stable" -> Tone.OK;
            case "Empty", "Dead" -> Tone.FG_MUTED;
            default -> Tone.WARN;
        };
    }

    private static void member(
            Picture.Builder picture, MapScene scene, PlacedMember placed, TextMeasure measure) {
        var member = placed.member();
        var box = placed.box();
        var thing = new MapThing.OfMember(placed.group(), member.id());
        picture.add(Shape.rect(box, 16, Fill.of(Tone.BG_DEFAULT), Stroke.of(Tone.CONSUMER, 1.4)));
        if (ClusterPicture.isSelected(scene, thing)) {
            picture.add(ClusterPicture.ring(box, 16));
        }
        picture.add(
                new Shape.Icon(
                        box.x() + 11, box.y() + 8, 15, MaterialDesignD.DOWNLOAD, Tone.CONSUMER));
        var owns = member.owns().isEmpty() ? Texts.of("map.waiting") : member.owns();
        double most = box.width() * 0.42;
        var said = shortened(owns, most, measure);
        double ownsWidth = Math.min(most, measure.width(said, TextStyle.MONO_STRONG));
        double together = box.width() - 32 - ownsWidth - 22;
        boolean apart = measure.width(member.client(), TextStyle.BODY_STRONG) > together;
        picture.add(
                new Shape.Text(
                        box.x() + 32,
                        box.y() + 20.5,
                        member.client(),
                        TextStyle.BODY_STRONG,
                        Tone.FG_STRONG,
                        Shape.Align.LEFT,
                        apart ? box.width() - 42 : together));
        var ownsTone = member.owns().isEmpty() ? Tone.WARN : Tone.CONSUMER;
        picture.add(
                apart
                        // A long name has its line for itself; the bar gives way, not the number.
                        ? new Shape.Text(
                                box.x() + 14,
                                box.y() + 41,
                                said,
                                TextStyle.MONO_STRONG,
                                ownsTone,
                                Shape.Align.LEFT,
                                member.lag().isPresent() ? most : box.width() - 28)
                        : new Shape.Text(
                                box.right() - 13,
                                box.y() + 20.5,
                                said,
                                TextStyle.MONO_STRONG,
                                ownsTone,
                                Shape.Align.RIGHT,
                                most));
        lag(picture, placed, !apart);
        picture.hit(box, thing, member.client() + " · " + owns);
    }

    /// Of very many partitions the number, rather than a part of a word.
    private static String shortened(String owns, double most, TextMeasure measure) {
        int word = owns.lastIndexOf(' ');
        boolean many = word > 0 && Character.isDigit(owns.charAt(0));
        return many && measure.width(owns, TextStyle.MONO_STRONG) > most
                ? owns.substring(0, word) + " P"
                : owns;
    }

    private static void lag(Picture.Builder picture, PlacedMember placed, boolean bar) {
        var box = placed.box();
        var lag = placed.member().lag();
        if (lag.isEmpty()) {
            return;
        }
        double full = box.width() * 0.44;
        double share = Math.log1p(lag.getAsLong()) / Math.log1p(LAG_SCALE);
        var track = new Box(box.x() + 14, box.y() + 34, full, 6);
        boolean high = lag.getAsLong() >= LAG_SCALE;
        if (bar) {
            picture.add(Shape.rect(track, 3, Fill.of(Tone.BORDER_MUTED), Stroke.NONE));
            double length = Math.clamp(full * share, 4, full);
            picture.add(
                    Shape.rect(
                            new Box(track.x(), track.y(), length, 6),
                            3,
                            Fill.of(high ? Tone.WARN : Tone.CONSUMER),
                            Stroke.NONE));
        }
        picture.add(
                Shape.textRight(
                        box.right() - 13,
                        box.y() + 41,
                        Texts.of("map.lag", lag.getAsLong()),
                        TextStyle.LABEL,
                        high ? Tone.WARN : Tone.FG_DEFAULT));
    }

    private static void reader(Picture.Builder picture, MapScene scene, PlacedReader placed) {
        var reader = placed.reader();
        var box = placed.box();
        var thing = new MapThing.OfReader(reader.client());
        picture.add(Shape.rect(box, 16, Fill.of(Tone.BG_DEFAULT), Stroke.of(Tone.CONSUMER, 1.4)));
        if (ClusterPicture.isSelected(scene, thing)) {
            picture.add(ClusterPicture.ring(box, 16));
        }
        name(picture, box, reader.client(), MaterialDesignD.DOWNLOAD, Tone.CONSUMER);
        picture.add(label(box, 15, 43, reader.what(), Tone.FG_MUTED));
        picture.hit(box, thing, Texts.of("map.reader.hint", reader.client(), reader.what()));
    }

    private static void unknown(Picture.Builder picture, Box box, String words) {
        picture.add(Shape.rect(box, 16, Fill.NONE, Stroke.of(Tone.UNKNOWN, 1.4).dotted()));
        picture.add(label(box, 15, 24, words, Tone.UNKNOWN));
    }
}
