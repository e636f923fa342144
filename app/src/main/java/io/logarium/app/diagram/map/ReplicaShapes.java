package io.logarium.app.diagram.map;

import io.logarium.app.cluster.PartitionFacts;
import io.logarium.app.cluster.ReplicaFacts;
import io.logarium.app.diagram.map.ClusterLayout.PlacedLine;
import io.logarium.app.diagram.map.ClusterLayout.PlacedReplica;
import io.logarium.app.picture.Box;
import io.logarium.app.picture.Fill;
import io.logarium.app.picture.Picture;
import io.logarium.app.picture.Shape;
import io.logarium.app.picture.Stroke;
import io.logarium.app.picture.TextMeasure;
import io.logarium.app.picture.TextStyle;
import io.logarium.app.picture.Tone;
import io.logarium.app.text.Texts;
import java.util.OptionalLong;

/// Replicas as chips, bars, cells or one line. The look says the same in each: filled leads, outlined follows, hatched lags,
/// dashed is gone.
final class ReplicaShapes {
    private ReplicaShapes() {}

    static void add(
            Picture.Builder picture, MapScene scene, ClusterLayout layout, TextMeasure measure) {
        for (var placed : layout.replicas()) {
            if (placed.look() == ReplicaLook.NONE) {
                continue;
            }
            if (placed.form() == RowPlan.Form.CHIPS) {
                picture.addAll(ChipShapes.of(placed, placed.look(), measure));
            } else {
                picture.add(box(placed.box(), placed.look(), 2, 1));
            }
            var thing =
                    new MapThing.OfReplica(
                            placed.topic().name(), placed.partition(), placed.broker());
            if (ClusterPicture.isSelected(scene, thing)) {
                picture.add(ClusterPicture.ring(placed.box(), 4));
            }
            picture.hit(hitBox(placed), thing, () -> words(placed));
        }
        layout.lines().forEach(l -> line(picture, scene, l));
    }

    /// Bars are as high as their logs are long; a click counts anywhere above them.
    private static Box hitBox(PlacedReplica placed) {
        var box = placed.box();
        return placed.form() == RowPlan.Form.BARS
                ? new Box(box.x() - 2, box.bottom() - 26, 12, 26)
                : box;
    }

    static Shape box(Box box, ReplicaLook look, double radius, double line) {
        return switch (look) {
            case LEADS -> Shape.rect(box, radius, Fill.of(Tone.LEADER), Stroke.NONE);
            case FOLLOWS ->
                    Shape.rect(
                            box,
                            radius,
                            Fill.of(Tone.REPLICA_SUBTLE),
                            Stroke.of(Tone.REPLICA, line));
            case LAGS ->
                    Shape.rect(
                            box,
                            radius,
                            Fill.hatched(Tone.WARN, Tone.WARN_SUBTLE),
                            Stroke.of(Tone.WARN, line));
            case GONE, NONE ->
                    Shape.rect(box, radius, Fill.NONE, Stroke.of(Tone.GONE, line).dashed());
        };
    }

    static PartitionFacts partition(PlacedReplica placed) {
        var all = placed.topic().partitions();
        int at = placed.partition();
        // They are in order; only while a topic is being made may some be missing.
        if (at < all.size() && all.get(at).index() == at) {
            return all.get(at);
        }
        return all.stream().filter(p -> p.index() == at).findFirst().orElseThrow();
    }

    static OptionalLong end(PartitionFacts partition, int broker) {
        return partition.states().stream()
                .filter(s -> s.broker() == broker)
                .map(ReplicaFacts::logEnd)
                .findFirst()
                .orElse(OptionalLong.empty());
    }

    /// How many records a replica lacks that its leader has.
    static OptionalLong behind(PartitionFacts partition, int broker) {
        var end = end(partition, broker);
        return end.isPresent() && partition.logEnd().isPresent()
                ? OptionalLong.of(Math.max(0, partition.logEnd().getAsLong() - end.getAsLong()))
                : OptionalLong.empty();
    }

    private static String words(PlacedReplica placed) {
        var topic = placed.topic().name();
        var broker = Integer.toString(placed.broker());
        var look = Texts.of("map.look." + placed.look());
        if (placed.count() > 1) {
            int last = placed.partition() + placed.count() - 1;
            return Texts.of(
                    "map.cell.hint",
                    topic,
                    Integer.toString(placed.partition()),
                    Integer.toString(last),
                    broker,
                    look);
        }
        var end = end(partition(placed), placed.broker());
        var words = Texts.of("map.replica.hint", topic + "-" + placed.partition(), broker, look);
        return end.isPresent() ? words + " " + Texts.of("map.replica.end", end.getAsLong()) : words;
    }

    private static void line(Picture.Builder picture, MapScene scene, PlacedLine line) {
        var box = line.box();
        int all = line.topics().stream().mapToInt(MapScene.Topic::count).sum();
        var tally =
                line.topics().stream()
                        .map(t -> t.on(line.broker()))
                        .reduce(Tally::plus)
                        .orElse(new Tally(line.broker(), 0, 0, 0, 0));
        int leads = tally.leads();
        int lags = tally.lags();
        int gone = tally.gone();
        if (tally.worst() != ReplicaLook.NONE) {
            picture.add(box(box, tally.worst(), 2, 1));
        }
        if (all > 0 && leads > 0) {
            picture.add(
                    Shape.rect(
                            new Box(box.x(), box.y(), box.width() * leads / all, box.height()),
                            2,
                            Fill.of(Tone.LEADER),
                            Stroke.NONE));
        }
        boolean many = line.topics().size() > 1;
        var right =
                many
                        ? Texts.of("map.line.topics", line.topics().size(), all)
                        : Texts.of("map.line.of", all);
        var left =
                gone > 0
                        ? Texts.of("map.line.gone", gone)
                        : lags > 0
                                ? Texts.of("map.line.lag", lags)
                                : Texts.of("map.line.leads", leads);
        double half = box.width() / 2 - 10;
        double filled = box.width() * leads / Math.max(1, all);
        boolean onLeader = filled > left.length() * 6.5 + 10;
        picture.add(
                new Shape.Text(
                        box.x() + 6 + (onLeader ? 0 : filled),
                        box.y() + 12.5,
                        left,
                        TextStyle.SMALL_STRONG,
                        onLeader ? Tone.ON_LEADER : lags > 0 ? Tone.WARN : Tone.FG_STRONG,
                        Shape.Align.LEFT,
                        half));
        picture.add(
                new Shape.Text(
                        box.right() - 6,
                        box.y() + 12.5,
                        right,
                        TextStyle.SMALL,
                        leads == all && all > 0 ? Tone.ON_LEADER : Tone.FG_DEFAULT,
                        Shape.Align.RIGHT,
                        half));
        if (!many) {
            var thing = new MapThing.OfTopic(line.topics().getFirst().name());
            if (ClusterPicture.isSelected(scene, thing)) {
                picture.add(ClusterPicture.ring(box, 2));
            }
            picture.hit(box, thing, line.topics().getFirst().name() + ": " + left);
        }
    }
}
