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
import java.util.List;
import java.util.OptionalLong;
import org.apache.kafka.common.TopicPartition;

/// What a reset of offsets would do, on the tape of each partition and in numbers beside it.
public final class ResetPicture {
    private static final double ROW = 34;
    private static final double NOTED_ROW = 48;
    private static final double HEAD = 26;
    private static final double BAR_HEIGHT = 8;
    private static final double COLUMN = 66;

    /// More partitions are counted, not drawn.
    private static final int MOST = 60;

    private ResetPicture() {}

    /// A partition before and after.
    ///
    /// @param fresh the new offset; empty when there is none
    public record Row(
            TopicPartition at,
            OptionalLong committed,
            long start,
            long highWatermark,
            OptionalLong fresh,
            Note note) {
        /// How far the offset moves; 0 while one of both is not known.
        public long change() {
            return committed.isPresent() && fresh.isPresent()
                    ? fresh.getAsLong() - committed.getAsLong()
                    : 0;
        }
    }

    /// Why the new offset is not what was asked for.
    public enum Note {
        NONE,
        BEFORE_START,
        AFTER_END,
        NO_COMMIT,
        NO_COMMIT_TO_END,
        NOT_TOLD
    }

    public static double height(List<Row> rows) {
        return HEAD + rows.stream().limit(MOST).mapToDouble(ResetPicture::height).sum() + 4;
    }

    private static double height(Row row) {
        return row.note() == Note.NONE ? ROW : NOTED_ROW;
    }

    public static Picture of(List<Row> rows, double width) {
        var picture = new Picture.Builder();
        boolean several = rows.stream().map(r -> r.at().topic()).distinct().count() > 1;
        double name = several ? 120 : 36;
        double bar = Math.max(60, width - name - 4 * COLUMN);
        double numbers = name + bar;
        head(picture, name, numbers);
        double y = HEAD;
        for (var row : rows.subList(0, Math.min(MOST, rows.size()))) {
            picture.add(Shape.line(0, y, width, y, Stroke.of(Tone.BORDER_MUTED)));
            picture.add(
                    new Shape.Text(
                            0,
                            y + 21,
                            several ? row.at().toString() : "P" + row.at().partition(),
                            TextStyle.LABEL_STRONG,
                            Tone.FG_STRONG,
                            Shape.Align.LEFT,
                            name - 6));
            tape(picture, row, name, y + 13, bar - 20);
            numbers(picture, row, numbers, y + 21);
            if (row.note() != Note.NONE) {
                picture.add(
                        new Shape.Text(
                                name,
                                y + 40,
                                Texts.of("groups.reset.note." + row.note()),
                                TextStyle.SMALL,
                                Tone.WARN,
                                Shape.Align.LEFT,
                                width - name));
            }
            y += height(row);
        }
        return picture.build();
    }

    private static void head(Picture.Builder picture, double name, double numbers) {
        picture.add(
                Shape.text(name, 14, Texts.of("groups.reset.log"), TextStyle.SMALL, Tone.FG_MUTED));
        var keys = List.of("committed", "new", "change", "lag");
        for (int i = 0; i < keys.size(); i++) {
            picture.add(
                    Shape.textRight(
                            numbers + (i + 1) * COLUMN,
                            14,
                            Texts.of("groups.reset.column." + keys.get(i)),
                            TextStyle.SMALL,
                            Tone.FG_MUTED));
        }
    }

    private static void tape(Picture.Builder picture, Row row, double x, double y, double width) {
        double span = Math.max(1, row.highWatermark() - row.start());
        picture.add(
                Shape.rect(
                        new Box(x, y, width, BAR_HEIGHT),
                        2,
                        Fill.of(Tone.BORDER_MUTED),
                        Stroke.of(Tone.BORDER_DEFAULT)));
        picture.add(
                Shape.line(
                        x + width,
                        y - 5,
                        x + width,
                        y + BAR_HEIGHT + 5,
                        Stroke.of(Tone.REPLICA, 2)));
        double from = place(row.committed(), row, x, width, span);
        double to = place(row.fresh(), row, x, width, span);
        if (row.committed().isPresent() && row.fresh().isPresent() && Math.abs(to - from) > 1) {
            picture.add(
                    Shape.rect(
                            new Box(Math.min(from, to), y, Math.abs(to - from), BAR_HEIGHT),
                            0,
                            Fill.of(Tone.CONSUMER_SUBTLE),
                            Stroke.NONE));
            arrow(picture, from, to, y + BAR_HEIGHT / 2);
        }
        if (row.committed().isPresent()) {
            picture.add(
                    Shape.line(from, y - 5, from, y + BAR_HEIGHT + 5, Stroke.of(Tone.CONSUMER, 2)));
        }
        if (row.fresh().isPresent()) {
            picture.add(
                    Shape.line(to, y - 7, to, y + BAR_HEIGHT + 7, Stroke.of(Tone.SELECTED, 2.5)));
        }
    }

    private static double place(OptionalLong offset, Row row, double x, double width, double span) {
        return x + width * Math.clamp((offset.orElse(row.start()) - row.start()) / span, 0, 1);
    }

    private static void arrow(Picture.Builder picture, double from, double to, double y) {
        double direction = Math.signum(to - from);
        picture.add(Shape.line(from, y, to, y, Stroke.of(Tone.CONSUMER, 1.6)));
        double tip = to - direction * 2;
        picture.add(
                Shape.polygon(
                        Fill.of(Tone.CONSUMER),
                        Stroke.NONE,
                        tip,
                        y,
                        tip - direction * 8,
                        y - 4.5,
                        tip - direction * 8,
                        y + 4.5));
    }

    private static void numbers(Picture.Builder picture, Row row, double x, double y) {
        number(picture, x + COLUMN, y, text(row.committed()), TextStyle.MONO, Tone.FG_DEFAULT);
        number(
                picture,
                x + 2 * COLUMN,
                y,
                text(row.fresh()),
                TextStyle.MONO_STRONG,
                Tone.FG_STRONG);
        boolean known = row.committed().isPresent() && row.fresh().isPresent();
        var change = known ? (row.change() > 0 ? "+" : "") + Numbers.grouped(row.change()) : "–";
        number(
                picture,
                x + 3 * COLUMN,
                y,
                change,
                TextStyle.MONO,
                row.change() == 0 ? Tone.FG_MUTED : Tone.WARN);
        number(
                picture,
                x + 4 * COLUMN,
                y,
                row.fresh().isPresent()
                        ? Numbers.grouped(row.highWatermark() - row.fresh().getAsLong())
                        : "–",
                TextStyle.MONO,
                Tone.FG_DEFAULT);
    }

    private static String text(OptionalLong offset) {
        return offset.isPresent() ? Numbers.grouped(offset.getAsLong()) : "–";
    }

    private static void number(
            Picture.Builder picture, double x, double y, String text, TextStyle style, Tone tone) {
        picture.add(Shape.textRight(x, y, text, style, tone));
    }
}
