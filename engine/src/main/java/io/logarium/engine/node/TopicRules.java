package io.logarium.engine.node;

import io.logarium.engine.api.ProducePreparer;
import io.logarium.engine.log.BatchRules;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.common.Uuid;

/// What the connections' threads know of topics, written by the loop. Looked up, never iterated.
final class TopicRules implements ProducePreparer.RulesByTopic {
    private final Map<String, BatchRules> byName = new ConcurrentHashMap<>();
    private final Map<Uuid, BatchRules> byId = new ConcurrentHashMap<>();

    @Override
    public Optional<BatchRules> of(String topic) {
        return Optional.ofNullable(byName.get(topic));
    }

    @Override
    public Optional<BatchRules> of(Uuid topicId) {
        return Optional.ofNullable(byId.get(topicId));
    }

    void put(String topic, Uuid topicId, BatchRules rules) {
        byName.put(topic, rules);
        byId.put(topicId, rules);
    }

    void remove(String topic, Uuid topicId) {
        byName.remove(topic);
        byId.remove(topicId);
    }
}
