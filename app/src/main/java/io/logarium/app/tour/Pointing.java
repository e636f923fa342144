package io.logarium.app.tour;

import io.logarium.app.diagram.TapeLayout;
import io.logarium.app.diagram.map.MapScene;
import io.logarium.app.diagram.map.MapThing;
import io.logarium.app.lesson.Prediction;
import io.logarium.app.picture.Box;
import io.logarium.app.picture.Fill;
import io.logarium.app.picture.Picture;
import io.logarium.app.picture.Shape;
import io.logarium.app.picture.Stroke;
import io.logarium.app.picture.TextStyle;
import io.logarium.app.picture.Tone;
import io.logarium.app.text.Texts;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// What a learner points at on the picture: a thing that is clicked, or a line that is dragged along a tape. Pure but for where it
/// points now.
final class Pointing {
    /// A line is taken hold of from so far beside it.
    private static final double REACH = 60;

    private static final double CHARACTER = 7.2;

    private final Prediction prediction;
    private Optional<String> now;

    /// What is to be seen.
    ///
    /// @param tape empty while the map is shown
    record Sight(
            Picture drawn,
            Optional<TapeLayout> tape,
            MapScene map,
            String topic,
            Optional<String> group) {}

    /// @param given what was answered so far
    Pointing(Prediction prediction, Optional<String> given) {
        this.prediction = prediction;
        now = given.filter(g -> !g.equals(Prediction.UNKNOWN));
    }

    /// Whether a question is answered on the picture.
    static boolean isFor(Prediction prediction) {
        return prediction instanceof Prediction.Click || prediction instanceof Prediction.Drag;
    }

    Prediction prediction() {
        return prediction;
    }

    /// Where it points, as an answer; empty before it points anywhere.
    Optional<String> now() {
        return now;
    }

    void now(String answer) {
        now = Optional.of(answer);
    }

    /// Points to the next thing or place.
    ///
    /// @param by 1 or -1
    /// @param start where a line stands before it is dragged
    void step(int by, long start) {
        now =
                switch (prediction) {
                    case Prediction.Click click -> {
                        var among = click.among();
                        int at = now.map(among::indexOf).orElse(by > 0 ? -1 : among.size());
                        yield Optional.of(among.get(Math.clamp(at + by, 0, among.size() - 1)));
                    }
                    case Prediction.Drag drag -> {
                        long at = now.map(Long::parseLong).orElse(start) + by;
                        yield Optional.of("" + Math.clamp(at, drag.least(), drag.most()));
                    }
                    case Prediction.Choice _, Prediction.Number _ -> now;
                };
    }

    /// The answer at a place of the picture; empty where there is none.
    Optional<String> at(double x, double y, Sight sight) {
        return switch (prediction) {
            case Prediction.Click click ->
                    click.among().stream()
                            .filter(id ->
                                    boxes(click.thing(), id, sight).stream()
                                            .anyMatch(b -> b.contains(x, y)))
                            .findFirst();
            case Prediction.Drag drag -> offsetAt(drag, x, y, sight);
            case Prediction.Choice _, Prediction.Number _ -> Optional.empty();
        };
    }

    private static Optional<String> offsetAt(
            Prediction.Drag drag, double x, double y, Sight sight) {
        int partition = partition(drag.fact());
        var lane = sight.tape().flatMap(t -> t.place(partition));
        if (lane.filter(l -> l.grown(8).contains(x, y)).isEmpty()) {
            return Optional.empty();
        }
        long best = drag.least();
        double nearest = Double.MAX_VALUE;
        for (long offset = drag.least(); offset <= drag.most(); offset++) {
            double away = Math.abs(place(sight, partition, offset).map(Box::x).orElse(1e9) - x);
            if (away < nearest) {
                nearest = away;
                best = offset;
            }
        }
        return nearest > REACH ? Optional.empty() : Optional.of("" + best);
    }

    private static Optional<Box> place(Sight sight, int partition, long offset) {
        return sight.tape().flatMap(t -> t.place(partition, offset));
    }

    /// The partition that a fact is about: `orders-0: high watermark`.
    static int partition(String fact) {
        var name = fact.substring(0, fact.indexOf(": "));
        return Integer.parseInt(name.substring(name.lastIndexOf('-') + 1));
    }

    /// Where a thing lies on the picture; several boxes for a partition with its replicas on the map.
    static List<Box> boxes(Prediction.Thing thing, String id, Sight sight) {
        return switch (thing) {
            case PARTITION ->
                    sight.tape().isPresent()
                            ? sight.tape().get().place(Integer.parseInt(id)).stream().toList()
                            : hits(
                                    sight,
                                    t ->
                                            t instanceof MapThing.OfReplica r
                                                    && r.topic().equals(sight.topic())
                                                    && id.equals("" + r.partition()));
            case BROKER -> {
                var all = hits(sight, new MapThing.OfBroker(Integer.parseInt(id))::equals);
                // Its box; the quorum's hexagon means the same.
                yield all.subList(0, Math.min(1, all.size()));
            }
            case MEMBER -> hits(sight, t -> isMember(t, id, sight));
        };
    }

