package io.logarium.engine.controller;

import io.logarium.engine.config.BrokerConfig;
import io.logarium.engine.config.ConfigTable;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.common.internals.Topic;
import org.apache.kafka.common.message.CreateTopicsRequestData;
import org.apache.kafka.common.message.CreateTopicsRequestData.CreatableTopic;
import org.apache.kafka.common.message.CreateTopicsRequestData.CreatableTopicConfig;

/// Topics that are created because somebody uses them: a client's, or those in which coordinators keep their state.
public final class AutoTopics {
    private AutoTopics() {}

    /// What to ask the controller for. Internal topics get the partitions, replicas and configs that their coordinators need.
    public static CreateTopicsRequestData request(Collection<String> names, BrokerConfig config) {
        var request = new CreateTopicsRequestData();
        for (var name : names) {
            request.topics().add(topic(name, config));
        }
        return request;
    }

    private static CreatableTopic topic(String name, BrokerConfig config) {
        return switch (name) {
            case Topic.GROUP_METADATA_TOPIC_NAME ->
                    topic(
                            name,
                            config.intValue("offsets.topic.num.partitions"),
                            factor("offsets.topic.replication.factor", config),
                            Map.of(
                                    "cleanup.policy",
                                    "compact",
                                    "compression.type",
                                    "producer",
                                    "segment.bytes",
                                    text("offsets.topic.segment.bytes", config)));
            case Topic.TRANSACTION_STATE_TOPIC_NAME ->
                    topic(
                            name,
                            config.intValue("transaction.state.log.num.partitions"),
                            factor("transaction.state.log.replication.factor", config),
                            Map.of(
                                    "cleanup.policy",
                                    "compact",
                                    "compression.type",
                                    "uncompressed",
                                    "min.insync.replicas",
                                    text("transaction.state.log.min.isr", config),
                                    "segment.bytes",
                                    text("transaction.state.log.segment.bytes", config),
                                    "unclean.leader.election.enable",
                                    "false"));
            case Topic.SHARE_GROUP_STATE_TOPIC_NAME ->
                    topic(
                            name,
                            config.intValue("share.coordinator.state.topic.num.partitions"),
                            factor("share.coordinator.state.topic.replication.factor", config),
                            Map.of(
                                    "cleanup.policy",
                                    "delete",
                                    "compression.type",
                                    "producer",
                                    "min.insync.replicas",
                                    Short.toString(
                                            factor(
                                                    "share.coordinator.state.topic.min.isr",
                                                    config)),
                                    "retention.ms",
                                    "-1",
                                    "segment.bytes",
                                    text("share.coordinator.state.topic.segment.bytes", config)));
            default ->
                    topic(
                            name,
                            config.intValue("num.partitions"),
                            (short) config.intValue("default.replication.factor"),
                            Map.of());
        };
    }

    private static CreatableTopic topic(
            String name, int partitions, short factor, Map<String, String> configs) {
        var topic =
                new CreatableTopic()
                        .setName(name)
                        .setNumPartitions(partitions)
                        .setReplicationFactor(factor);
        new TreeMap<>(configs)
                .forEach((key, value) ->
                        topic.configs()
                                .add(new CreatableTopicConfig().setName(key).setValue(value)));
        return topic;
    }

    private static short factor(String key, BrokerConfig config) {
        return config.get(ConfigTable.BROKER.key(key, Short.class));
    }

    private static String text(String key, BrokerConfig config) {
        return Integer.toString(config.intValue(key));
    }
}
