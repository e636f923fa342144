package io.logarium.engine.config;

import io.logarium.engine.config.ConfigKey.Check;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;
import org.jspecify.annotations.Nullable;

/// What values must be, as the table writes it: `>=1`, `0..1`, `in a,b`, `list a,b`, or a name.
final class Checks {
    private static final Pattern THROTTLED_REPLICA = Pattern.compile("[0-9]+:[0-9]+");

    private Checks() {}

    static Check named(String text) {
        if (text.equals("-")) {
            return Check.NONE;
        }
        if (text.startsWith(">=")) {
            var bound = number(text.substring(2));
            return new Check(ConfigDef.Range.atLeast(bound), "at least " + bound);
        }
        if (text.startsWith("in ")) {
            var values = text.substring(3).split(",");
            return new Check(ConfigDef.ValidString.in(values), oneOf(values));
        }
        if (text.startsWith("list ")) {
            var values = text.substring(5).split(",");
            return new Check(
                    (name, value) -> eachOneOf(ConfigDef.ValidString.in(values), name, value),
                    oneOf(values));
        }
        if (text.contains("..")) {
            var bounds = text.split("\\.\\.");
            return new Check(
                    ConfigDef.Range.between(number(bounds[0]), number(bounds[1])),
                    "from " + bounds[0] + " to " + bounds[1]);
        }
        return switch (text) {
            case "gzip-level" -> new Check(Checks::gzipLevel, "from 1 to 9, or -1 for the default");
            case "throttled" ->
                    new Check(
                            Checks::throttledReplicas,
                            "partition:broker pairs with commas between them, or *");
            case "nonempty" -> new Check(new ConfigDef.NonEmptyString(), "not empty");
            case "offset-reset" ->
                    new Check(Checks::offsetReset, "latest, earliest or by_duration:P1D");
            case "migration-policy" -> {
                var values = new String[] {"DISABLED", "DOWNGRADE", "UPGRADE", "BIDIRECTIONAL"};
                yield new Check(ConfigDef.CaseInsensitiveValidString.in(values), oneOf(values));
            }
            default -> throw new IllegalStateException("settings.txt: no check " + text);
        };
    }

    private static String oneOf(String[] values) {
        return "one of " + String.join(", ", values);
    }

    private static Number number(String text) {
        if (text.contains(".")) {
            return Double.valueOf(text);
        }
        return Long.valueOf(text);
    }

    /// Twice the same is fine, and so is nothing: as in Kafka 4.3.
    private static void eachOneOf(
            ConfigDef.ValidString allowed, String name, @Nullable Object value) {
        if (value instanceof List<?> parts) {
            parts.forEach(part -> allowed.ensureValid(name, part));
        }
    }

    private static void gzipLevel(String name, @Nullable Object value) {
        if (value instanceof Integer level && level != -1 && (level < 1 || level > 9)) {
            throw new ConfigException(name, value, "Value must be between 1 and 9 or equal to -1");
        }
    }

    private static void throttledReplicas(String name, @Nullable Object value) {
        if (!(value instanceof List<?> parts)) {
            throw new ConfigException(name, value, name + " must be a list");
        }
        boolean fine =
                parts.isEmpty()
                        || parts.size() == 1 && "*".equals(String.valueOf(parts.get(0)).strip())
                        || parts.stream()
                                .allMatch(p ->
                                        THROTTLED_REPLICA.matcher(String.valueOf(p)).matches());
        if (!fine) {
            throw new ConfigException(
                    name,
                    value,
                    name
                            + " must be the literal '*' or a list of replicas in the following"
                            + " format: [partitionId]:[brokerId],[partitionId]:[brokerId],...");
        }
    }

    private static void offsetReset(String name, @Nullable Object value) {
        var text = String.valueOf(value);
        boolean fine = Arrays.asList("latest", "earliest").contains(text) || isDuration(text);
        if (!fine) {
            throw new ConfigException(
                    name,
                    value,
                    "must be latest, earliest, or by_duration: and an ISO 8601 duration that is not"
                            + " negative");
        }
    }

    private static boolean isDuration(String text) {
        if (!text.startsWith("by_duration:")) {
            return false;
        }
        try {
            return !java.time.Duration.parse(text.substring("by_duration:".length())).isNegative();
        } catch (java.time.format.DateTimeParseException e) {
            return false;
        }
    }
}
