package io.logarium.app.groups;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/// What people type into the forms of this screen, read without guessing.
final class Typed {
    private static final DateTimeFormatter SHOWN =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss xxx", Locale.ROOT);

    private static final DateTimeFormatter TOOL =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSxxx", Locale.ROOT);

    private Typed() {}

    static OptionalInt whole(String text) {
        var stripped = text.strip();
        return stripped.matches("\\d{1,9}")
                ? OptionalInt.of(Integer.parseInt(stripped))
                : OptionalInt.empty();
    }

    /// A whole number that may be negative.
    static OptionalLong number(String text) {
        var stripped = text.strip();
        return stripped.matches("[+-]?\\d{1,18}")
                ? OptionalLong.of(Long.parseLong(stripped))
                : OptionalLong.empty();
    }

    /// `2026-11-22 14:32:00 +03:00`; without a zone it is meant in the zone of this machine.
    static OptionalLong moment(String text, ZoneId zone) {
        var parts = text.strip().split("[ T]+", 3);
        if (parts.length < 2) {
            return OptionalLong.empty();
        }
        var time = parts[0] + "T" + parts[1] + (parts.length == 3 ? parts[2] : "");
        try {
            return OptionalLong.of(
                    parts.length == 3 || time.matches(".*([Z]|[+-]\\d\\d:\\d\\d)$")
                            ? OffsetDateTime.parse(time).toInstant().toEpochMilli()
                            : LocalDateTime.parse(time).atZone(zone).toInstant().toEpochMilli());
        } catch (DateTimeException e) {
            return OptionalLong.empty();
        }
    }

    static String shown(long epochMs, ZoneId zone) {
        return SHOWN.format(Instant.ofEpochMilli(epochMs).atZone(zone));
    }

    /// As Kafka's tool takes it: `2026-11-22T14:32:00.000+03:00`.
    static String forTool(long epochMs, ZoneId zone) {
        return TOOL.format(Instant.ofEpochMilli(epochMs).atZone(zone));
    }

    /// `PT10M`, as Kafka's tool takes it.
    static Optional<Duration> duration(String text) {
        try {
            return Optional.of(Duration.parse(text.strip().toUpperCase(Locale.ROOT)))
                    .filter(d -> !d.isNegative());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
