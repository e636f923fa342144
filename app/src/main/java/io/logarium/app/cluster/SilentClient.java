package io.logarium.app.cluster;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import org.apache.kafka.common.TopicPartition;

/// A client of brokers that are not there: every question is about the past.
final class SilentClient implements ClusterClient {
    private static <T> Outcome<T> over() {
        return Outcome.failed(Problem.past());
    }

    @Override
    public Outcome<NewTopicPlan> createTopic(NewTopicPlan plan, boolean onlyCheck) {
        return over();
    }

    @Override
    public Outcome<String> deleteTopic(String topic) {
        return over();
    }

    @Override
    public Outcome<Integer> addPartitions(String topic, int total) {
        return over();
    }

    @Override
    public Outcome<List<ConfigFacts>> topicConfigs(String topic) {
        return over();
    }

    @Override
    public Outcome<Integer> alterTopicConfigs(String topic, List<ConfigChange> changes) {
        return over();
    }

    @Override
    public Outcome<SortedMap<Integer, Long>> deleteRecords(
            String topic, SortedMap<Integer, Long> beforeOffset) {
        return over();
    }

    @Override
    public Outcome<Sent> send(RecordPlan plan) {
        return over();
    }

    @Override
    public Outcome<List<RecordFacts>> read(String topic, int partition, long fromOffset, int most) {
        return over();
    }

    @Override
    public Outcome<SortedMap<Integer, OffsetRange>> offsets(String topic) {
        return over();
    }

    @Override
    public Outcome<List<ProducerFacts>> producers(TopicPartition place) {
        return over();
    }

    @Override
    public Outcome<List<GroupFacts>> groups() {
        return over();
    }

    @Override
    public Outcome<Map<TopicPartition, Long>> offsetsAt(
            Set<TopicPartition> places, long timestampMs) {
        return over();
    }

    @Override
    public Outcome<Integer> resetOffsets(String group, Map<TopicPartition, Long> offsets) {
        return over();
    }

    @Override
    public Outcome<Integer> deleteOffsets(String group, Set<TopicPartition> places) {
        return over();
    }

    @Override
    public Outcome<String> deleteGroup(String group) {
        return over();
    }

    @Override
    public void close() {
        // Nothing is open.
    }
}
