package io.logarium.engine.group;

import java.util.List;
import java.util.Map;

/// Settings of groups of the consumer protocol, each under Kafka's name in the text below. Times are milliseconds.
///
/// @param enabled `group.coordinator.rebalance.protocols` names `consumer`
/// @param session `group.consumer.session.timeout.ms` and its limits
/// @param heartbeat `group.consumer.heartbeat.interval.ms` and its limits
/// @param assignment `group.consumer.assignment.interval.ms` and its limits: the shortest time between two targets
/// @param maxSize `group.consumer.max.size`: members a group takes; [GroupLimits#MEMBERS] holds in any case
/// @param assignors `group.consumer.assignors`; the first one serves when members do not care
/// @param migration `group.consumer.migration.policy`
/// @param regexRefreshMs `group.consumer.regex.refresh.interval.ms`
public record ConsumerGroupConfig(
        boolean enabled,
        Bounded session,
        Bounded heartbeat,
        Bounded assignment,
        int maxSize,
        List<String> assignors,
        Migration migration,
        int regexRefreshMs) {
    /// Kafka's defaults.
    public static final ConsumerGroupConfig DEFAULTS =
            new ConsumerGroupConfig(
                    true,
                    new Bounded("consumer.session.timeout.ms", 45_000, 45_000, 60_000),
                    new Bounded("consumer.heartbeat.interval.ms", 5_000, 5_000, 15_000),
                    new Bounded("consumer.assignment.interval.ms", 1_000, 0, 15_000),
                    Integer.MAX_VALUE,
                    List.of("uniform", "range"),
                    Migration.BIDIRECTIONAL,
                    600_000);

    public ConsumerGroupConfig {
        assignors = List.copyOf(assignors);
    }

    /// A setting that a group may have of its own, within the broker's limits.
    ///
    /// @param key the group's name for it
    /// @param value the broker's, for groups without one of their own
    public record Bounded(String key, int value, int least, int most) {
        /// What holds for a group with these configs. What the controller let in is a number; limits may have changed since.
        int of(Map<String, String> configs) {
            var own = configs.get(key);
            return own == null ? value : Math.clamp(Integer.parseInt(own.strip()), least, most);
        }
    }

    /// Whether a group may change between the protocols while members are in.
    public enum Migration {
        BIDIRECTIONAL,
        UPGRADE,
        DOWNGRADE,
        DISABLED;

        boolean allowsUpgrade() {
            return this == BIDIRECTIONAL || this == UPGRADE;
        }

        boolean allowsDowngrade() {
            return this == BIDIRECTIONAL || this == DOWNGRADE;
        }
    }
}
