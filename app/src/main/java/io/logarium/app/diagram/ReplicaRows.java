package io.logarium.app.diagram;

import io.logarium.app.diagram.TapeLayout.Lane;
import io.logarium.app.diagram.TapeLayout.ReplicaRow;
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
import org.kordamp.ikonli.materialdesign2.MaterialDesignS;

/// Each replica's own log below the tape: filled leads, outlined follows, hatched lags, dashed is gone.
final class ReplicaRows {
    private static final double HALF = 3.2;

    private ReplicaRows() {}

    static void add(Picture.Builder picture, Lane lane, double width, TextMeasure measure) {
        for (var row : lane.replicas()) {
            name(picture, row, measure);
            bars(picture, lane, row, width);
            end(picture, lane, row);
        }
    }

    private static void name(Picture.Builder picture, ReplicaRow row, TextMeasure measure) {
        var replica = row.replica();
        picture.add(new Shape.Icon(16, row.y() - 6, 12, MaterialDesignS.SERVER, Tone.FG_MUTED));
        var broker = Texts.of("tape.broker", String.valueOf(replica.broker()));
        var style = replica.leader() ? TextStyle.SMALL_STRONG : TextStyle.SMALL;
        picture.add(Shape.text(32, row.y() + 4, broker, style, Tone.FG_DEFAULT));
        // All rows of a lane start the role at the same place.
        double roleX = 32 + measure.width(broker, TextStyle.SMALL_STRONG) + 6;
        picture.add(
                Shape.text(
                        roleX,
                        row.y() + 4,
                        Texts.of(replica.leader() ? "tape.leader" : "tape.follower"),
                        TextStyle.SMALL,
                        Tone.FG_MUTED));
    }

    private static void bars(Picture.Builder picture, Lane lane, ReplicaRow row, double width) {
        if (lane.scale().isEmpty()) {
            picture.add(bar(row, TapeLayout.LEFT, width - TapeLayout.LEFT - 113));
            return;
        }
        var scale = lane.scale().get();
        double end = Double.isNaN(row.endX()) ? scale.x(scale.end()) : row.endX();
        if (!scale.hasOlder()) {
            picture.add(bar(row, TapeLayout.LEFT, end - TapeLayout.LEFT));
            return;
        }
        double older = Math.min(end, scale.older().right());
        picture.add(bar(row, TapeLayout.LEFT, older - TapeLayout.LEFT));
        if (end > scale.cellsX()) {
            picture.add(bar(row, scale.cellsX(), end - scale.cellsX()));
        }
    }

    private static Shape bar(ReplicaRow row, double x, double length) {
        var box = new Box(x, row.y() - HALF, Math.max(2, length), 2 * HALF);
        var replica = row.replica();
        if (!replica.up()) {
            return Shape.rect(box, 0, Fill.NONE, Stroke.of(Tone.GONE, 1.3).dashed());
        }
        if (replica.leader()) {
            return Shape.rect(box, 0, Fill.of(Tone.REPLICA), Stroke.NONE);
        }
        if (!replica.inSync()) {
            return Shape.rect(
                    box, 0, Fill.hatched(Tone.WARN, Tone.WARN_SUBTLE), Stroke.of(Tone.WARN, 1.3));
        }
        return Double.isNaN(row.endX())
                ? Shape.rect(box, 0, Fill.NONE, Stroke.of(Tone.UNKNOWN, 1.3).dotted())
                : Shape.rect(box, 0, Fill.of(Tone.BG_DEFAULT), Stroke.of(Tone.REPLICA, 1.3));
    }

    private static void end(Picture.Builder picture, Lane lane, ReplicaRow row) {
        var replica = row.replica();
        double x = lane.scale().map(s -> s.x(s.end()) + 10).orElse(TapeLayout.LEFT);
        boolean behind = row.behind().orElse(0) > 0;
        String words;
        Tone tone;
        if (!replica.up()) {
            words = Texts.of("tape.brokerDown");
            tone = Tone.BAD;
        } else if (!replica.inSync()) {
            words =
                    row.behind().isPresent()
                            ? Texts.of("tape.outOfSync", row.behind().getAsLong())
                            : Texts.of("tape.outOfSyncUnknown");
            tone = Tone.WARN;
        } else if (replica.logEnd().isEmpty()) {
            words = replica.leader() ? "LEO ?" : "?";
            tone = Tone.UNKNOWN;
        } else if (behind) {
            words = Texts.of("tape.behind", replica.logEnd().getAsLong(), row.behind().getAsLong());
            tone = Tone.FG_STRONG;
        } else {
            words = Numbers.grouped(replica.logEnd().getAsLong());
            tone = Tone.FG_MUTED;
        }
        picture.add(
                Shape.text(
                        x,
                        row.y() + 4,
                        words,
                        behind ? TextStyle.SMALL_STRONG : TextStyle.SMALL,
                        tone));
    }
}
