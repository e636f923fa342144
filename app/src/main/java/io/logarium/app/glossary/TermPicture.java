package io.logarium.app.glossary;

import io.logarium.app.picture.Box;
import io.logarium.app.picture.Fill;
import io.logarium.app.picture.Picture;
import io.logarium.app.picture.Shape;
import io.logarium.app.picture.Stroke;
import io.logarium.app.picture.TextStyle;
import io.logarium.app.picture.Tone;
import java.util.Optional;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;

/// A small picture of a term in the shapes of the big ones: filled leads, outlined follows, hatched lags, dashed is gone. Pure.
final class TermPicture {
    static final double WIDTH = 340;
    static final double HEIGHT = 84;

    private static final double CELL = 38;
    private static final double TOP = 30;
    private static final double CHIP_WIDTH = 104;

    private final Picture.Builder picture = new Picture.Builder();

    private TermPicture() {}

    /// How a chip or cell looks.
    private enum Look {
        LEADS,
        FOLLOWS,
        LAGS,
        GONE
    }

    /// @return empty for a term that is nothing to be seen
    static Optional<Picture> of(String term) {
        var drawing = new TermPicture();
        return drawing.draw(term) ? Optional.of(drawing.picture.build()) : Optional.empty();
    }

    private boolean draw(String term) {
        switch (term) {
            case "partition", "offset", "message" -> tape(6, 6);
            case "topic" -> topic();
            case "key" -> key();
            case "high-watermark" -> tapeWith(3, "HW", Tone.LEADER, true, true);
            case "leo" -> tapeWith(6, "LEO", Tone.LEADER, false, true);
            case "committed" -> tapeWith(2, "committed", Tone.CONSUMER_EMPHASIS, true, false);
            case "position" -> tapeWith(4, "position", Tone.CONSUMER_EMPHASIS, false, false);
            case "lag" -> lag();
            case "leader" -> chips(Look.LEADS, Look.FOLLOWS, Look.FOLLOWS);
            case "follower", "replica" -> chips(Look.LEADS, Look.FOLLOWS, Look.FOLLOWS);
            case "isr" -> chips(Look.LEADS, Look.FOLLOWS, Look.LAGS);
            case "under-replicated" -> chips(Look.LEADS, Look.FOLLOWS, Look.GONE);
            case "offline-partition" -> chips(Look.GONE, Look.GONE, Look.GONE);
            case "controller" -> controller();
            case "producer" -> client(Tone.PRODUCER, Tone.PRODUCER_SUBTLE, true);
            case "consumer" -> client(Tone.CONSUMER, Tone.CONSUMER_SUBTLE, false);
            case "group" -> group();
            case "segment" -> segment();
            case "retention" -> tape(6, 3);
            default -> {
                return false;
            }
        }
        return true;
    }

    private static double x(int cell) {
        return 20 + cell * CELL;
    }

    private void cell(int index, double y, Look look, String text) {
        var box = new Box(x(index), y, CELL - 3, 30);
        switch (look) {
            case LEADS ->
                    picture.add(Shape.rect(box, 2, Fill.of(Tone.key(index % 8)), Stroke.NONE));
            case FOLLOWS ->
                    picture.add(
                            Shape.rect(box, 2, Fill.NONE, Stroke.of(Tone.keyLine(index % 8), 1.5)));
            case LAGS, GONE ->
                    picture.add(Shape.rect(box, 2, Fill.NONE, Stroke.of(Tone.GONE).dashed()));
        }
        var ink = look == Look.LEADS ? Tone.KEY_INK : Tone.FG_MUTED;
        picture.add(Shape.textCentered(box.centerX(), y + 20, text, TextStyle.MONO, ink));
    }

    /// Cells with their offsets; those behind `kept` are gone from the left.
    private void tape(int cells, int kept) {
        for (int i = 0; i < cells; i++) {
            cell(i, TOP, i < cells - kept ? Look.GONE : Look.LEADS, "" + i);
        }
        cell(cells, TOP, Look.GONE, "" + cells);
    }

    private void tapeWith(int at, String label, Tone tone, boolean settled, boolean above) {
        for (int i = 0; i < 6; i++) {
            boolean open = label.equals("HW") && i >= at;
            cell(i, above ? TOP + 12 : TOP - 14, open ? Look.FOLLOWS : Look.LEADS, "" + i);
        }
        flag(at, label, tone, settled, above);
    }

    private void flag(int at, String label, Tone tone, boolean settled, boolean above) {
        double x = x(at) - 1.5;
        picture.add(
                new Shape.Flag(
                        x,
                        above ? 10 : 62,
                        above ? TOP + 42 : TOP - 14,
                        label,
                        settled ? Shape.FlagStyle.FILLED : Shape.FlagStyle.OUTLINED,
                        Shape.FlagSide.RIGHT,
                        tone,
                        above ? Tone.ON_LEADER : Tone.ON_CONSUMER));
    }

    private void lag() {
        for (int i = 0; i < 6; i++) {
            cell(i, 26, Look.LEADS, "" + i);
        }
        flag(2, "committed", Tone.CONSUMER_EMPHASIS, true, false);
        picture.add(
                new Shape.Flag(
                        x(6) - 1.5,
                        4,
                        56,
                        "HW",
                        Shape.FlagStyle.FILLED,
                        Shape.FlagSide.RIGHT,
                        Tone.LEADER,
                        Tone.ON_LEADER));
        picture.add(Shape.line(x(2), 16, x(6) - 4, 16, Stroke.of(Tone.WARN, 2)));
        picture.add(
                Shape.textCentered(
                        (x(2) + x(6)) / 2, 12, "lag 4", TextStyle.SMALL_STRONG, Tone.WARN));
    }

