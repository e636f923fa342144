package io.logarium.app.diagram.map;

import static org.assertj.core.api.Assertions.assertThat;

import io.logarium.app.picture.Box;
import io.logarium.app.picture.Golden;
import io.logarium.app.picture.Picture;
import io.logarium.app.picture.Shape;
import io.logarium.app.picture.Tone;
import io.logarium.app.text.Language;
import io.logarium.app.text.Texts;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Each look of the map's grammar is as it was agreed on: filled leads, outlined follows, hatched lags, dashed is gone.
class MapGrammarTest {
    private static final double WIDTH = 1_184;
    private static final double HEIGHT = 768;

    @BeforeEach
    void english() {
        Texts.language(Language.EN);
    }

    @ParameterizedTest
    @EnumSource(
            value = ReplicaLook.class,
            names = {"LEADS", "FOLLOWS", "LAGS", "GONE"})
    void aReplica(ReplicaLook look) throws Exception {
        var name = "replica-" + look.name().toLowerCase(java.util.Locale.ROOT);
        var placed =
                ClusterLayout.of(Maps.busy(3), WIDTH, HEIGHT, Maps.MEASURE).replicas().getFirst();

        Golden.same(name, ChipShapes.of(placed, look, Maps.MEASURE));
        // Smaller ones say the same with less.
        Golden.same(name + "-cell", List.of(ReplicaShapes.box(new Box(0, 0, 12, 12), look, 2, 1)));
    }

    @Test
    void aReplicaThatIsSelected() throws Exception {
        Golden.same("replica-selected", List.of(ClusterPicture.ring(new Box(0, 0, 120, 42), 4)));
    }

    @Test
    void aReplicaThatBecomesLeader() throws Exception {
        var layout = ClusterLayout.of(Maps.busy(3), WIDTH, HEIGHT, Maps.MEASURE);
        var move = new MotionPicture.Move("orders", 1, 1, 2, 4, 5, 0.4);

        Golden.same(
                "replica-becomes-leader",
                MotionPicture.of(layout, List.of(), List.of(move), Maps.MEASURE, 0).shapes());
    }

    @Test
    void theControllerVotersAndOneThatIsGone() throws Exception {
        var hexagons =
                drawn(Maps.busy(3, 2)).shapes().stream()
                        .filter(Shape.Hexagon.class::isInstance)
                        .toList();

        Golden.same("controllers", hexagons);
    }

