package io.logarium.app.text;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/// How moments and spans are written. Moments are in the time zone of this machine, unless pictures are drawn: those have a
/// clock of their own, so that they look the same on any day.
public final class Times {
    private static final DateTimeFormatter SECONDS =
            DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);
    private static final DateTimeFormatter TENTHS =
            DateTimeFormatter.ofPattern("HH:mm:ss.S", Locale.ROOT);

    private static final DateTimeFormatter MILLIS =
            DateTimeFormatter.ofPattern("HH:mm:ss.SSS", Locale.ROOT);
    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSS", Locale.ROOT);

    private static final AtomicReference<Dial> DIAL =
            new AtomicReference<>(new Dial(0, Optional.empty()));

    /// What the clock shows: moments moved by some time, in a zone.
    private record Dial(long shiftMs, Optional<ZoneId> zone) {
        LocalTime at(long epochMs) {
            return Instant.ofEpochMilli(epochMs + shiftMs)
                    .atZone(zone.orElseGet(ZoneId::systemDefault))
                    .toLocalTime();
        }
    }

    private Times() {}

    /// From now on the moment `epochMs` is shown as `shown`, and others accordingly: for pictures.
    public static void pretend(long epochMs, LocalTime shown) {
        DIAL.set(new Dial(shown.toSecondOfDay() * 1_000L - epochMs, Optional.of(ZoneOffset.UTC)));
    }

    /// 14:32:07.
    public static String seconds(long epochMs) {
        return SECONDS.format(DIAL.get().at(epochMs));
    }

    /// 14:32:07.4.
    public static String tenths(long epochMs) {
        return TENTHS.format(DIAL.get().at(epochMs));
    }

    /// A record's moment: 2026-11-22 14:32:07.412. In pictures without the day.
    public static String moment(long epochMs) {
        var dial = DIAL.get();
        return dial.zone().isPresent()
                ? MILLIS.format(dial.at(epochMs))
                : MOMENT.format(Instant.ofEpochMilli(epochMs).atZone(ZoneId.systemDefault()));
    }

    /// How long something took: 38 ms, 4.7 s, 2 min 5 s.
    public static String span(long ms) {
        if (ms < 1_000) {
            return Texts.of("shell.span.ms", ms);
        }
        if (ms < 60_000) {
            return Texts.of("shell.span.s", Numbers.decimal(ms / 1_000.0, 1));
        }
        return Texts.of("shell.span.min", ms / 60_000, ms / 1_000 % 60);
    }

    /// How long something has been going on, in whole seconds: 4 s, 2 min 5 s.
    public static String wholeSpan(long ms) {
        return ms < 60_000 ? Texts.of("shell.span.s", Long.toString(ms / 1_000)) : span(ms);
    }
}
