package io.logarium.app.echo;

import io.logarium.app.cluster.ClusterClient;
import io.logarium.app.cluster.ConfigFacts;
import io.logarium.app.cluster.GroupFacts;
import io.logarium.app.cluster.NewTopicPlan;
import io.logarium.app.cluster.Outcome;
import io.logarium.app.cluster.ProducerFacts;
import io.logarium.app.cluster.RecordFacts;
import io.logarium.app.cluster.RecordPlan;
import io.logarium.app.snippet.GroupSnippets;
import io.logarium.app.snippet.RecordSnippets;
import io.logarium.app.snippet.TopicSnippets;
import io.logarium.app.snippet.Trio;
import io.logarium.app.text.Texts;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.function.Supplier;
import org.apache.kafka.common.TopicPartition;

/// A client that tells each change with its command. What it only asks is asked on every look of a screen and not told.
final class EchoingClient implements ClusterClient {
    private final ClusterClient client;
    private final Echo echo;
    private final String bootstrap;

    EchoingClient(ClusterClient client, Echo echo, String bootstrap) {
        this.client = client;
        this.echo = echo;
        this.bootstrap = bootstrap;
    }

    private <T> Outcome<T> told(String what, Trio same, Supplier<Outcome<T>> change) {
        long began = echo.clockMs().getAsLong();
        var outcome = change.get();
        var answer =
                outcome.failure()
                        .map(p -> p.said().isEmpty() ? p.code() : p.code() + ": " + p.said())
                        .orElse("");
        echo.tell(began, what, same.cli(), answer, outcome.failure().isEmpty());
        return outcome;
    }

    @Override
    public Outcome<NewTopicPlan> createTopic(NewTopicPlan plan, boolean onlyCheck) {
        return onlyCheck
                ? client.createTopic(plan, true)
                : told(
                        Texts.of("echo.createTopic", plan.name()),
                        TopicSnippets.create(plan, bootstrap),
                        () -> client.createTopic(plan, false));
    }

    @Override
    public Outcome<String> deleteTopic(String topic) {
        return told(
                Texts.of("echo.deleteTopic", topic),
                TopicSnippets.delete(topic, bootstrap),
                () -> client.deleteTopic(topic));
    }

    @Override
    public Outcome<Integer> addPartitions(String topic, int total) {
        return told(
                Texts.of("echo.addPartitions", topic),
                TopicSnippets.partitions(topic, total, bootstrap),
                () -> client.addPartitions(topic, total));
    }

    @Override
    public Outcome<List<ConfigFacts>> topicConfigs(String topic) {
        return client.topicConfigs(topic);
    }

    @Override
    public Outcome<Integer> alterTopicConfigs(String topic, List<ConfigChange> changes) {
        return told(
                Texts.of("echo.alterConfigs", topic),
                TopicSnippets.configs(topic, changes, bootstrap),
                () -> client.alterTopicConfigs(topic, changes));
    }

    @Override
    public Outcome<SortedMap<Integer, Long>> deleteRecords(
            String topic, SortedMap<Integer, Long> beforeOffset) {
        return told(
                Texts.of("echo.deleteRecords", topic),
                TopicSnippets.deleteRecords(topic, beforeOffset, bootstrap),
                () -> client.deleteRecords(topic, beforeOffset));
    }

    @Override
    public Outcome<Sent> send(RecordPlan plan) {
        return told(
                Texts.of("echo.send", plan.topic()),
                RecordSnippets.produce(plan, bootstrap),
                () -> client.send(plan));
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
        return told(
                Texts.of("echo.resetOffsets", group),
                GroupSnippets.reset(group, offsets, "", bootstrap),
                () -> client.resetOffsets(group, offsets));
    }

    @Override
    public Outcome<Integer> deleteOffsets(String group, Set<TopicPartition> places) {
        return told(
                Texts.of("echo.deleteOffsets", group),
                GroupSnippets.deleteOffsets(group, places, bootstrap),
                () -> client.deleteOffsets(group, places));
    }

    @Override
    public Outcome<String> deleteGroup(String group) {
        return told(
                Texts.of("echo.deleteGroup", group),
                GroupSnippets.deleteGroup(group, bootstrap),
                () -> client.deleteGroup(group));
    }

    @Override
    public void close() {
        client.close();
    }
}
