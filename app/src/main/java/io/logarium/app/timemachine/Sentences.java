package io.logarium.app.timemachine;

import io.logarium.app.history.Happening;
import io.logarium.app.history.Knob;
import io.logarium.app.picture.Tone;
import io.logarium.app.shell.FaultNarrator;
import io.logarium.app.shell.Narration;
import io.logarium.app.shell.Narrator;
import io.logarium.app.text.Numbers;
import io.logarium.app.text.Texts;
import io.logarium.app.text.Times;
import io.logarium.engine.event.EngineEvent;
import java.util.Comparator;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.kordamp.ikonli.materialdesign2.MaterialDesignA;
import org.kordamp.ikonli.materialdesign2.MaterialDesignT;

/// A line of the story as a person is told it, in the language of now.
final class Sentences {
    private Sentences() {}

    static Narration of(Story.Line line) {
        return switch (line.first()) {
            case Happening.Done done -> done(done);
            case Happening.Turned turned -> turned(turned);
            case Happening.Told told ->
                    line.of().size() == 1 ? one(told) : many(told, line.of().size(), line);
        };
    }

    /// When it happened: a moment, or between which two looks.
    static String time(Story.Line line) {
        return line.first() instanceof Happening.Told told && !told.isExact()
                ? Times.seconds(told.sinceMs()) + "–" + Times.seconds(told.atMs()).substring(6)
                : Times.tenths(line.atMs());
    }

    private static Narration done(Happening.Done done) {
        return new Narration(
                MaterialDesignA.ACCOUNT_CIRCLE_OUTLINE,
                done.succeeded() ? Tone.FG_STRONG : Tone.BAD,
                Texts.of(done.succeeded() ? "time.you" : "time.you-failed", done.what()));
    }

    private static Narration turned(Happening.Turned turned) {
        var key =
                switch (turned.knob()) {
                    case RATE -> "time.turned.rate";
                    case PAUSED -> turned.to() != 0 ? "time.turned.paused" : "time.turned.resumed";
                    case HUNG -> turned.to() != 0 ? "time.turned.hung" : "time.turned.back";
                };
        return new Narration(
                MaterialDesignT.TUNE_VARIANT,
                turned.knob() == Knob.RATE ? Tone.PRODUCER : Tone.CONSUMER,
                Texts.of(key, turned.client(), Numbers.rate(turned.to())));
    }

    private static Narration one(Happening.Told told) {
        var plain = Narrator.tell(told.event());
        return switch (told.event()) {
            case EngineEvent.IsrChanged e when told.quietMs().isPresent() ->
                    with(
                            plain,
                            plain.text()
                                    + Texts.of(
                                            "time.no-fetch",
                                            Times.wholeSpan(told.quietMs().getAsLong())));
            case EngineEvent.LeaderElected e when e.epoch() < 0 ->
                    with(
                            plain,
                            Texts.of(
                                    "time.leader",
                                    e.topic() + "-" + e.partition(),
                                    id(e.leader())));
            case EngineEvent.GroupChanged e when e.generation() < 0 ->
                    with(plain, Texts.of("time.group", e.group(), e.from(), e.to()));
            case EngineEvent.BrokerFenced e when !told.isExact() ->
                    with(plain, Texts.of("time.broker-gone", id(e.broker())));
            case EngineEvent.BrokerUnfenced e when !told.isExact() ->
                    with(plain, Texts.of("time.broker-there", id(e.broker())));
            default -> plain;
        };
    }

    private static Narration many(Happening.Told first, int count, Story.Line line) {
        var plain = Narrator.tell(first.event());
        return switch (first.event()) {
            case EngineEvent.IsrChanged e when e.to().size() < e.from().size() ->
                    with(
                            plain,
                            Texts.of("time.isr-out", gone(e), count)
                                    + quiet(line).stream()
                                            .mapToObj(ms ->
                                                    Texts.of("time.no-fetch", Times.wholeSpan(ms)))
                                            .collect(Collectors.joining()));
            case EngineEvent.IsrChanged e -> with(plain, Texts.of("time.isr-in", back(e), count));
            case EngineEvent.FaultBegan e -> FaultNarrator.beganBothWays(e.fault());
            case EngineEvent.FaultEnded e -> FaultNarrator.endedBothWays(e.fault());
            case EngineEvent.LeaderElected e ->
                    with(plain, Texts.of("time.leads", id(e.leader()), count));
            case EngineEvent.SegmentRolled e ->
                    with(plain, Texts.of("time.rolled", e.topic(), count));
            case EngineEvent.SegmentDeleted e ->
                    with(plain, Texts.of("time.deleted", e.topic(), count));
            case EngineEvent.LogStartMoved e ->
                    with(plain, Texts.of("time.start", e.topic(), count));
            case EngineEvent.LogTruncated e ->
                    with(plain, Texts.of("time.cut", id(e.broker()), count));
            case EngineEvent.MemberJoined e ->
                    with(plain, Texts.of("time.joined", e.group(), count));
            case EngineEvent.MemberLeft e -> with(plain, Texts.of("time.left", e.group(), count));
            default -> plain;
        };
    }

    private static OptionalLong quiet(Story.Line line) {
        return line.of().stream()
                .filter(Happening.Told.class::isInstance)
                .map(h -> ((Happening.Told) h).quietMs())
                .filter(OptionalLong::isPresent)
                .map(OptionalLong::getAsLong)
                .max(Comparator.naturalOrder())
                .map(OptionalLong::of)
                .orElseGet(OptionalLong::empty);
    }

    private static Narration with(Narration plain, String text) {
        return new Narration(plain.icon(), plain.tone(), text);
    }

    private static String gone(EngineEvent.IsrChanged e) {
        return ids(Story.without(e.from(), e.to()));
    }

    private static String back(EngineEvent.IsrChanged e) {
        return ids(Story.without(e.to(), e.from()));
    }

    private static String ids(java.util.List<Integer> brokers) {
        return brokers.stream().map(String::valueOf).collect(Collectors.joining(", "));
    }

    /// Ids are names: no grouped thousands.
    private static String id(int number) {
        return Integer.toString(number);
    }
}
