package io.logarium.engine.controller;

import io.logarium.engine.config.BrokerConfig;
import io.logarium.engine.config.ConfigTable;
import io.logarium.engine.config.GroupLimits;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.apache.kafka.common.errors.InvalidTopicException;
import org.apache.kafka.common.internals.Topic;
import org.apache.kafka.common.protocol.Errors;
import org.apache.kafka.common.requests.ApiError;

/// Whether settings may stand for an owner; complaints are Kafka's.
final class ConfigRules {
    private static final int METRICS_INTERVAL_MIN_MS = 100;
    private static final int METRICS_INTERVAL_MAX_MS = 3_600_000;
    private static final TreeSet<String> CLIENT_MATCHERS =
            new TreeSet<>(
                    java.util.List.of(
                            "client_id",
                            "client_instance_id",
                            "client_software_name",
                            "client_software_version",
                            "client_source_address",
                            "client_source_port"));

    private ConfigRules() {}

    /// @param all everything that would be set after the change
    /// @param broker gives the limits that depend on the broker's settings
    static ApiError check(ConfigOwner owner, Map<String, String> all, BrokerConfig broker) {
        return switch (owner.type()) {
            case TOPIC -> topic(owner.name(), all);
            case BROKER -> brokerName(owner.name());
            case GROUP -> group(owner.name(), all, broker);
            case CLIENT_METRICS -> clientMetrics(owner.name(), all);
            default -> invalidRequest("Unknown resource type " + owner.type().id());
        };
    }

    private static ApiError topic(String name, Map<String, String> all) {
        if (name.isEmpty()) {
            return invalidRequest("Default topic resources are not allowed.");
        }
        try {
            Topic.validate(name);
        } catch (InvalidTopicException e) {
            return new ApiError(Errors.INVALID_TOPIC_EXCEPTION, e.getMessage());
        }
        var complaint = values(ConfigTable.TOPIC, "Unknown topic config name: ", all);
        if (complaint.isPresent()) {
            return invalidConfig(complaint.get());
        }
        if ("true".equalsIgnoreCase(all.getOrDefault("remote.storage.enable", "false").strip())) {
            return invalidConfig(
                    "Tiered Storage functionality is disabled in the broker. Topic cannot be"
                            + " configured with remote log storage.");
        }
        var min = all.getOrDefault("min.compaction.lag.ms", "0").strip();
        var max = all.getOrDefault("max.compaction.lag.ms", "" + Long.MAX_VALUE).strip();
        if (Long.parseLong(min) > Long.parseLong(max)) {
            return invalidConfig(
                    "conflict topic config setting min.compaction.lag.ms (%s) >".formatted(min)
                            + " max.compaction.lag.ms (%s)".formatted(max));
        }
        return ApiError.NONE;
    }

    private static ApiError brokerName(String name) {
        if (name.isEmpty()) {
            return ApiError.NONE;
        }
        try {
            return Integer.parseInt(name) < 0
                    ? invalidRequest("Invalid negative broker ID.")
                    : ApiError.NONE;
        } catch (NumberFormatException e) {
            return invalidRequest("Unable to parse broker name as a base 10 number.");
        }
    }

    private static ApiError group(String name, Map<String, String> all, BrokerConfig broker) {
        if (name.isEmpty()) {
            return invalidRequest("Default group resources are not allowed.");
        }
        return values(ConfigTable.GROUP, "Unknown group config name: ", all)
                .or(() -> GroupLimits.complaint(all, broker))
                .map(ConfigRules::invalidConfig)
                .orElse(ApiError.NONE);
    }

    private static ApiError clientMetrics(String name, Map<String, String> all) {
        if (name.isEmpty()) {
            return invalidRequest("Subscription name can't be empty");
        }
        for (var key : all.keySet()) {
            if (ConfigTable.CLIENT_METRICS.find(key).isEmpty()) {
                return invalidRequest("Unknown client metrics configuration: " + key);
            }
        }
        var complaint = values(ConfigTable.CLIENT_METRICS, "", all);
        if (complaint.isPresent()) {
            return invalidConfig(complaint.get());
        }
        var interval = all.get("interval.ms");
        if (interval != null && !isMetricsInterval(Integer.parseInt(interval.strip()))) {
            return invalidRequest(
                    "Invalid value "
                            + interval
                            + " for interval.ms, interval must be between "
                            + METRICS_INTERVAL_MIN_MS
                            + " and "
                            + METRICS_INTERVAL_MAX_MS
                            + " (1 hour)");
        }
        for (var matcher : all.getOrDefault("match", "").split(",")) {
            if (!matcher.isBlank() && !isClientMatcher(matcher.strip())) {
                return invalidConfig("Illegal client matching pattern: " + matcher.strip());
            }
        }
        return ApiError.NONE;
    }

    private static boolean isMetricsInterval(int intervalMs) {
        return intervalMs >= METRICS_INTERVAL_MIN_MS && intervalMs <= METRICS_INTERVAL_MAX_MS;
    }

    private static boolean isClientMatcher(String matcher) {
        var parts = matcher.split("=", -1);
        if (parts.length != 2 || !CLIENT_MATCHERS.contains(parts[0].strip())) {
            return false;
        }
        try {
            Pattern.compile(parts[1].strip());
            return true;
        } catch (PatternSyntaxException e) {
            return false;
        }
    }

    private static Optional<String> values(
            ConfigTable table, String unknown, Map<String, String> all) {
        for (var set : all.entrySet()) {
            var key = table.find(set.getKey());
            var complaint =
                    key.isEmpty()
                            ? Optional.of(unknown + set.getKey())
                            : key.get().complaint(set.getValue());
            if (complaint.isPresent()) {
                return complaint;
            }
        }
        return Optional.empty();
    }

    static ApiError invalidRequest(String why) {
        return new ApiError(Errors.INVALID_REQUEST, why);
    }

    static ApiError invalidConfig(String why) {
        return new ApiError(Errors.INVALID_CONFIG, why);
    }
}
