package io.logarium.engine.config;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The bounds that a broker's settings put on those of a group.
public final class GroupLimits {
    private static final List<Limit> LIMITS =
            List.of(
                    both("consumer.session.timeout.ms", "group.consumer", "session.timeout.ms"),
                    both(
                            "consumer.heartbeat.interval.ms",
                            "group.consumer",
                            "heartbeat.interval.ms"),
                    both(
                            "consumer.assignment.interval.ms",
                            "group.consumer",
                            "assignment.interval.ms"),
                    both("share.session.timeout.ms", "group.share", "session.timeout.ms"),
                    both("share.heartbeat.interval.ms", "group.share", "heartbeat.interval.ms"),
                    both("share.assignment.interval.ms", "group.share", "assignment.interval.ms"),
                    both("share.record.lock.duration.ms", "group.share", "record.lock.duration.ms"),
                    both("share.delivery.count.limit", "group.share", "delivery.count.limit"),
                    both(
                            "share.partition.max.record.locks",
                            "group.share",
                            "partition.max.record.locks"),
                    both("streams.session.timeout.ms", "group.streams", "session.timeout.ms"),
                    both("streams.heartbeat.interval.ms", "group.streams", "heartbeat.interval.ms"),
                    both(
                            "streams.assignment.interval.ms",
                            "group.streams",
                            "assignment.interval.ms"),
                    new Limit(
                            "streams.num.standby.replicas",
                            Optional.empty(),
                            "group.streams.max.standby.replicas"));

    private static final List<List<String>> SESSION_LONGER_THAN_HEARTBEAT =
            List.of(
                    List.of("consumer.session.timeout.ms", "consumer.heartbeat.interval.ms"),
                    List.of("share.session.timeout.ms", "share.heartbeat.interval.ms"),
                    List.of("streams.session.timeout.ms", "streams.heartbeat.interval.ms"));

    private GroupLimits() {}

    /// What is out of bounds, in Kafka's words. The values have no other fault.
    public static Optional<String> complaint(Map<String, String> settings, BrokerConfig broker) {
        for (var limit : LIMITS) {
            var set = settings.get(limit.key);
            if (set == null) {
                continue;
            }
            int value = Integer.parseInt(set.strip());
            if (limit.min.isPresent() && value < broker.intValue(limit.min.get())) {
                return Optional.of(
                        limit.key + " must be greater than or equal to " + limit.min.get());
            }
            if (value > broker.intValue(limit.max)) {
                return Optional.of(limit.key + " must be less than or equal to " + limit.max);
            }
        }
        var values = new TopicValues(ConfigTable.GROUP, settings, broker);
        for (var pair : SESSION_LONGER_THAN_HEARTBEAT) {
            boolean touched = pair.stream().anyMatch(settings::containsKey);
            if (touched && values.intValue(pair.get(0)) <= values.intValue(pair.get(1))) {
                return Optional.of(pair.get(0) + " must be greater than " + pair.get(1));
            }
        }
        return Optional.empty();
    }

    private static Limit both(String key, String prefix, String rest) {
        var min = prefix + ".min." + rest;
        var max = prefix + ".max." + rest;
        return new Limit(key, Optional.of(min), max);
    }

    private record Limit(String key, Optional<String> min, String max) {}
}
