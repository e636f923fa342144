package io.logarium.engine.node;

import io.logarium.engine.config.BrokerConfig;
import io.logarium.engine.group.GroupConfig;

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
                config.intValue("offsets.topic.num.partitions"));
    }
}
