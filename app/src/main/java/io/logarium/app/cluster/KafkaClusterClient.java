package io.logarium.app.cluster;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.CreateTopicsOptions;
import org.apache.kafka.clients.admin.DescribeConfigsOptions;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;

/// Does what a user does through kafka-clients.
final class KafkaClusterClient implements ClusterClient {
    private final Admin admin;
    private final RecordSender sender;
    private final RecordReader reader;

    KafkaClusterClient(String bootstrap) {
        var settings = ClientSettings.common(bootstrap, "logarium-admin");
        settings.put("default.api.timeout.ms", ANSWER_LIMIT_MS);
        admin = Admin.create(settings);
        sender = new RecordSender(bootstrap);
        reader = new RecordReader(bootstrap);
    }

    Admin admin() {
        return admin;
    }

    @Override
    public Outcome<NewTopicPlan> createTopic(NewTopicPlan plan, boolean onlyCheck) {
        return asked(
                plan.name(),
                () -> {
                    var partitions = Optional.of(plan.partitions()).filter(n -> n >= 0);
                    var replication =
                            Optional.of((short) plan.replicationFactor()).filter(n -> n >= 0);
                    var topic =
                            new NewTopic(plan.name(), partitions, replication)
                                    .configs(plan.configs());
                    answer(
                            admin.createTopics(
                                            List.of(topic),
                                            new CreateTopicsOptions().validateOnly(onlyCheck))
                                    .all());
                    return plan;
                });
    }

    @Override
    public Outcome<String> deleteTopic(String topic) {
        return asked(
                topic,
                () -> {
                    answer(admin.deleteTopics(List.of(topic)).all());
                    return topic;
                });
    }

    @Override
    public Outcome<Integer> addPartitions(String topic, int total) {
        return asked(
                topic,
                () -> {
                    answer(
                            admin.createPartitions(Map.of(topic, NewPartitions.increaseTo(total)))
                                    .all());
                    return total;
                });
    }

    @Override
    public Outcome<List<ConfigFacts>> topicConfigs(String topic) {
        return asked(
                topic,
                () -> {
                    var resource = topicResource(topic);
                    var options = new DescribeConfigsOptions().includeDocumentation(true);
                    var configs =
                            answer(admin.describeConfigs(List.of(resource), options).all())
                                    .get(resource);
                    return configs == null
                            ? List.<ConfigFacts>of()
                            : configs.entries().stream()
                                    .map(KafkaClusterClient::facts)
                                    .sorted(Comparator.comparing(ConfigFacts::name))
                                    .toList();
                });
    }

    private static ConfigFacts facts(ConfigEntry entry) {
        var source =
                switch (entry.source()) {
                    case DYNAMIC_TOPIC_CONFIG -> ConfigFacts.Source.TOPIC;
                    case DEFAULT_CONFIG -> ConfigFacts.Source.DEFAULT;
                    default -> ConfigFacts.Source.BROKER;
                };
        return new ConfigFacts(
                entry.name(),
                entry.value() == null ? "" : entry.value(),
                source,
                entry.isReadOnly(),
                entry.isSensitive(),
                entry.documentation() == null ? "" : entry.documentation());
    }

    @Override
    public Outcome<Integer> alterTopicConfigs(String topic, List<ConfigChange> changes) {
        return asked(
                topic,
                () -> {
                    var operations = new ArrayList<AlterConfigOp>();
                    for (var change : changes) {
                        operations.add(
                                switch (change) {
                                    case ConfigChange.Set(var name, var value) ->
                                            new AlterConfigOp(
                                                    new ConfigEntry(name, value),
                                                    AlterConfigOp.OpType.SET);
                                    case ConfigChange.Reset(var name) ->
                                            new AlterConfigOp(
                                                    new ConfigEntry(name, ""),
                                                    AlterConfigOp.OpType.DELETE);
                                });
                    }
                    answer(
                            admin.incrementalAlterConfigs(Map.of(topicResource(topic), operations))
                                    .all());
                    return changes.size();
                });
    }

