package io.logarium.app.diagram.map;

import io.logarium.app.diagram.map.ClusterLayout.PlacedStream;
import io.logarium.app.picture.Box;
import io.logarium.app.picture.Fill;
import io.logarium.app.picture.Picture;
import io.logarium.app.picture.Shape;
import io.logarium.app.picture.Stroke;
import io.logarium.app.picture.TextStyle;
import io.logarium.app.picture.Tone;
import io.logarium.app.text.Numbers;
import io.logarium.app.text.Texts;
import java.util.ArrayList;
import java.util.List;

/// Lines: who writes where, who reads from where, which follower copies from which leader. A line says how fast only by its
/// number; a band that it is fast.
final class StreamShapes {
    private static final double FAINT = 0.25;
    private static final double CLEAR = 0.8;
    private static final double QUIET = 0.4;

    /// Where on its line a rate may stand, the best first.
    private static final List<Double> TAG_PLACES = List.of(0.5, 0.4, 0.6, 0.32, 0.68);

    private StreamShapes() {}

    static void add(Picture.Builder picture, MapScene scene, ClusterLayout layout) {
        boolean many = layout.streams().size() > ClusterPicture.MOST_LINES;
        var tags = new ArrayList<Box>();
        var tagged = new Picture.Builder();
        for (var placed : layout.streams()) {
            var stream = placed.stream();
            boolean chosen = concerns(scene, stream);
            if (many && !chosen && !stream.blocked() && !stream.band()) {
                continue;
            }
            boolean faint = scene.selected().isPresent() && !chosen && anyConcerned(scene, layout);
            line(picture, placed, faint);
            if (stream.band() && !faint && !stream.blocked()) {
                double rate = stream.perSecond().orElse(0);
                tag(tagged, placed, many ? inRough(rate) : rate, tags);
            }
        }
        // Above all lines, or others would cross the words.
        picture.addAll(tagged.build().shapes());
    }

    private static void line(Picture.Builder picture, PlacedStream placed, boolean faint) {
        var stream = placed.stream();
        var tone = stream.writes() ? Tone.PRODUCER : Tone.CONSUMER;
        var steps = placed.curve().steps();
        if (stream.blocked()) {
            picture.add(
                    new Shape.Path(
                            steps, Fill.NONE, Stroke.of(Tone.BAD, 1.8).with(Stroke.Dash.SPARSE)));
            return;
        }
        double rate = stream.perSecond().orElse(0);
        if (stream.band()) {
            picture.add(
                    new Shape.Path(
                            steps,
                            Fill.NONE,
                            Stroke.of(tone, bandWidth(rate)).faded(faint ? 0.12 : 0.28)));
        }
        double opacity = faint ? FAINT : rate > 0 ? CLEAR : QUIET;
        picture.add(new Shape.Path(steps, Fill.NONE, Stroke.of(tone, 1.7).faded(opacity)));
    }

    /// 3 pixels at 40 records a second, 3 more for each ten times, in steps of half a pixel: a band that becomes a hair wider would be
    /// drawn again with all that it crosses.
    static double bandWidth(double perSecond) {
        double width = 3 + 3 * Math.log10(Math.max(40, perSecond) / 40);
        return Math.clamp(Math.round(2 * width) / 2.0, 3, 14);
    }

    /// Two digits: of many rates nobody reads more.
    private static double inRough(double rate) {
        double step = Math.pow(10, Math.floor(Math.log10(Math.max(1, rate))) - 1);
        return Math.round(rate / step) * step;
    }

    /// The rate of a band, where no other one stands; else a little further, or not at all.
    private static void tag(
            Picture.Builder picture, PlacedStream placed, double rate, List<Box> taken) {
        var text = Texts.of("map.rate", Numbers.rate(rate));
        var tone = placed.stream().writes() ? Tone.PRODUCER : Tone.CONSUMER;
        double width = text.length() * 7 + 14;
        for (double share : TAG_PLACES) {
            var middle = placed.curve().at(share);
            var box = new Box(middle.x() - width / 2, middle.y() - 10, width, 20);
            if (taken.stream().noneMatch(box.grown(2)::intersects)) {
                taken.add(box);
                tag(picture, box, text, tone);
                return;
            }
        }
    }

    private static void tag(Picture.Builder picture, Box box, String text, Tone tone) {
        picture.add(Shape.rect(box, 10, Fill.of(Tone.BG_DEFAULT), Stroke.of(tone)));
        picture.add(
                Shape.textCentered(
                        box.centerX(),
                        box.centerY() + 4,
                        text,
                        TextStyle.MONO_SMALL,
                        Tone.FG_STRONG));
    }

    /// Lines of replication with an arrow at the follower.
    static void copies(Picture.Builder picture, MapScene scene, ClusterLayout layout) {
        for (var copy : layout.copies()) {
            var link = MapThing.OfLink.between(copy.from(), copy.to());
            boolean cut = scene.cutLinks().contains(link);
            boolean slow = !cut && scene.delayMs(link) > 0;
            boolean faint =
                    scene.selected()
                            .filter(s -> s instanceof MapThing.OfReplica)
                            .map(s -> (MapThing.OfReplica) s)
                            .filter(r ->
                                    !r.topic().equals(copy.topic())
                                            || r.partition() != copy.partition())
                            .isPresent();
            var tone = cut ? Tone.BAD : slow ? Tone.WARN : Tone.REPLICA;
            var stroke = Stroke.of(tone, 1.6).faded(faint ? FAINT : 1);
            picture.add(
                    new Shape.Path(
                            copy.curve().steps(),
                            Fill.NONE,
                            cut ? stroke.with(Stroke.Dash.SPARSE) : stroke));
            if (!cut) {
                var end = copy.curve().at(1);
                picture.add(
                        Shape.polygon(
                                Fill.faded(tone, faint ? FAINT : 1),
                                Stroke.NONE,
                                end.x() + 0.5,
                                end.y(),
                                end.x() + 7,
                                end.y() - 4.5,
                                end.x() + 7,
                                end.y() + 4.5));
            }
        }
    }

    private static boolean anyConcerned(MapScene scene, ClusterLayout layout) {
        return layout.streams().stream().anyMatch(s -> concerns(scene, s.stream()));
    }

    /// Whether a stream has to do with what is selected.
    static boolean concerns(MapScene scene, MapScene.Stream stream) {
        if (scene.selected().isEmpty()) {
            return false;
        }
        return switch (scene.selected().get()) {
            case MapThing.OfBroker(int id) -> stream.broker() == id;
            case MapThing.OfReplica(var topic, int _, int broker) ->
                    stream.topic().equals(topic) && stream.broker() == broker;
            case MapThing.OfTopic(var name) -> stream.topic().equals(name);
            case MapThing.OfWriter _, MapThing.OfMember _, MapThing.OfReader _ ->
                    scene.selected().get().equals(stream.client());
            case MapThing.OfGroup(var id) ->
                    stream.client() instanceof MapThing.OfMember member
                            && member.group().equals(id);
            case MapThing.OfLink _, MapThing.OfMetadata _ -> false;
        };
    }
}
