package io.logarium.app.diagram;

import io.logarium.app.cluster.Content;
import io.logarium.app.cluster.RecordFacts;
import io.logarium.app.diagram.TapeLayout.Cell;
import io.logarium.app.picture.Fill;
import io.logarium.app.picture.Picture;
import io.logarium.app.picture.Shape;
import io.logarium.app.picture.Stroke;
import io.logarium.app.picture.TextStyle;
import io.logarium.app.picture.Tone;
import io.logarium.app.text.Numbers;

/// A record's cell as shapes: the fill is the key, its look the state. Only a fill fades, never a text.
final class CellShapes {
    private static final double PROCESSED = 0.48;
    private static final TextStyle KEY = new TextStyle(12.5, TextStyle.Weight.BOLD, true);

    /// Cyrillic and four characters need the room.
    private static final TextStyle LONG_KEY = TextStyle.CELL_KEY;

    private CellShapes() {}

    static void add(Picture.Builder picture, Cell cell, Grain grain) {
        switch (cell.look()) {
            case READABLE -> picture.add(filled(cell, grain, 1));
            case PROCESSED -> picture.add(filled(cell, grain, PROCESSED));
            case UNREPLICATED ->
                    picture.add(
                            Shape.rect(
                                    cell.box(),
                                    radius(grain),
                                    Fill.of(Tone.BG_DEFAULT),
                                    Stroke.of(KeyColour.line(key(cell)), 1.8)));
            case GAP ->
                    picture.add(
                            Shape.rect(
                                    cell.box(),
                                    radius(grain),
                                    Fill.NONE,
                                    Stroke.of(Tone.BORDER_MUTED)));
            case UNKNOWN ->
                    picture.add(
                            Shape.rect(
                                    cell.box(),
                                    radius(grain),
                                    Fill.NONE,
                                    Stroke.of(Tone.UNKNOWN).dotted()));
        }
        if (grain == Grain.CELLS) {
            texts(picture, cell);
        }
    }

    private static Shape filled(Cell cell, Grain grain, double opacity) {
        return Shape.rect(
                cell.box(),
                radius(grain),
                Fill.faded(KeyColour.fill(key(cell)), opacity),
                Stroke.NONE);
    }

    private static double radius(Grain grain) {
        return grain == Grain.CELLS ? 3 : 0;
    }

    private static Content key(Cell cell) {
        return cell.record().map(RecordFacts::key).orElse(Content.none());
    }

    private static void texts(Picture.Builder picture, Cell cell) {
        double middle = cell.box().centerX();
        double y = cell.box().y();
        var ink = ink(cell);
        var label = label(cell);
        var style = label.length() > 3 ? LONG_KEY : KEY;
        picture.add(
                new Shape.Text(
                        middle,
                        y + 16,
                        label,
                        style,
                        ink,
                        Shape.Align.CENTER,
                        cell.box().width() - 1));
        picture.add(
                Shape.textCentered(
                        middle, y + 31, offset(cell.offset()), TextStyle.CELL_OFFSET, ink));
    }

    private static String label(Cell cell) {
        return switch (cell.look()) {
            case GAP -> "–";
            case UNKNOWN -> "?";
            case READABLE, PROCESSED, UNREPLICATED ->
                    cell.record().map(r -> KeyLabel.of(r.key())).orElse("?");
        };
    }

    /// Five digits fit; of larger offsets the last four stand behind an ellipsis, the full one is in the hint.
    private static String offset(long offset) {
        if (offset < 10_000) {
            return Numbers.grouped(offset);
        }
        return offset < 100_000 ? Long.toString(offset) : "…" + "%04d".formatted(offset % 10_000);
    }

    private static Tone ink(Cell cell) {
        return switch (cell.look()) {
            case READABLE -> Tone.KEY_INK;
            // On a faded fill the theme's own text is readable in light and in dark.
            case PROCESSED, UNREPLICATED -> Tone.FG_STRONG;
            case GAP, UNKNOWN -> Tone.FG_MUTED;
        };
    }
}
