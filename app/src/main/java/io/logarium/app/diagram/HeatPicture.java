package io.logarium.app.diagram;

import io.logarium.app.picture.Box;
import io.logarium.app.picture.Fill;
import io.logarium.app.picture.Picture;
import io.logarium.app.picture.Shape;
import io.logarium.app.picture.Stroke;
import io.logarium.app.picture.TextStyle;
import io.logarium.app.picture.Tone;
import io.logarium.app.text.Texts;
import java.util.List;

/// Very many partitions at once: which broker leads, follows, lags or is gone.
public final class HeatPicture {
    /// A cell in which a broker leads little is still seen to be led.
    private static final double PALEST = 0.2;

    private HeatPicture() {}

    public static double height(TapeScene scene, List<Integer> brokers, double width) {
        return HeatLayout.height(scene.lanes().size(), brokers.size(), width);
    }

    /// @param brokers ids in the order of the rows
    public static Picture of(TapeScene scene, List<Integer> brokers, double width) {
        var layout = layout(scene, brokers, width);
        var picture = new Picture.Builder();
        for (var block : layout.blocks()) {
            picture.add(
                    Shape.text(
                            HeatLayout.LABEL_WIDTH,
                            block.top() + 18,
                            "P" + block.first(),
                            TextStyle.SMALL_STRONG,
                            Tone.FG_STRONG));
            for (int row = 0; row < brokers.size(); row++) {
                picture.add(
                        Shape.text(
                                16,
                                block.top() + 26 + row * 15 + 11,
                                Texts.of("tape.broker", String.valueOf(brokers.get(row))),
                                TextStyle.SMALL,
                                Tone.FG_MUTED));
            }
            block.cells().forEach(c -> cell(picture, c));
            scene.sought().ifPresent(s -> ring(picture, block, s.partition()));
        }
        picture.add(
                new Shape.Text(
                        16,
                        18,
                        layout.perColumn() == 1
                                ? Texts.of("heat.legend")
                                : Texts.of("heat.grouped", layout.perColumn()),
                        TextStyle.SMALL,
                        Tone.FG_MUTED,
                        Shape.Align.LEFT,
                        width - 32));
        return picture.build();
    }

    /// Around the column of a partition.
    private static void ring(Picture.Builder picture, HeatLayout.Block block, int partition) {
        block.cells().stream()
                .filter(c -> c.holds(partition))
                .map(HeatLayout.Cell::box)
                .reduce((a, b) -> new Box(a.x(), a.y(), a.width(), b.bottom() - a.y()))
                .ifPresent(column ->
                        picture.add(
                                Shape.rect(
                                        column.grown(2),
                                        3,
                                        Fill.NONE,
                                        Stroke.of(Tone.SELECTED, 2))));
    }

    private static HeatLayout layout(TapeScene scene, List<Integer> brokers, double width) {
        return HeatLayout.of(
                scene.lanes().stream().map(TapeScene.Lane::facts).toList(), brokers, width);
    }

    private static void cell(Picture.Builder picture, HeatLayout.Cell cell) {
        var shape =
                switch (cell.state()) {
                    case NONE -> Shape.rect(cell.box(), 2, Fill.of(Tone.BG_INSET), Stroke.NONE);
                    case LEADS -> leads(cell);
                    case FOLLOWS ->
                            Shape.rect(
                                    cell.box(),
                                    2,
                                    Fill.of(Tone.REPLICA_SUBTLE),
                                    Stroke.of(Tone.REPLICA));
                    case LAGS ->
                            Shape.rect(
                                    cell.box(),
                                    2,
                                    Fill.hatched(Tone.WARN, Tone.WARN_SUBTLE),
                                    Stroke.of(Tone.WARN));
                    case GONE ->
                            Shape.rect(cell.box(), 2, Fill.NONE, Stroke.of(Tone.GONE).dashed());
                };
        picture.add(shape);
        picture.hit(cell.box(), new TapeScene.Place(cell.firstPartition(), 0), () -> words(cell));
    }

    /// Of many partitions the cell is the fuller, the more of them the broker leads.
    private static Shape leads(HeatLayout.Cell cell) {
        return cell.partitions() == 1
                ? Shape.rect(cell.box(), 2, Fill.of(Tone.LEADER), Stroke.NONE)
                : Shape.rect(
                        cell.box(),
                        2,
                        Fill.faded(Tone.LEADER, Math.max(PALEST, cell.led())),
                        Stroke.of(Tone.REPLICA));
    }

    private static String words(HeatLayout.Cell cell) {
        var counts = cell.counts();
        int last = cell.firstPartition() + cell.partitions() - 1;
        var name =
                cell.partitions() == 1
                        ? "P" + cell.firstPartition()
                        : "P" + cell.firstPartition() + "–" + last;
        if (cell.partitions() > 1) {
            return Texts.of(
                    "heat.many",
                    name,
                    String.valueOf(cell.broker()),
                    counts.of(HeatLayout.State.LEADS),
                    counts.of(HeatLayout.State.FOLLOWS),
                    counts.of(HeatLayout.State.LAGS),
                    counts.of(HeatLayout.State.GONE));
        }
        return Texts.of(
                "heat.hint", name, String.valueOf(cell.broker()), Texts.of("heat." + cell.state()));
    }
}
