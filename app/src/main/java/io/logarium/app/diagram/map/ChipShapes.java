package io.logarium.app.diagram.map;

import io.logarium.app.cluster.PartitionFacts;
import io.logarium.app.diagram.map.ClusterLayout.PlacedReplica;
import io.logarium.app.picture.Box;
import io.logarium.app.picture.Fill;
import io.logarium.app.picture.Shape;
import io.logarium.app.picture.Stroke;
import io.logarium.app.picture.TextMeasure;
import io.logarium.app.picture.TextStyle;
import io.logarium.app.picture.Tone;
import io.logarium.app.text.Numbers;
import io.logarium.app.text.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignL;

/// A replica as a chip: its name, how far its log goes, and its role. No word is ever cut: where the whole one has no room stands a
/// shorter one or none, since look and crown say the same.
final class ChipShapes {
    private static final TextStyle NAME = new TextStyle(14, TextStyle.Weight.BOLD, false);
    private static final TextStyle END = new TextStyle(12.5, TextStyle.Weight.SEMIBOLD, true);

    /// Lower chips have one line of text.
    private static final double LOW = 38;

    private static final double LEFT = 10;
    private static final double RIGHT = 8;
    private static final double APART = 6;
    private static final double CROWN = 14;
    private static final double KEY_PITCH = 12;

    private final PlacedReplica placed;
    private final ReplicaLook look;
    private final TextMeasure measure;
    private final PartitionFacts partition;
    private final Box box;
    private final Tone strong;
    private final List<Shape> shapes = new ArrayList<>();

    private ChipShapes(PlacedReplica placed, ReplicaLook look, TextMeasure measure) {
        this.placed = placed;
        this.look = look;
        this.measure = measure;
        partition = ReplicaShapes.partition(placed);
        box = placed.box();
        strong =
                switch (look) {
                    case LEADS -> Tone.ON_LEADER;
                    case FOLLOWS, LAGS -> Tone.FG_STRONG;
                    case GONE, NONE -> Tone.FG_MUTED;
                };
    }

    /// The shapes of a chip as it looks, or looked a moment ago.
    static List<Shape> of(PlacedReplica placed, ReplicaLook look, TextMeasure measure) {
        return new ChipShapes(placed, look, measure).drawn();
    }

    private List<Shape> drawn() {
        shapes.add(ReplicaShapes.box(box, look, 4, 1.5));
        if (look == ReplicaLook.LAGS) {
            shapes.add(
                    Shape.rect(box.grown(-4), 3, Fill.faded(Tone.BG_DEFAULT, 0.86), Stroke.NONE));
        }
        if (box.height() < LOW) {
            oneLine();
        } else {
            twoLines();
        }
        return shapes;
    }

    /// A lower chip says in words only what the look does not: how far behind, that it is gone.
    private void oneLine() {
        double base = box.centerY() + 5;
        double left = name(base) + APART;
        boolean lags = look == ReplicaLook.LAGS;
        var word = lags || look == ReplicaLook.GONE ? fitting(right() - left, roles()) : "";
        if (!word.isEmpty()) {
            role(word, left, base, right() - left);
            left += measure.width(word, roleStyle()) + APART;
        }
        boolean said = !lags || word.isEmpty();
        if (said && !end(left, base) && look == ReplicaLook.GONE && word.isEmpty()) {
            broken(base);
        }
    }

    private void twoLines() {
        double base = box.y() + 18;
        double low = box.bottom() - 8.5;
        end(name(base) + APART, base);
        double right = right();
        if (look == ReplicaLook.GONE) {
            broken(low);
            right -= 18;
        }
        if (look == ReplicaLook.LEADS) {
            right -= keys(low);
        }
        double left = box.x() + LEFT;
        var word = fitting(right - left, roles());
        if (!word.isEmpty()) {
            role(word, left, low, right - left);
        }
    }

    private double right() {
        return box.right() - RIGHT;
    }

    /// The partition's name, with a crown where it leads; returns where it ends.
    private double name(double base) {
        var name = "P" + placed.partition();
        shapes.add(Shape.text(box.x() + LEFT, base, name, NAME, strong));
        double x = box.x() + LEFT + measure.width(name, NAME);
        boolean leads =
                look != ReplicaLook.FOLLOWS
                        && partition.leader().equals(OptionalInt.of(placed.broker()));
        if (!leads) {
            return x;
        }
        shapes.add(new Shape.Icon(x + 4, base - 12, CROWN, MaterialDesignC.CROWN, strong));
        return x + 4 + CROWN;
    }

