package io.logarium.app.diagram;

import io.logarium.app.diagram.GroupScene.Place;
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
import java.util.Comparator;
import java.util.List;

/// The lag of very many partitions at a glance: a cell each in the order of the topic, so that one stays where it is, fuller where
/// more records wait. Of more than [#MOST_CELLS] ten share a cell, and the worst among them counts.
///
/// @param height what the cells need above the rows; 0 where there are none
record LagHeat(List<Cell> cells, double height) {
    /// Fewer are all read as rows.
    static final int FROM = 33;

    static final int MOST_CELLS = 2_000;
    static final LagHeat NONE = new LagHeat(List.of(), 0);

    private static final int SHARING = 10;
    private static final double CELL = 13;
    private static final double PITCH = 15;
    private static final double TOP = 36;
    private static final double LEGEND = 30;

    LagHeat {
        cells = List.copyOf(cells);
    }

    /// @param places those that share the cell, in their order
    record Cell(Box box, List<Place> places) {
        /// The one that falls behind, the one that lags most, one that has committed nothing: in that order.
        Place worst() {
            return places.stream()
                    .max(
                            Comparator.comparing(Place::isFallingBehind)
                                    .thenComparingLong(p -> p.lag().orElse(-1)))
                    .orElseThrow();
        }
    }

    static LagHeat of(List<Place> places, double width) {
        if (places.size() < FROM) {
            return NONE;
        }
        int sharing = places.size() <= MOST_CELLS ? 1 : SHARING;
        int columns = Math.max(1, (int) ((width - 2 * GroupLayout.EDGE) / PITCH));
        var cells = new ArrayList<Cell>();
        for (int from = 0; from < places.size(); from += sharing) {
            int at = cells.size();
            var box =
                    new Box(
                            GroupLayout.EDGE + at % columns * PITCH,
                            TOP + at / columns * PITCH,
                            CELL,
                            CELL);
            cells.add(new Cell(box, places.subList(from, Math.min(places.size(), from + sharing))));
        }
        int lines = (cells.size() + columns - 1) / columns;
        return new LagHeat(cells, TOP + lines * PITCH + LEGEND);
    }

    /// @param most the largest lag of all
    void draw(Picture.Builder picture, GroupScene scene, long most, double width) {
        if (cells.isEmpty()) {
            return;
        }
        words(picture, 24, TextStyle.LABEL_STRONG, width, title(scene));
        cells.forEach(cell -> draw(picture, cell, most));
        words(picture, height - 12, TextStyle.SMALL, width, Texts.of("groups.heat.legend"));
    }

    private static String title(GroupScene scene) {
        return Texts.of("groups.heat.title", scene.places().size());
    }

    private static void words(
            Picture.Builder picture, double y, TextStyle style, double width, String text) {
        picture.add(
                new Shape.Text(
                        GroupLayout.EDGE,
                        y,
                        text,
                        style,
                        Tone.FG_MUTED,
                        Shape.Align.LEFT,
                        width - 2 * GroupLayout.EDGE));
    }

    private static void draw(Picture.Builder picture, Cell cell, long most) {
        var worst = cell.worst();
        picture.add(Shape.rect(cell.box(), 2, fill(worst, most), stroke(worst)));
        picture.hit(cell.box(), new GroupPicture.PlaceHit(worst.at()), () -> words(cell));
    }

    private static String words(Cell cell) {
        var worst = cell.worst();
        var lag = worst.lag();
        return Texts.of(
                "groups.heat.hint",
                worst.at().toString(),
                lag.isPresent() ? Numbers.grouped(lag.getAsLong()) : "?",
                cell.places().size());
    }

    private static Fill fill(Place place, long most) {
        var lag = place.lag();
        if (lag.isEmpty()) {
            return Fill.NONE;
        }
        if (lag.getAsLong() == 0) {
            return Fill.of(Tone.BG_CODE);
        }
        double share = Math.log1p(lag.getAsLong()) / Math.log1p(Math.max(1, most));
        return Fill.faded(place.isFallingBehind() ? Tone.WARN : Tone.CONSUMER, 0.2 + 0.8 * share);
    }

    private static Stroke stroke(Place place) {
        if (place.leader().isEmpty()) {
            return Stroke.of(Tone.GONE, 1.2).dashed();
        }
        return place.lag().isEmpty()
                ? Stroke.of(Tone.UNKNOWN, 1.2).dotted()
                : Stroke.of(place.isFallingBehind() ? Tone.WARN : Tone.BORDER_DEFAULT);
    }
}
