package io.logarium.app.clustermap;

import static org.assertj.core.api.Assertions.assertThat;

import io.logarium.app.cluster.BrokerFacts;
import io.logarium.app.cluster.ClusterView;
import io.logarium.app.cluster.PartitionFacts;
import io.logarium.app.cluster.ReplicaFacts;
import io.logarium.app.cluster.TopicFacts;
import io.logarium.app.diagram.map.ClusterLayout;
import io.logarium.app.diagram.map.ClusterPicture;
import io.logarium.app.diagram.map.MapScene;
import io.logarium.app.diagram.map.MapThing;
import io.logarium.app.picture.Fill;
import io.logarium.app.picture.HitArea;
import io.logarium.app.picture.Picture;
import io.logarium.app.picture.Shape;
import io.logarium.app.picture.Stroke;
import io.logarium.app.picture.TextMeasure;
import io.logarium.app.picture.Tone;
import io.logarium.app.text.Language;
import io.logarium.app.text.Numbers;
import io.logarium.app.text.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The map of ten topics with a thousand partitions each, and of two small ones.
class TenThousandTest {
    private static final TextMeasure MEASURE = (text, _) -> 7.0 * text.length();

    @BeforeEach
    void english() {
        Texts.language(Language.EN);
    }

    @Test
    void largeTopicsAreCountedAndSmallOnesKeepTheirChips() {
        var scene = scene(Set.of(), Set.of());

        assertThat(scene.topic("orders").orElseThrow().crowd()).isEmpty();
        assertThat(scene.topic("orders").orElseThrow().partitions()).hasSize(3);
        var crowd = scene.topic("events-4").orElseThrow().crowd().orElseThrow();
        assertThat(crowd.partitions()).isEqualTo(1_000);
        assertThat(crowd.tallies()).extracting(t -> t.leads()).containsExactly(334, 333, 333);
    }

    @Test
    void allIsWellWhereNothingLags() {
        var picture = picture(scene(Set.of(), Set.of()));

        assertThat(said(picture, "events-4")).allMatch(t -> t.contains("leads"));
        assertThat(lines(picture, "events-4"))
                .allMatch(r -> r.fill().equals(Fill.of(Tone.REPLICA_SUBTLE)));
    }

    @Test
    void onePartitionThatLagsMakesItsLineLag() {
        var picture = picture(scene(Set.of(), Set.of("events-4-17")));

        var lines = lines(picture, "events-4");
        assertThat(lines)
                .extracting(Shape.Rect::fill)
                .containsExactly(
                        Fill.of(Tone.REPLICA_SUBTLE),
                        Fill.hatched(Tone.WARN, Tone.WARN_SUBTLE),
                        Fill.of(Tone.REPLICA_SUBTLE));
        assertThat(said(picture, "events-4").get(1)).contains("1 out of the ISR");
    }

    @Test
    void whatIsGoneWinsOverWhatLags() {
        var picture = picture(scene(Set.of(1), Set.of("events-4-17")));

        var line = lines(picture, "events-4").get(1);
        assertThat(line.fill()).isEqualTo(Fill.NONE);
        assertThat(line.stroke().dash()).isEqualTo(Stroke.Dash.DASHED);
        assertThat(said(picture, "events-4").get(1)).contains(Numbers.grouped(1_000));
    }

    /// The map costs by what is drawn, not by what there is.
    @Test
    void thePictureHasNoShapeAPartition() {
        assertThat(picture(scene(Set.of(1), Set.of())).shapes()).hasSizeLessThan(600);
    }

    private static List<Shape.Rect> lines(Picture picture, String topic) {
        return hits(picture, topic).stream()
                .map(h ->
                        picture.shapes().stream()
                                .filter(Shape.Rect.class::isInstance)
                                .map(Shape.Rect.class::cast)
                                .filter(r -> r.box().equals(h.box()))
                                .findFirst()
                                .orElseThrow())
                .toList();
    }

    private static List<String> said(Picture picture, String topic) {
        return hits(picture, topic).stream().map(HitArea::text).toList();
    }

    private static List<HitArea> hits(Picture picture, String topic) {
        return picture.hits().stream()
                .filter(h -> h.thing().equals(new MapThing.OfTopic(topic)))
                // Not its name beside the line.
                .filter(h -> h.text().length() > topic.length())
                .toList();
    }

    private static Picture picture(MapScene scene) {
        return ClusterPicture.of(scene, ClusterLayout.of(scene, 1_184, 900, MEASURE), MEASURE);
    }

    private static MapScene scene(Set<Integer> down, Set<String> lagging) {
        var topics = new ArrayList<TopicFacts>();
        for (int i = 0; i < 10; i++) {
            topics.add(topic("events-" + i, 1_000, down, lagging));
        }
        topics.add(topic("orders", 3, down, lagging));
        topics.add(topic("payments", 3, down, lagging));
        var view =
                new ClusterView(
                        1,
                        0,
                        new ClusterView.Contact.Answering(),
                        "id",
                        IntStream.range(0, 3)
                                .mapToObj(id ->
                                        new BrokerFacts(
                                                id,
                                                "localhost",
                                                9_092 + id,
                                                !down.contains(id),
                                                ""))
                                .toList(),
                        topics,
                        List.of(),
                        Map.of());
        var nobody = new Clients(view, new Traffic(Map.of(), Set.of()), List.of(), true);
        return new SceneMaker(view, Optional.empty(), nobody, false, 0).make(Optional.empty());
    }

    private static TopicFacts topic(
            String name, int partitions, Set<Integer> down, Set<String> lagging) {
        return new TopicFacts(
                name,
                "id-" + name,
                false,
                IntStream.range(0, partitions)
                        .mapToObj(i -> partition(i, down, lagging.contains(name + "-" + i)))
                        .toList(),
                OptionalDouble.empty());
    }

    /// Led by its index modulo three; where it lags, the last of its replicas does, and that is broker 1 for partition 17.
    private static PartitionFacts partition(int index, Set<Integer> down, boolean lags) {
        var replicas = List.of(index % 3, (index + 1) % 3, (index + 2) % 3);
        var isr =
                replicas.subList(0, lags ? 2 : 3).stream().filter(r -> !down.contains(r)).toList();
        return new PartitionFacts(
                index,
                OptionalInt.of(isr.getFirst()),
                OptionalInt.of(1),
                replicas,
                isr,
                OptionalLong.of(0),
                OptionalLong.of(5),
                OptionalLong.of(5),
                OptionalLong.of(5),
                replicas.stream()
                        .map(r ->
                                new ReplicaFacts(
                                        r,
                                        r.equals(isr.getFirst()),
                                        isr.contains(r),
                                        !down.contains(r),
                                        OptionalLong.of(5),
                                        OptionalLong.of(1_000),
                                        List.of()))
                        .toList());
    }
}
