package io.logarium.app.topics;

import io.logarium.app.text.Numbers;
import io.logarium.app.text.Texts;

/// A config's value as Kafka writes it, and beside it what a person calls that.
final class ConfigWords {
    private static final long SECOND = 1_000;
    private static final long MINUTE = 60 * SECOND;
    private static final long HOUR = 60 * MINUTE;
    private static final long DAY = 24 * HOUR;

    private ConfigWords() {}

    static String shown(String name, String value) {
        if (!value.matches("-?\\d{1,18}|9223372036854775807")) {
            return value;
        }
        if (value.equals(Long.toString(Long.MAX_VALUE))) {
            return value + brackets(Texts.of("config.noLimit"));
        }
        long number = Long.parseLong(value);
        if (name.endsWith(".ms")) {
            return value + brackets(number < 0 ? Texts.of("config.noLimit") : time(number));
        }
        if (name.endsWith(".bytes")) {
            return value
                    + brackets(number < 0 ? Texts.of("config.noLimit") : Numbers.bytes(number));
        }
        return value;
    }

    private static String brackets(String words) {
        return words.isEmpty() ? "" : " (" + words + ")";
    }

    private static String time(long ms) {
        if (ms >= DAY && ms % DAY == 0) {
            return Texts.of("config.days", ms / DAY);
        }
        if (ms >= HOUR && ms % HOUR == 0) {
            return Texts.of("config.hours", ms / HOUR);
        }
        if (ms >= MINUTE && ms % MINUTE == 0) {
            return Texts.of("config.minutes", ms / MINUTE);
        }
        return ms >= SECOND && ms % SECOND == 0 ? Texts.of("config.seconds", ms / SECOND) : "";
    }
}
