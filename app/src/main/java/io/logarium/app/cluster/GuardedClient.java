package io.logarium.app.cluster;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.apache.kafka.common.TopicPartition;

/// A client that asks, but refuses to change anything while a guard says so.
final class GuardedClient implements ClusterClient {
    private final ClusterClient client;
    private final BooleanSupplier guarded;
    private final Problem refusal;

    GuardedClient(ClusterClient client, BooleanSupplier guarded, Problem refusal) {
        this.client = client;
        this.guarded = guarded;
        this.refusal = refusal;
    }

    private <T> Outcome<T> unlessGuarded(Supplier<Outcome<T>> change) {
        return guarded.getAsBoolean() ? Outcome.failed(refusal) : change.get();
    }

    @Override
    public Outcome<NewTopicPlan> createTopic(NewTopicPlan plan, boolean onlyCheck) {
        return unlessGuarded(() -> client.createTopic(plan, onlyCheck));
    }

    @Override
    public Outcome<String> deleteTopic(String topic) {
        return unlessGuarded(() -> client.deleteTopic(topic));
    }

    @Override
    public Outcome<Integer> addPartitions(String topic, int total) {
        return unlessGuarded(() -> client.addPartitions(topic, total));
    }

    @Override
    public Outcome<List<ConfigFacts>> topicConfigs(String topic) {
        return client.topicConfigs(topic);
    }

    @Override
    public Outcome<Integer> alterTopicConfigs(String topic, List<ConfigChange> changes) {
        return unlessGuarded(() -> client.alterTopicConfigs(topic, changes));
    }

    @Override
    public Outcome<SortedMap<Integer, Long>> deleteRecords(
            String topic, SortedMap<Integer, Long> beforeOffset) {
        return unlessGuarded(() -> client.deleteRecords(topic, beforeOffset));
    }

    @Override
    public Outcome<Sent> send(RecordPlan plan) {
        return unlessGuarded(() -> client.send(plan));
    }

    @Override
    public Outcome<List<RecordFacts>> read(String topic, int partition, long fromOffset, int most) {
        return client.read(topic, partition, fromOffset, most);
    }

    @Override
    public Outcome<SortedMap<Integer, OffsetRange>> offsets(String topic) {
        return client.offsets(topic);
    }

    @Override
    public Outcome<List<ProducerFacts>> producers(TopicPartition place) {
        return client.producers(place);
    }

    @Override
    public Outcome<List<GroupFacts>> groups() {
        return client.groups();
    }

    @Override
    public Outcome<Map<TopicPartition, Long>> offsetsAt(
            Set<TopicPartition> places, long timestampMs) {
        return client.offsetsAt(places, timestampMs);
    }

    @Override
    public Outcome<Integer> resetOffsets(String group, Map<TopicPartition, Long> offsets) {
        return unlessGuarded(() -> client.resetOffsets(group, offsets));
    }

    @Override
    public Outcome<Integer> deleteOffsets(String group, Set<TopicPartition> places) {
        return unlessGuarded(() -> client.deleteOffsets(group, places));
    }

    @Override
    public Outcome<String> deleteGroup(String group) {
        return unlessGuarded(() -> client.deleteGroup(group));
    }

    @Override
    public void close() {
        client.close();
    }
}
