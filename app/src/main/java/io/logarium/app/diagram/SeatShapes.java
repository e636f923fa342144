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
import java.util.Optional;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignA;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignD;
import org.kordamp.ikonli.materialdesign2.MaterialDesignT;

/// A member in the picture of a group: who it is, where it runs, how it does.
final class SeatShapes {
    static final double RADIUS = 18;

    private final Picture.Builder picture;
    private final TextMeasure measure;

    SeatShapes(Picture.Builder picture, TextMeasure measure) {
        this.picture = picture;
        this.measure = measure;
    }

    void add(GroupLayout.Seat seat, Optional<String> selected) {
        var member = seat.member();
        var box = seat.box();
        boolean chosen = selected.filter(member.id()::equals).isPresent();
        boolean idle = member.isIdle();
        var line =
                switch (member.mood()) {
                    case TROUBLE -> Stroke.of(Tone.WARN, 1.5);
                    case GONE -> Stroke.of(Tone.GONE, 1.5).dashed();
                    case IDLE -> Stroke.of(Tone.CONSUMER, 1.5).faded(0.6);
                    case WELL, WAITS -> Stroke.of(Tone.CONSUMER, 1.5);
                };
        picture.add(
                Shape.rect(
                        box,
                        RADIUS,
                        idle ? Fill.NONE : Fill.of(Tone.CONSUMER_SUBTLE),
                        chosen ? Stroke.of(Tone.SELECTED, 2) : line));
        picture.add(
                new Shape.Icon(
                        box.x() + 13, box.y() + 11, 15, MaterialDesignD.DOWNLOAD, Tone.CONSUMER));
        var rate =
                member.perSecond().isPresent() && !member.isIdle()
                        ? Texts.of(
                                "groups.picture.rate",
                                Numbers.rate(member.perSecond().getAsDouble()))
                        : "";
        double rateWidth = measure.width(rate, TextStyle.MONO_SMALL);
        picture.add(
                new Shape.Text(
                        box.x() + 34,
                        box.y() + 23,
                        member.name(),
                        TextStyle.ENTITY,
                        Tone.FG_STRONG,
                        Shape.Align.LEFT,
                        box.width() - 34 - 22 - rateWidth));
        picture.add(
                Shape.textRight(
                        box.right() - 13, box.y() + 23, rate, TextStyle.MONO_SMALL, Tone.CONSUMER));
        picture.add(
                new Shape.Text(
                        box.x() + 34,
                        box.y() + 41,
                        member.where(),
                        TextStyle.MONO_SMALL,
                        Tone.FG_MUTED,
                        Shape.Align.LEFT,
                        box.width() - 46));
        condition(member, box);
        picture.hit(
                box,
                new GroupPicture.MemberHit(member.id()),
                Texts.of(
                        "groups.picture.memberHint",
                        member.name(),
                        member.where(),
                        member.owns().size(),
                        member.condition()));
    }

    private void condition(GroupScene.Member member, Box box) {
        var tone = tone(member.mood());
        icon(member.mood())
                .ifPresent(icon ->
                        picture.add(new Shape.Icon(box.x() + 34, box.y() + 49, 13, icon, tone)));
        picture.add(
                new Shape.Text(
                        box.x() + 51,
                        box.y() + 60,
                        member.condition(),
                        TextStyle.SMALL_STRONG,
                        tone,
                        Shape.Align.LEFT,
                        box.width() - 60));
    }

    static Tone tone(GroupScene.Mood mood) {
        return switch (mood) {
            case WELL -> Tone.OK;
            case IDLE -> Tone.FG_MUTED;
            case WAITS -> Tone.ACCENT_FG;
            case TROUBLE, GONE -> Tone.WARN;
        };
    }

    static Optional<Ikon> icon(GroupScene.Mood mood) {
        return Optional.of(
                switch (mood) {
                    case WELL -> MaterialDesignC.CHECK_CIRCLE;
                    case IDLE -> MaterialDesignC.CIRCLE_OUTLINE;
                    case WAITS -> MaterialDesignT.TIMER_SAND;
                    case TROUBLE, GONE -> MaterialDesignA.ALERT;
                });
    }
}