    private static boolean isMember(Object thing, String client, Sight sight) {
        return thing instanceof MapThing.OfMember(var group, var member)
                && sight.group().filter(group::equals).isPresent()
                && sight.map().groups().stream()
                        .flatMap(g -> g.members().stream())
                        .anyMatch(m -> m.id().equals(member) && m.client().equals(client));
    }

    private static List<Box> hits(Sight sight, java.util.function.Predicate<Object> wanted) {
        return sight.drawn().hits().stream()
                .filter(h -> wanted.test(h.thing()))
                .map(io.logarium.app.picture.HitArea::box)
                .toList();
    }

    /// The picture with what may be clicked in rings, and the line where it was dragged to.
    Picture over(Sight sight, long start) {
        var picture = copy(sight.drawn());
        switch (prediction) {
            case Prediction.Click click -> {
                for (var id : click.among()) {
                    boolean chosen = now.filter(id::equals).isPresent();
                    for (var box : boxes(click.thing(), id, sight)) {
                        ring(picture, box, chosen ? 3 : 1.5, chosen);
                    }
                }
            }
            case Prediction.Drag drag -> {
                long offset = now.map(Long::parseLong).orElse(start);
                place(sight, partition(drag.fact()), offset)
                        .ifPresent(p -> line(picture, p, drag, offset));
            }
            case Prediction.Choice _, Prediction.Number _ -> {}
        }
        return picture.build();
    }

    private static void ring(Picture.Builder picture, Box box, double width, boolean chosen) {
        var stroke = Stroke.of(Tone.ACCENT_EMPHASIS, width);
        picture.add(
                Shape.rect(
                        box.grown(-2),
                        8,
                        chosen ? Fill.faded(Tone.ACCENT_EMPHASIS, 0.12) : Fill.NONE,
                        chosen ? stroke : stroke.dashed()));
    }

    private static void line(
            Picture.Builder picture, Box place, Prediction.Drag drag, long offset) {
        var words = "< " + Texts.of("tour.line." + drag.line()) + " " + offset + " >";
        var cloth = TapeLayout.above(place, words.length() * CHARACTER + 10);
        picture.add(
                Shape.line(
                        place.x(),
                        cloth.bottom(),
                        place.x(),
                        place.bottom() + 6,
                        Stroke.of(Tone.ACCENT_EMPHASIS, 3)));
        picture.add(Shape.rect(cloth, 6, Fill.of(Tone.ACCENT_EMPHASIS), Stroke.NONE));
        picture.add(
                Shape.textCentered(
                        cloth.centerX(),
                        cloth.y() + 14,
                        words,
                        TextStyle.SMALL_STRONG,
                        Tone.ON_LEADER));
    }

    /// The picture with what was expected in dashed rings, beside what is.
    static Picture ghost(Sight sight, Prediction.Click click, String answer) {
        var picture = copy(sight.drawn());
        for (var box : boxes(click.thing(), answer, sight)) {
            picture.add(
                    Shape.rect(box.grown(-1), 8, Fill.NONE, Stroke.of(Tone.WARN, 2.5).dashed()));
            var label = Texts.of("tour.ghost");
            picture.add(
                    Shape.rect(
                            new Box(box.x() + 12, box.bottom() - 8, 104, 18),
                            4,
                            Fill.of(Tone.WARN_SUBTLE),
                            Stroke.of(Tone.WARN, 1)));
            picture.add(
                    Shape.textCentered(
                            box.x() + 64, box.bottom() + 5, label, TextStyle.SMALL, Tone.WARN));
        }
        return picture.build();
    }

    private static Picture.Builder copy(Picture drawn) {
        var picture = new Picture.Builder().addAll(drawn.shapes());
        drawn.hits().forEach(h -> picture.hit(h.box(), h.thing(), h.text()));
        return picture;
    }

    /// Where the line stands that is to be dragged, before it is.
    static OptionalLong stands(Prediction.Drag drag, TapeLayoutSource tape) {
        return tape.lane(partition(drag.fact()))
                .map(lane ->
                        switch (drag.line()) {
                            case HIGH_WATERMARK -> lane.facts().highWatermark();
                            case END -> lane.facts().logEnd();
                            case COMMITTED -> lane.committed();
                            case POSITION -> lane.position();
                        })
                .orElse(OptionalLong.empty());
    }

    /// Finds a partition's lane.
    interface TapeLayoutSource {
        Optional<io.logarium.app.diagram.TapeScene.Lane> lane(int partition);
    }
}