    /// How far the log goes, in short where the number has no room; whether there is something.
    private boolean end(double left, double base) {
        var end = ReplicaShapes.end(partition, placed.broker());
        var words = end.isEmpty() ? unknownEnd() : numbers(end);
        var word = fitting(right() - left, words, END);
        if (!word.isEmpty()) {
            shapes.add(Shape.textRight(right(), base, word, END, strong));
        }
        return !word.isEmpty();
    }

    /// An attached cluster tells no LEO; of the leader at least the high watermark is known.
    private List<String> unknownEnd() {
        var known = partition.highWatermark();
        if (look == ReplicaLook.LEADS && known.isPresent()) {
            // Where the words have no room, what follows from it: the end is not below.
            return Stream.of("HW ", "≥")
                    .flatMap(word -> numbers(known).stream().map(n -> word + n))
                    .toList();
        }
        return look == ReplicaLook.GONE ? List.of() : List.of("?");
    }

    private static List<String> numbers(OptionalLong end) {
        return List.of(Numbers.grouped(end.getAsLong()), Numbers.brief(end.getAsLong()));
    }

    private void broken(double base) {
        shapes.add(new Shape.Icon(right() - 14, base - 11, 14, MaterialDesignL.LINK_OFF, strong));
    }

    private TextStyle roleStyle() {
        return look == ReplicaLook.LAGS ? TextStyle.SMALL_STRONG : TextStyle.SMALL;
    }

    private void role(String word, double left, double base, double room) {
        var tone =
                switch (look) {
                    case LAGS -> Tone.WARN;
                    case FOLLOWS -> Tone.FG_DEFAULT;
                    case LEADS, GONE, NONE -> strong;
                };
        shapes.add(new Shape.Text(left, base, word, roleStyle(), tone, Shape.Align.LEFT, room + 1));
    }

    /// What can be said of the role, the best first.
    private List<String> roles() {
        return switch (look) {
            case LEADS -> List.of(Texts.of("map.leader"));
            case FOLLOWS -> List.of(Texts.of("map.follower"));
            case LAGS -> {
                var behind = ReplicaShapes.behind(partition, placed.broker());
                yield behind.isPresent()
                        ? List.of(
                                Texts.of("map.behind", behind.getAsLong()),
                                "−" + Numbers.grouped(behind.getAsLong()),
                                "−" + Numbers.brief(behind.getAsLong()))
                        : List.of(Texts.of("map.out"));
            }
            case GONE ->
                    partition.leader().equals(OptionalInt.of(placed.broker()))
                            ? List.of(Texts.of("map.leaderGone"), Texts.of("map.offline"))
                            : List.of(Texts.of("map.offline"));
            case NONE -> List.of();
        };
    }

    private String fitting(double room, List<String> words) {
        return fitting(room, words, roleStyle());
    }

    private String fitting(double room, List<String> words, TextStyle style) {
        return words.stream().filter(w -> measure.width(w, style) <= room).findFirst().orElse("");
    }

    /// The newest records of the partition, coloured by key; returns the room they take.
    private double keys(double low) {
        var keys =
                placed.topic()
                        .recent(placed.partition())
                        .map(MapScene.Recent::keys)
                        .orElse(List.of());
        double word = measure.width(Texts.of("map.leader"), TextStyle.SMALL);
        double room = box.width() - LEFT - RIGHT - word - APART;
        int shown = Math.min(keys.size(), (int) (room / KEY_PITCH));
        if (shown < 1) {
            return 0;
        }
        double x = right() - shown * KEY_PITCH + 2;
        for (var key : keys.subList(keys.size() - shown, keys.size())) {
            shapes.add(
                    Shape.rect(
                            new Box(x, low - 9, 10, 10),
                            2,
                            Fill.of(key),
                            Stroke.of(Tone.BG_DEFAULT)));
            x += KEY_PITCH;
        }
        return shown * KEY_PITCH + APART - 2;
    }
}
