package io.logarium.engine.node;

import io.logarium.engine.api.TopicCreation.InternalTopic;
import io.logarium.engine.config.BrokerConfig;
import io.logarium.engine.group.GroupCoordinator;
import java.util.Map;
import java.util.TreeMap;

/// What the coordinators' topics are made of when they are first needed.
final class InternalTopics {
    private InternalTopics() {}

    static Map<String, InternalTopic> of(BrokerConfig config) {
        var configs = new TreeMap<String, String>();
        configs.put("cleanup.policy", "compact");
        configs.put("compression.type", "producer");
        configs.put(
                "segment.bytes", Integer.toString(config.intValue("offsets.topic.segment.bytes")));
        var topics = new TreeMap<String, InternalTopic>();
        topics.put(
                GroupCoordinator.OFFSETS_TOPIC,
                new InternalTopic(
                        config.intValue("offsets.topic.num.partitions"),
                        replication(config),
                        configs));
        return topics;
    }

    private static short replication(BrokerConfig config) {
        return config.get(
                io.logarium.engine.config.ConfigTable.BROKER.key(
                        "offsets.topic.replication.factor", Short.class));
    }
}
