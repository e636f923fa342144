package io.logarium.app.diagram;

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
import io.logarium.app.text.Times;

/// How far behind a group is in one partition: a bar, as long as the largest lag of the group, with the records and the time.
///
/// @param dense a row has no room above and below its bar
/// @param most the largest lag of the group
record LagBar(Picture.Builder picture, TextMeasure measure, boolean dense, long most) {
    /// A second is how often it is looked.
    private static final long WORTH_TELLING_MS = 2_000;

    void add(GroupLayout.Row row) {
        var place = row.place();
        var bar = row.bar();
        var lag = place.lag();
        if (lag.isEmpty()) {
            picture.add(Shape.rect(bar, 3, Fill.NONE, Stroke.of(Tone.UNKNOWN, 1.2).dotted()));
            lagWords(row, Texts.of("groups.picture.noCommit"), Tone.UNKNOWN);
            return;
        }
        boolean falls = place.isFallingBehind();
        var tone = falls ? Tone.WARN : Tone.CONSUMER;
        picture.add(Shape.rect(bar, 3, Fill.of(Tone.BG_CODE), Stroke.of(Tone.BORDER_DEFAULT)));
        picture.add(
                Shape.rect(
                        new Box(bar.x(), bar.y(), full(row), bar.height()),
                        3,
                        Fill.of(tone),
                        Stroke.NONE));
        lagWords(row, lagText(place), falls ? Tone.WARN : Tone.FG_MUTED);
    }

    private void lagWords(GroupLayout.Row row, String words, Tone tone) {
        var bar = row.bar();
        if (dense) {
            denseWords(row);
            return;
        }
        var lag = row.place().lag();
        double x = bar.x();
        if (lag.isPresent()) {
            var number = Numbers.grouped(lag.getAsLong());
            var big = TextStyle.FIGURE.sized(20);
            picture.add(
                    Shape.text(
                            x,
                            bar.y() - 6,
                            number,
                            big,
                            tone == Tone.WARN ? Tone.WARN : Tone.FG_STRONG));
            x += measure.width(number, big) + 7;
        }
        double room = bar.right() - x + 44;
        boolean fits = measure.width(words, TextStyle.LABEL) <= room;
        var brief = time(row.place());
        picture.add(
                new Shape.Text(
                        x,
                        bar.y() - 6,
                        fits || brief.isEmpty() ? words : brief,
                        TextStyle.LABEL,
                        tone,
                        Shape.Align.LEFT,
                        room));
        growth(row);
    }

    /// Beside what is filled, or in it where it leaves no room.
    private void denseWords(GroupLayout.Row row) {
        var bar = row.bar();
        var lag = row.place().lag();
        var text = lag.isPresent() ? Numbers.grouped(lag.getAsLong()) + since(row.place()) : "?";
        double filled = bar.x() + (lag.isPresent() ? full(row) : 0);
        double width = measure.width(text, TextStyle.MONO_SMALL);
        boolean beside = filled + width + 12 <= bar.right();
        picture.add(
                Shape.textRight(
                        beside ? filled + width + 6 : filled - 6,
                        bar.y() + 10,
                        text,
                        TextStyle.MONO_SMALL,
                        beside ? Tone.FG_STRONG : Tone.ON_CONSUMER));
    }

    /// How much of the bar is filled.
    private double full(GroupLayout.Row row) {
        long lag = row.place().lag().orElse(0);
        double width = row.bar().width();
        return lag == 0 ? 4 : Math.min(width, Math.max(6, width * lag / most));
    }

    /// How long, where a row has no room for words.
    private static String since(GroupScene.Place place) {
        var time = time(place);
        return time.isEmpty() ? "" : " · " + time;
    }

    private static String time(GroupScene.Place place) {
        return switch (place.behind()) {
            case GroupScene.Behind.Exactly(var ms) when ms >= WORTH_TELLING_MS ->
                    Times.wholeSpan(ms);
            case GroupScene.Behind.AtLeast(var ms) -> "> " + Times.wholeSpan(ms);
            default -> "";
        };
    }

    private void growth(GroupLayout.Row row) {
        var place = row.place();
        var text =
                place.isFallingBehind()
                        ? Texts.of("groups.picture.growing", Numbers.rate(place.growth().orElse(0)))
                        : position(place);
        if (!text.isEmpty()) {
            picture.add(
                    new Shape.Text(
                            row.bar().x(),
                            row.bar().bottom() + 15,
                            text,
                            place.isFallingBehind() ? TextStyle.SMALL_STRONG : TextStyle.SMALL,
                            place.isFallingBehind() ? Tone.WARN : Tone.FG_MUTED,
                            Shape.Align.LEFT,
                            row.bar().width() + 30));
        }
    }

    private static String position(GroupScene.Place place) {
        return place.position().isPresent()
                ? "position " + Numbers.grouped(place.position().getAsLong())
                : "";
    }

    /// What stands after the number.
    private static String lagText(GroupScene.Place place) {
        long lag = place.lag().orElse(0);
        return switch (place.behind()) {
            case GroupScene.Behind.Exactly(var ms) when ms < WORTH_TELLING_MS ->
                    Texts.of("groups.picture.behind", lag);
            case GroupScene.Behind.Exactly(var ms) ->
                    Texts.of("groups.picture.behindFor", lag, Times.wholeSpan(ms));
            case GroupScene.Behind.AtLeast(var ms) ->
                    Texts.of("groups.picture.behindForLong", lag, Times.wholeSpan(ms));
            case GroupScene.Behind.Nothing _, GroupScene.Behind.Unknown _ ->
                    Texts.of("groups.picture.behind", lag);
        };
    }
}
