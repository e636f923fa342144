package io.logarium.engine.node;

import io.logarium.engine.config.BrokerConfig;
import io.logarium.engine.config.ConfigTable;
import io.logarium.engine.group.ConsumerGroupConfig;
import io.logarium.engine.group.GroupConfig;
import java.util.Locale;

/// Turns a broker's settings into what its group coordinator needs of them.
final class GroupSettings {
    private static final long MINUTE_MS = 60_000;

    private GroupSettings() {}

    static GroupConfig of(BrokerConfig config) {
        return new GroupConfig(
                config.intValue("group.min.session.timeout.ms"),
                config.intValue("group.max.session.timeout.ms"),
                config.intValue("group.initial.rebalance.delay.ms"),
                config.intValue("group.max.size"),
                config.intValue("offset.metadata.max.bytes"),
                config.intValue("offsets.retention.minutes") * MINUTE_MS,
                config.longValue("offsets.retention.check.interval.ms"),
                config.intValue("offsets.commit.timeout.ms"),
                config.intValue("offsets.topic.num.partitions"),
                consumer(config));
    }

    private static ConsumerGroupConfig consumer(BrokerConfig config) {
        var policy =
                config.get(ConfigTable.BROKER.key("group.consumer.migration.policy", String.class));
        return new ConsumerGroupConfig(
                config.list("group.coordinator.rebalance.protocols").contains("consumer"),
                bounded(config, "session.timeout.ms"),
                bounded(config, "heartbeat.interval.ms"),
                bounded(config, "assignment.interval.ms"),
                config.intValue("group.consumer.max.size"),
                config.list("group.consumer.assignors"),
                ConsumerGroupConfig.Migration.valueOf(policy.strip().toUpperCase(Locale.ROOT)),
                ConsumerGroupConfig.DEFAULTS.regexRefreshMs());
    }

    private static ConsumerGroupConfig.Bounded bounded(BrokerConfig config, String name) {
        return new ConsumerGroupConfig.Bounded(
                "consumer." + name,
                config.intValue("group.consumer." + name),
                config.intValue("group.consumer.min." + name),
                config.intValue("group.consumer.max." + name));
    }
}
