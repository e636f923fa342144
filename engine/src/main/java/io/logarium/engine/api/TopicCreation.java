package io.logarium.engine.api;

import io.logarium.engine.controller.Command;
import io.logarium.engine.loop.Check;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.message.CreateTopicsRequestData;
import org.apache.kafka.common.message.CreateTopicsRequestData.CreatableTopic;
import org.apache.kafka.common.message.CreateTopicsRequestData.CreatableTopicConfig;
import org.apache.kafka.common.protocol.ApiKeys;
import org.apache.kafka.common.protocol.ApiMessage;
import org.apache.kafka.common.protocol.Errors;

/// Creates topics that nobody asked for by CreateTopics: a client named one that is missing (`auto.create.topics.enable`), or a
/// coordinator needs its own. One request at a time for each name.
public final class TopicCreation {
    /// Names under way at once; more are created when a client asks again.
    private static final int LIMIT = 1_000;

    private static final int TIMEOUT_MS = 30_000;

    private final ControllerChannel controller;
    private final Map<String, InternalTopic> internal;
    private final Set<String> underWay = new LinkedHashSet<>();

    /// @param internal what the coordinators' topics are made of, by name
    public TopicCreation(ControllerChannel controller, Map<String, InternalTopic> internal) {
        this.controller = controller;
        this.internal = internal;
    }

    /// What an internal topic is made of.
    public record InternalTopic(
            int partitions, short replicationFactor, Map<String, String> configs) {}

    /// A client's topic: as many partitions and replicas as the defaults say.
    public void create(String topic, long nowMs) {
        if (internal.containsKey(topic)) {
            createInternal(topic, nowMs);
        } else {
            ask(
                    new CreatableTopic()
                            .setName(topic)
                            .setNumPartitions(-1)
                            .setReplicationFactor((short) -1),
                    nowMs);
        }
    }

    /// A coordinator's topic.
    public void createInternal(String topic, long nowMs) {
        var made = internal.get(topic);
        Check.that(made != null, "not an internal topic: " + topic);
        if (made == null) {
            return;
        }
        var creatable =
                new CreatableTopic()
                        .setName(topic)
                        .setNumPartitions(made.partitions())
                        .setReplicationFactor(made.replicationFactor());
        made.configs()
                .forEach((key, value) ->
                        creatable
                                .configs()
                                .add(new CreatableTopicConfig().setName(key).setValue(value)));
        ask(creatable, nowMs);
    }

    private void ask(CreatableTopic topic, long nowMs) {
        var name = topic.name();
        if (underWay.size() >= LIMIT || !underWay.add(name)) {
            return;
        }
        var topics = new CreateTopicsRequestData.CreatableTopicCollection();
        topics.addAll(List.of(topic));
        var request = new CreateTopicsRequestData().setTopics(topics).setTimeoutMs(TIMEOUT_MS);
        controller.ask(
                request,
                ApiKeys.CREATE_TOPICS.latestVersion(),
                new Command.Reply() {
                    @Override
                    public void answer(ApiMessage response) {
                        underWay.remove(name);
                    }

                    @Override
                    public void lost(Errors error) {
                        underWay.remove(name);
                    }
                },
                nowMs);
    }
}