    @Test
    void aClientThatWritesAndAMemberThatReads() throws Exception {
        var picture = drawn(Maps.busy(3));

        Golden.same("producer", part(picture, new MapThing.OfWriter("order-service")));
        Golden.same("member", part(picture, new MapThing.OfMember("order-processors", "m1")));
        Golden.same("reader", part(picture, new MapThing.OfReader("fraud-probe")));
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 60, 600, 6_000, 60_000})
    void recordsThatAreWritten(int perSecond) throws Exception {
        Golden.same("produce-" + perSecond, line(true, perSecond, false));
    }

    @Test
    void recordsThatAreRead() throws Exception {
        Golden.same("fetch", line(false, 3, false));
    }

    @Test
    void recordsThatCannotGo() throws Exception {
        Golden.same("blocked", line(true, 0, true));
    }

    @Test
    void replication() throws Exception {
        var scene = Maps.busy(2);
        var picture = new Picture.Builder();
        StreamShapes.copies(picture, scene, ClusterLayout.of(scene, WIDTH, HEIGHT, Maps.MEASURE));

        Golden.same("replication", picture.build().shapes());
    }

    @Test
    void aRecordOnItsWayAndTheDashesOfABand() throws Exception {
        var scene = one(true, 60, false);
        var layout = ClusterLayout.of(scene, WIDTH, HEIGHT, Maps.MEASURE);
        var way = layout.streams().getFirst().curve();

        Golden.same(
                "moving",
                MotionPicture.of(
                                layout,
                                List.of(new MotionPicture.Dot(way, 0.5, Tone.KEY_3)),
                                List.of(),
                                Maps.MEASURE,
                                0)
                        .shapes());
    }

    @Test
    void partitionsAsChipsAsBarsAsCellsAndAsOneLine() throws Exception {
        Golden.same("density-chips", density(2));
        Golden.same("density-bars", density(12));
        Golden.same("density-cells", density(60));
        var facts = Maps.topic("orders", 3_000, 2, Set.of(1)).partitions();
        var crowd = MapScene.Topic.counted("orders", false, Crowd.of(facts, List.of(0, 1)));
        Golden.same("density-line", rows(crowd));
    }

    /// Of a cluster that is only attached, who reads outside of groups cannot be known.
    @Test
    void whatIsNotKnown() throws Exception {
        var scene = one(false, 3, false);
        var picture =
                drawn(
                        new MapScene(
                                scene.brokers(),
                                scene.topics(),
                                List.of(),
                                List.of(),
                                List.of(),
                                false,
                                List.of(),
                                Optional.empty(),
                                List.of(),
                                Optional.empty()));
        var dotted =
                picture.shapes().stream()
                        .filter(s ->
                                s instanceof Shape.Rect r
                                        && r.stroke().dash()
                                                == io.logarium.app.picture.Stroke.Dash.DOTTED)
                        .map(s -> ((Shape.Rect) s).box())
                        .toList();

        assertThat(dotted).hasSize(2);
        Golden.same("unknown-producers", Golden.inside(picture, dotted.getFirst()));
        Golden.same("unknown", Golden.inside(picture, dotted.getLast()));
    }

    private static List<Shape> density(int partitions) {
        return rows(Maps.topic("orders", partitions, 2, Set.of(1)));
    }

    private static List<Shape> rows(MapScene.Topic topic) {
        var scene = scene(List.of(topic), List.of(), List.of());
        var picture = new Picture.Builder();
        ReplicaShapes.add(
                picture, scene, ClusterLayout.of(scene, WIDTH, HEIGHT, Maps.MEASURE), Maps.MEASURE);
        return picture.build().shapes();
    }

    private static List<Shape> line(boolean writes, double rate, boolean blocked) {
        var scene = one(writes, rate, blocked);
        var picture = new Picture.Builder();
        StreamShapes.add(picture, scene, ClusterLayout.of(scene, WIDTH, HEIGHT, Maps.MEASURE));
        return picture.build().shapes();
    }

    private static MapScene one(boolean writes, double rate, boolean blocked) {
        var client =
                writes ? new MapThing.OfWriter("app") : (MapThing) new MapThing.OfReader("app");
        return scene(
                List.of(Maps.topic("orders", 1, 1, Set.of())),
                writes
                        ? List.of(
                                new MapScene.Writer(
                                        "app", "", OptionalDouble.of(rate), Optional.empty()))
                        : List.of(),
                List.of(
                        new MapScene.Stream(
                                client,
                                writes,
                                0,
                                "orders",
                                OptionalDouble.of(rate),
                                rate > 40,
                                blocked)));
    }

    private static MapScene scene(
            List<MapScene.Topic> topics,
            List<MapScene.Writer> writers,
            List<MapScene.Stream> streams) {
        var readers =
                streams.stream()
                        .filter(s -> !s.writes())
                        .map(_ -> new MapScene.Reader("app", "orders-0", OptionalDouble.of(3)))
                        .toList();
        int brokers = topics.getFirst().count() == 1 ? 1 : 2;
        return new MapScene(
                java.util.stream.IntStream.range(0, brokers)
                        .mapToObj(id -> Maps.broker(id, Set.of()))
                        .toList(),
                topics,
                writers,
                List.of(),
                readers,
                true,
                streams,
                Optional.empty(),
                List.of(),
                Optional.empty());
    }

    private static Picture drawn(MapScene scene) {
        return ClusterPicture.of(
                scene, ClusterLayout.of(scene, WIDTH, HEIGHT, Maps.MEASURE), Maps.MEASURE);
    }

    private static List<Shape> part(Picture picture, MapThing thing) {
        var box =
                picture.hits().stream()
                        .filter(h -> h.thing().equals(thing))
                        .findFirst()
                        .orElseThrow()
                        .box();
        return Golden.inside(picture, box);
    }
}
