package io.logarium.app.text;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// How moments and spans are written. Moments are in the time zone of this machine.
public final class Times {
    private static final DateTimeFormatter SECONDS =
            DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);
    private static final DateTimeFormatter TENTHS =
            DateTimeFormatter.ofPattern("HH:mm:ss.S", Locale.ROOT);

    private Times() {}

    /// 14:32:07.
    public static String seconds(long epochMs) {
        return SECONDS.format(Instant.ofEpochMilli(epochMs).atZone(ZoneId.systemDefault()));
    }

    /// 14:32:07.4.
    public static String tenths(long epochMs) {
        return TENTHS.format(Instant.ofEpochMilli(epochMs).atZone(ZoneId.systemDefault()));
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
}