    private void topic() {
        for (int row = 0; row < 3; row++) {
            double y = 6 + row * 25;
            picture.add(Shape.text(20, y + 15, "P" + row, TextStyle.MONO, Tone.FG_MUTED));
            for (int i = 0; i < 4 - row; i++) {
                picture.add(
                        Shape.rect(
                                new Box(52 + i * 30, y, 27, 20),
                                2,
                                Fill.of(Tone.key((row * 3 + i) % 8)),
                                Stroke.NONE));
            }
        }
    }

    private void key() {
        for (int i = 0; i < 3; i++) {
            var box = new Box(20 + i * 60, TOP, 54, 30);
            picture.add(Shape.rect(box, 2, Fill.of(Tone.key(i == 1 ? 4 : 1)), Stroke.NONE));
            picture.add(
                    Shape.textCentered(
                            box.centerX(),
                            TOP + 20,
                            i == 1 ? "vera" : "anna",
                            TextStyle.MONO_STRONG,
                            Tone.KEY_INK));
        }
        picture.add(
                Shape.text(210, TOP + 20, "anna → P1, vera → P0", TextStyle.SMALL, Tone.FG_MUTED));
    }

    private void chips(Look... looks) {
        for (int i = 0; i < looks.length; i++) {
            var box = new Box(8 + i * (CHIP_WIDTH + 8), 24, CHIP_WIDTH, 36);
            var text = Tone.FG_STRONG;
            switch (looks[i]) {
                case LEADS -> {
                    picture.add(Shape.rect(box, 4, Fill.of(Tone.LEADER), Stroke.NONE));
                    text = Tone.ON_LEADER;
                    picture.add(
                            new Shape.Icon(
                                    box.right() - 26,
                                    box.y() + 9,
                                    18,
                                    MaterialDesignC.CROWN,
                                    Tone.ON_LEADER));
                }
                case FOLLOWS ->
                        picture.add(
                                Shape.rect(
                                        box,
                                        4,
                                        Fill.of(Tone.REPLICA_SUBTLE),
                                        Stroke.of(Tone.REPLICA, 1.5)));
                case LAGS ->
                        picture.add(
                                Shape.rect(
                                        box,
                                        4,
                                        Fill.hatched(Tone.WARN, Tone.WARN_SUBTLE),
                                        Stroke.of(Tone.WARN, 1.5)));
                case GONE -> {
                    picture.add(Shape.rect(box, 4, Fill.NONE, Stroke.of(Tone.GONE, 1.5).dashed()));
                    text = Tone.FG_MUTED;
                }
            }
            picture.add(Shape.text(box.x() + 12, box.y() + 23, "P0", TextStyle.MONO_STRONG, text));
        }
    }

    private void controller() {
        for (int i = 0; i < 3; i++) {
            picture.add(
                    new Shape.Hexagon(
                            60 + i * 90,
                            42,
                            26,
                            i == 1 ? Fill.of(Tone.CONTROLLER) : Fill.NONE,
                            Stroke.of(Tone.CONTROLLER, 1.5)));
            picture.add(
                    Shape.textCentered(
                            60 + i * 90,
                            47,
                            "" + i,
                            TextStyle.MONO_STRONG,
                            i == 1 ? Tone.BG_DEFAULT : Tone.FG_STRONG));
        }
    }

    private void client(Tone line, Tone ground, boolean writes) {
        var box = new Box(writes ? 12 : 200, 20, 120, 44);
        var cells = writes ? 5 : 0;
        picture.add(Shape.rect(box, 18, Fill.of(ground), Stroke.of(line, 1.5)));
        picture.add(
                Shape.textCentered(
                        box.centerX(), 47, writes ? "shop" : "worker", TextStyle.MONO, line));
        double from = writes ? box.right() : x(3);
        double to = writes ? x(cells) - 6 : box.x();
        picture.add(Shape.line(from, 42, to, 42, Stroke.of(line, 1.5)));
        picture.add(Shape.polygon(Fill.of(line), Stroke.NONE, to, 42, to - 8, 38, to - 8, 46));
        for (int i = cells; i < cells + 3; i++) {
            cell(i, 27, Look.LEADS, "" + (i - cells));
        }
    }

    private void group() {
        picture.add(
                Shape.rect(new Box(60, 6, 220, 72), 12, Fill.NONE, Stroke.of(Tone.CONSUMER, 1.5)));
        for (int i = 0; i < 2; i++) {
            var box = new Box(74 + i * 102, 22, 90, 40);
            picture.add(
                    Shape.rect(
                            box, 16, Fill.of(Tone.CONSUMER_SUBTLE), Stroke.of(Tone.CONSUMER, 1.5)));
            picture.add(
                    Shape.textCentered(
                            box.centerX(),
                            47,
                            i == 0 ? "P0 P1" : "P2",
                            TextStyle.MONO,
                            Tone.CONSUMER));
        }
    }

    private void segment() {
        for (int i = 0; i < 7; i++) {
            cell(i, TOP, Look.LEADS, "" + i);
        }
        for (int at : new int[] {3, 6}) {
            picture.add(
                    Shape.line(
                            x(at) - 1.5,
                            16,
                            x(at) - 1.5,
                            76,
                            Stroke.of(Tone.FG_MUTED, 1.5).dotted()));
            picture.add(
                    new Shape.Icon(x(at) - 8.5, 2, 14, MaterialDesignC.CONTENT_CUT, Tone.FG_MUTED));
        }
    }
}
