package io.logarium.app.diagram;

import io.logarium.app.picture.Box;
import io.logarium.app.picture.Fill;
import io.logarium.app.picture.Picture;
import io.logarium.app.picture.Shape;
import io.logarium.app.picture.Stroke;
import io.logarium.app.picture.TextStyle;
import io.logarium.app.picture.Tone;
import io.logarium.app.text.Numbers;
import io.logarium.app.text.Texts;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;

/// A row for each partition, its length the number of records, all on one scale: where the log starts, what the group has
/// processed, the high watermark and the end.
public final class BarsPicture {
    static final double ROW = 26;
    static final double BAR_X = 150;
    static final double BAR_HEIGHT = 12;
    private static final double RIGHT = 210;

    private BarsPicture() {}

    public static double height(TapeScene scene) {
        return 12 + scene.lanes().size() * ROW;
    }

    public static Picture of(TapeScene scene, double width) {
        var picture = new Picture.Builder();
        long most =
                Math.max(1, scene.lanes().stream().mapToLong(BarsPicture::records).max().orElse(1));
        double room = Math.max(60, width - BAR_X - RIGHT);
        double y = 12;
        for (var lane : scene.lanes()) {
            row(picture, scene, lane, y, room / most);
            y += ROW;
        }
        return picture.build();
    }

    private static long records(TapeScene.Lane lane) {
        return lane.facts().end().orElse(0) - lane.facts().logStart().orElse(0);
    }

    private static void row(
            Picture.Builder picture,
            TapeScene scene,
            TapeScene.Lane lane,
            double y,
            double perRecord) {
        var facts = lane.facts();
        double base = y + 12;
        if (scene.sought().filter(s -> s.isIn(lane)).isPresent()) {
            picture.add(
                    Shape.rect(
                            new Box(8, y - 4, BAR_X - 16, ROW - 3),
                            4,
                            Fill.NONE,
                            Stroke.of(Tone.SELECTED, 2)));
        }
        picture.add(Shape.text(16, base, "P" + facts.index(), TextStyle.ENTITY, Tone.FG_STRONG));
        boolean led = facts.leader().isPresent();
        picture.add(
                new Shape.Icon(
                        56,
                        y + 1,
                        13,
                        led ? MaterialDesignC.CROWN : MaterialDesignC.CLOSE_OCTAGON,
                        led ? Tone.LEADER : Tone.BAD));
        picture.add(
                new Shape.Text(
                        74,
                        base,
                        led
                                ? Texts.of("tape.broker", String.valueOf(facts.leader().getAsInt()))
                                : Texts.of("tape.noLeader"),
                        TextStyle.LABEL,
                        led ? Tone.FG_DEFAULT : Tone.BAD,
                        Shape.Align.LEFT,
                        BAR_X - 80));
        if (facts.end().isEmpty() || facts.logStart().isEmpty()) {
            return;
        }
        bar(picture, lane, y + 2, perRecord);
        double end = BAR_X + records(lane) * perRecord + 10;
        var words = Texts.of("bars.end", facts.highWatermark().orElse(facts.end().getAsLong()));
        picture.add(Shape.text(end, base, words, TextStyle.SMALL, Tone.FG_MUTED));
        if (scene.group().isPresent()) {
            picture.add(
                    Shape.text(
                            end + 110,
                            base,
                            lane.lag().isPresent()
                                    ? Texts.of("tape.lag", lane.lag().getAsLong())
                                    : "–",
                            TextStyle.SMALL_STRONG,
                            Tone.CONSUMER));
        }
        picture.hit(
                new Box(0, y - 4, end + 200, ROW),
                new TapeScene.Place(facts.index(), facts.end().getAsLong()),
                Texts.of(
                        "bars.hint",
                        String.valueOf(facts.index()),
                        Numbers.grouped(facts.logStart().getAsLong()),
                        Numbers.grouped(facts.end().getAsLong())));
    }

    private static void bar(
            Picture.Builder picture, TapeScene.Lane lane, double y, double perRecord) {
        var facts = lane.facts();
        long start = facts.logStart().orElse(0);
        boolean lags = facts.isr().size() < facts.replicas().size();
        double length = Math.max(2, records(lane) * perRecord);
        picture.add(
                Shape.rect(
                        new Box(BAR_X, y, length, BAR_HEIGHT),
                        2,
                        lags
                                ? Fill.hatched(Tone.WARN, Tone.WARN_SUBTLE)
                                : Fill.of(Tone.REPLICA_SUBTLE),
                        Stroke.of(lags ? Tone.WARN : Tone.REPLICA, 1.2)));
        lane.committed()
                .ifPresent(committed -> {
                    double x = BAR_X + Math.max(0, committed - start) * perRecord;
                    picture.add(
                            Shape.rect(
                                    new Box(BAR_X, y + 3, x - BAR_X, BAR_HEIGHT - 6),
                                    1,
                                    Fill.faded(Tone.CONSUMER, 0.45),
                                    Stroke.NONE));
                    picture.add(
                            Shape.polygon(
                                    Fill.of(Tone.CONSUMER),
                                    Stroke.NONE,
                                    x,
                                    y + BAR_HEIGHT - 2,
                                    x - 5,
                                    y + BAR_HEIGHT + 6,
                                    x + 5,
                                    y + BAR_HEIGHT + 6));
                });
        facts.highWatermark()
                .ifPresent(hw -> {
                    double x = BAR_X + (hw - start) * perRecord;
                    picture.add(
                            Shape.line(x, y - 4, x, y + BAR_HEIGHT, Stroke.of(Tone.REPLICA, 2)));
                });
    }
}
