package io.logarium.engine.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.logarium.engine.ClusterConfig;
import io.logarium.engine.LocalCluster;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A cluster of three nodes whose metadata lies in snapshots is stopped, and the other kind of cluster goes on with its folders.
@Tag("long")
class EachOthersFoldersTest {
    private static final int TOPICS = 12;
    private static final int PARTITIONS = 3;
    private static final int RECORDS = 300;
    private static final String GROUP = "readers";

    private static final Map<String, String> SETTINGS =
            Map.of(
                    "metadata.log.max.record.bytes.between.snapshots", "2500",
                    "offsets.topic.num.partitions", "2",
                    "auto.create.topics.enable", "false");

    @TempDir Path folder;

    @Test
    void kafkaGoesOnWithOurFolders() throws Exception {
        Map<String, Uuid> topics;
        try (var ours = startOurs()) {
            topics = fill(ours.bootstrap());
            Eventually.that("no snapshot was made", () -> hasCheckpoint(0));
        }
        try (var kafka = ReferenceKafka.open(folders(), SETTINGS)) {
            holdsAll(kafka.bootstrap(), topics);
            goesOn(kafka.bootstrap());
        }
        try (var oursAgain = startOurs()) {
            holdsAll(oursAgain.bootstrap(), topics);
        }
    }

    @Test
    void weGoOnWithKafkasFolders() throws Exception {
        Map<String, Uuid> topics;
        try (var kafka = ReferenceKafka.start(3, SETTINGS)) {
            topics = fill(kafka.bootstrap());
            for (int id = 2; id >= 0; id--) {
                kafka.stop(id);
                copy(kafka.dataDirectories().get(id), folders().get(id));
            }
        }
        assertThat(hasCheckpoint(0)).isTrue();
        try (var ours = startOurs()) {
            holdsAll(ours.bootstrap(), topics);
            goesOn(ours.bootstrap());
        }
        try (var kafkaAgain = ReferenceKafka.open(folders(), SETTINGS)) {
            holdsAll(kafkaAgain.bootstrap(), topics);
        }
    }

    private LocalCluster startOurs() throws Exception {
        var config = ClusterConfig.ephemeral().withBrokers(3).withData(folder);
        for (var setting : new TreeMap<>(SETTINGS).entrySet()) {
            config = config.with(setting.getKey(), setting.getValue());
        }
        return LocalCluster.start(config);
    }

    private List<Path> folders() {
        return IntStream.range(0, 3).mapToObj(id -> folder.resolve("" + id)).toList();
    }

    private boolean hasCheckpoint(int id) {
        try (var files = Files.list(folders().get(id).resolve("__cluster_metadata-0"))) {
            return files.map(f -> String.valueOf(f.getFileName()))
                    .anyMatch(f ->
                            f.matches("0000000000\\d{10}-\\d{10}\\.checkpoint")
                                    && !f.matches("0{20}.*"));
        } catch (IOException e) {
            return false;
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (var files = Files.walk(from)) {
            for (var file : files.toList()) {
                Files.copy(file, to.resolve(from.relativize(file).toString()));
            }
        }
    }

    private static Admin admin(String bootstrap) {
        return Admin.create(Map.of("bootstrap.servers", bootstrap));
    }

    /// @return ids of the topics by name
    private static Map<String, Uuid> fill(String bootstrap) throws Exception {
        try (var admin = admin(bootstrap)) {
            var names = IntStream.range(0, TOPICS).mapToObj(i -> "topic-" + i).toList();
            for (var name : names) {
                admin.createTopics(
                                List.of(
                                        new NewTopic(
                                                name,
                                                Optional.of(PARTITIONS),
                                                Optional.of((short) 3))))
                        .all()
                        .get();
            }
            produce(bootstrap, 0);
            commit(bootstrap);
            return idsIn(admin);
        }
    }

    private static Map<String, Uuid> idsIn(Admin admin) throws Exception {
        var ids = new TreeMap<String, Uuid>();
        for (var topic : admin.listTopics().listings().get()) {
            ids.put(topic.name(), topic.topicId());
        }
        return ids;
    }

    private static void produce(String bootstrap, int from) throws Exception {
        Map<String, Object> settings = Map.of("bootstrap.servers", bootstrap, "acks", "all");
        try (var producer =
                new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
            for (int i = from; i < from + RECORDS; i++) {
                var name = "topic-" + i % TOPICS;
                producer.send(new ProducerRecord<>(name, i / TOPICS % PARTITIONS, null, "v" + i));
            }
            producer.flush();
        }
    }

    private static void commit(String bootstrap) {
        try (var consumer = consumer(bootstrap)) {
            consumer.commitSync(
                    Map.of(new TopicPartition("topic-1", 1), new OffsetAndMetadata(5, "half")));
        }
    }

    private static KafkaConsumer<String, String> consumer(String bootstrap) {
        return new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers",
                        bootstrap,
                        "group.id",
                        GROUP,
                        "enable.auto.commit",
                        "false",
                        "auto.offset.reset",
                        "earliest"),
                new StringDeserializer(),
                new StringDeserializer());
    }

    private static void holdsAll(String bootstrap, Map<String, Uuid> topics) throws Exception {
        try (var admin = admin(bootstrap)) {
            assertThat(idsIn(admin)).containsAllEntriesOf(topics);
            Eventually.that(
                    "not all replicas are in sync",
                    () ->
                            admin
                                    .describeTopics(topics.keySet())
                                    .allTopicNames()
                                    .get()
                                    .values()
                                    .stream()
                                    .flatMap(t -> t.partitions().stream())
                                    .allMatch(p -> p.isr().size() == 3));
            assertThat(admin.listConsumerGroupOffsets(GROUP).partitionsToOffsetAndMetadata().get())
                    .containsEntry(
                            new TopicPartition("topic-1", 1), new OffsetAndMetadata(5, "half"));
        }
        assertThat(values(bootstrap)).containsAll(expected());
    }

    private static List<String> expected() {
        return IntStream.range(0, RECORDS).mapToObj(i -> "v" + i).toList();
    }

    private static List<String> values(String bootstrap) {
        var found = new ArrayList<String>();
        try (var consumer = consumer(bootstrap)) {
            var all = new ArrayList<TopicPartition>();
            for (int topic = 0; topic < TOPICS; topic++) {
                for (int i = 0; i < PARTITIONS; i++) {
                    all.add(new TopicPartition("topic-" + topic, i));
                }
            }
            consumer.assign(all);
            consumer.seekToBeginning(all);
            long end = consumer.endOffsets(all).values().stream().mapToLong(Long::longValue).sum();
            while (found.size() < end) {
                for (var record : consumer.poll(Duration.ofSeconds(10))) {
                    found.add(record.value());
                }
            }
        }
        return found;
    }

    /// The folders can be written to as well.
    private static void goesOn(String bootstrap) throws Exception {
        produce(bootstrap, RECORDS);
        assertThat(values(bootstrap)).hasSize(2 * RECORDS).doesNotHaveDuplicates();
    }
}