    @Override
    public Outcome<SortedMap<Integer, Long>> deleteRecords(
            String topic, SortedMap<Integer, Long> beforeOffset) {
        return asked(
                topic,
                () -> {
                    var wanted = new HashMap<TopicPartition, RecordsToDelete>();
                    beforeOffset.forEach((partition, offset) ->
                            wanted.put(
                                    new TopicPartition(topic, partition),
                                    RecordsToDelete.beforeOffset(offset)));
                    var result = admin.deleteRecords(wanted);
                    answer(result.all());
                    SortedMap<Integer, Long> starts = new TreeMap<>();
                    for (var entry : result.lowWatermarks().entrySet()) {
                        starts.put(
                                entry.getKey().partition(),
                                answer(entry.getValue()).lowWatermark());
                    }
                    return starts;
                });
    }

    @Override
    public Outcome<Sent> send(RecordPlan plan) {
        return asked(
                plan.topic(),
                () -> {
                    // A producer's first question about a topic would create it.
                    answer(admin.describeTopics(List.of(plan.topic())).allTopicNames());
                    return sender.send(plan);
                });
    }

    @Override
    public Outcome<List<RecordFacts>> read(String topic, int partition, long fromOffset, int most) {
        var at = new TopicPartition(topic, partition);
        return asked(at.toString(), () -> reader.read(at, fromOffset, most));
    }

    @Override
    public Outcome<SortedMap<Integer, OffsetRange>> offsets(String topic) {
        return asked(
                topic,
                () -> {
                    var description =
                            answer(admin.describeTopics(List.of(topic)).allTopicNames()).get(topic);
                    SortedMap<Integer, OffsetRange> ranges = new TreeMap<>();
                    if (description == null) {
                        return ranges;
                    }
                    var starts = new HashMap<TopicPartition, OffsetSpec>();
                    var ends = new HashMap<TopicPartition, OffsetSpec>();
                    for (var partition : description.partitions()) {
                        var at = new TopicPartition(topic, partition.partition());
                        starts.put(at, OffsetSpec.earliest());
                        ends.put(at, OffsetSpec.latest());
                    }
                    var first = admin.listOffsets(starts);
                    var last = admin.listOffsets(ends);
                    for (var at : starts.keySet()) {
                        ranges.put(
                                at.partition(),
                                new OffsetRange(
                                        answer(first.partitionResult(at)).offset(),
                                        answer(last.partitionResult(at)).offset()));
                    }
                    return ranges;
                });
    }

    @Override
    public Outcome<List<ProducerFacts>> producers(TopicPartition place) {
        return asked(place.toString(), () -> AdminProducers.of(admin, place));
    }

    @Override
    public Outcome<List<GroupFacts>> groups() {
        return asked("", () -> AdminGroups.all(admin));
    }

    @Override
    public Outcome<Map<TopicPartition, Long>> offsetsAt(
            Set<TopicPartition> places, long timestampMs) {
        return asked("", () -> GroupOffsets.at(admin, places, timestampMs));
    }

    @Override
    public Outcome<Integer> resetOffsets(String group, Map<TopicPartition, Long> offsets) {
        return asked(group, () -> GroupOffsets.reset(admin, group, offsets));
    }

    @Override
    public Outcome<Integer> deleteOffsets(String group, Set<TopicPartition> places) {
        return asked(
                group,
                () -> {
                    answer(admin.deleteConsumerGroupOffsets(group, places).all());
                    return places.size();
                });
    }

    @Override
    public Outcome<String> deleteGroup(String group) {
        return asked(
                group,
                () -> {
                    answer(admin.deleteConsumerGroups(List.of(group)).all());
                    return group;
                });
    }

    private static ConfigResource topicResource(String topic) {
        return new ConfigResource(ConfigResource.Type.TOPIC, topic);
    }

    /// Waits for an answer, never for ever.
    static <T> T answer(KafkaFuture<T> future) throws Exception {
        return future.get(ANSWER_LIMIT_MS, TimeUnit.MILLISECONDS);
    }

    private static <T> Outcome<T> asked(String subject, Callable<T> question) {
        try {
            return Outcome.done(question.call());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Outcome.failed(Problems.of(e, subject));
        } catch (Exception e) {
            return Outcome.failed(Problems.of(e, subject));
        }
    }

    @Override
    public void close() {
        sender.close();
        reader.close();
        admin.close(Duration.ofSeconds(2));
    }
}
