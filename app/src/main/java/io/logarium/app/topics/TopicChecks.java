package io.logarium.app.topics;

import java.math.BigInteger;
import java.util.Collection;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import org.apache.kafka.common.config.TopicConfig;

/// Kafka's rules for a new topic, checked while one types. Each answer is the key of a text that says what is wrong; empty
/// means that all is well. The broker has the last word.
final class TopicChecks {
    /// A topic's folder is named topic-partition, and file systems take 255.
    static final int LONGEST_NAME = 249;

    /// More would only slow a cluster on one machine; Kafka itself has no such limit.
    static final int MOST_PARTITIONS = 10_000;

    private static final Pattern LEGAL = Pattern.compile("[a-zA-Z0-9._-]+");
    private static final Pattern WHOLE = Pattern.compile("-?\\d{1,19}");
    private static final BigInteger MOST = BigInteger.valueOf(Long.MAX_VALUE);

    private TopicChecks() {}

    static Optional<String> name(String name, Collection<String> existing) {
        if (name.isEmpty()) {
            return Optional.of("create.name.empty");
        }
        if (name.equals(".") || name.equals("..")) {
            return Optional.of("create.name.dots");
        }
        if (!LEGAL.matcher(name).matches()) {
            return Optional.of("create.name.letters");
        }
        if (name.length() > LONGEST_NAME) {
            return Optional.of("create.name.long");
        }
        if (existing.contains(name)) {
            return Optional.of("create.name.taken");
        }
        var alike = name.replace('.', '_');
        return existing.stream().anyMatch(e -> e.replace('.', '_').equals(alike))
                ? Optional.of("create.name.collides")
                : Optional.empty();
    }

    static OptionalInt whole(String text) {
        var stripped = text.strip();
        return stripped.matches("\\d{1,9}")
                ? OptionalInt.of(Integer.parseInt(stripped))
                : OptionalInt.empty();
    }

    static Optional<String> partitions(String text) {
        var number = whole(text);
        boolean fine =
                number.isPresent()
                        && number.getAsInt() >= 1
                        && number.getAsInt() <= MOST_PARTITIONS;
        return fine ? Optional.empty() : Optional.of("create.partitions.wrong");
    }

    static Optional<String> morePartitions(String text, int now) {
        var wrong = partitions(text);
        if (wrong.isPresent()) {
            return wrong;
        }
        return whole(text).orElse(0) > now ? Optional.empty() : Optional.of("partitions.notMore");
    }

    static Optional<String> replicationFactor(String text, int brokers) {
        var number = whole(text);
        if (number.isEmpty() || number.getAsInt() < 1) {
            return Optional.of("create.replication.wrong");
        }
        return number.getAsInt() <= brokers
                ? Optional.empty()
                : Optional.of("create.replication.many");
    }

    /// A config's value; an empty one leaves the broker's default.
    static Optional<String> config(String name, String value) {
        if (value.isEmpty()) {
            return Optional.empty();
        }
        return switch (name) {
            case TopicConfig.CLEANUP_POLICY_CONFIG ->
                    value.matches("(delete|compact)(,(delete|compact))?")
                            ? Optional.empty()
                            : Optional.of("config.cleanup.wrong");
            case TopicConfig.RETENTION_MS_CONFIG, TopicConfig.RETENTION_BYTES_CONFIG ->
                    atLeast(value, -1, "config.fromMinusOne");
            case TopicConfig.SEGMENT_BYTES_CONFIG ->
                    atLeast(value, 1024 * 1024, "config.segmentBytes.wrong");
            case TopicConfig.SEGMENT_MS_CONFIG,
                    TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG,
                    TopicConfig.FLUSH_MESSAGES_INTERVAL_CONFIG ->
                    atLeast(value, 1, "config.fromOne");
            case TopicConfig.MAX_MESSAGE_BYTES_CONFIG -> atLeast(value, 0, "config.fromZero");
            default -> Optional.empty();
        };
    }

    private static Optional<String> atLeast(String value, long least, String textKey) {
        if (!WHOLE.matcher(value).matches()) {
            return Optional.of(textKey);
        }
        var number = new BigInteger(value);
        boolean fine =
                number.compareTo(BigInteger.valueOf(least)) >= 0 && number.compareTo(MOST) <= 0;
        return fine ? Optional.empty() : Optional.of(textKey);
    }
}
