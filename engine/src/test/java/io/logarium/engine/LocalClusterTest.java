package io.logarium.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A stranger's first minutes with the cluster: real clients against real ports and files.
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class LocalClusterTest {
    @TempDir Path data;

    @Test
    void whatAProducerWroteAGroupReadsOnceAndGoesOnAfterARestart() throws Exception {
        var config = ClusterConfig.ephemeral().withData(data);
        try (var cluster = LocalCluster.start(config)) {
            createTopic(cluster, "orders", 3);
            produce(cluster, "orders", 0, 100);
            assertThat(read(cluster, "orders", "readers", 100))
                    .hasSize(100)
                    .doesNotHaveDuplicates();
        }
        try (var cluster = LocalCluster.start(config)) {
            produce(cluster, "orders", 100, 10);
            assertThat(read(cluster, "orders", "readers", 10))
                    .containsExactlyInAnyOrderElementsOf(values(100, 10));
            assertThat(read(cluster, "orders", "newcomers", 110)).hasSize(110);
        }
    }

    @Test
    void whatWasAcknowledgedSurvivesAKill() throws Exception {
        var config = ClusterConfig.ephemeral().withData(data);
        var cluster = LocalCluster.start(config);
        createTopic(cluster, "orders", 1);
        produce(cluster, "orders", 0, 50);
        cluster.kill();
        try (var again = LocalCluster.start(config)) {
            assertThat(read(again, "orders", "readers", 50)).isEqualTo(values(0, 50));
        }
    }

    @Test
    void theSnapshotShowsWhatClientsDid() throws Exception {
        try (var cluster = LocalCluster.start(ClusterConfig.ephemeral())) {
            createTopic(cluster, "orders", 2);
            produce(cluster, "orders", 0, 20);
            read(cluster, "orders", "readers", 20);
            var seen = Eventually.seen(cluster::view, v -> !v.groups().isEmpty());
            var orders = seen.topics().stream().filter(t -> t.name().equals("orders")).findFirst();
            assertThat(orders).isPresent();
            long ends =
                    orders.get().partitions().stream()
                            .mapToLong(p -> p.states().getFirst().highWatermark())
                            .sum();
            assertThat(ends).isEqualTo(20);
            assertThat(seen.groups().getFirst().id()).isEqualTo("readers");
            assertThat(cluster.command("status")).startsWith("ok broker 0 up localhost:");
        }
    }

    private static void createTopic(LocalCluster cluster, String name, int partitions)
            throws Exception {
        try (var admin =
                Admin.create(
                        Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, cluster.bootstrap()))) {
            admin.createTopics(List.of(new NewTopic(name, partitions, (short) 1))).all().get();
        }
    }

    private static void produce(LocalCluster cluster, String topic, int from, int count)
            throws Exception {
        try (var producer =
                new KafkaProducer<String, String>(
                        Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, cluster.bootstrap()),
                        new StringSerializer(),
                        new StringSerializer())) {
            for (var value : values(from, count)) {
                producer.send(new ProducerRecord<>(topic, "key-" + value.hashCode() % 7, value));
            }
            producer.flush();
        }
    }

    private static List<String> values(int from, int count) {
        var values = new ArrayList<String>();
        for (int i = from; i < from + count; i++) {
            values.add("value-" + i);
        }
        return values;
    }

    private static List<String> read(
            LocalCluster cluster, String topic, String group, int expected) {
        Map<String, Object> settings =
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        cluster.bootstrap(),
                        ConsumerConfig.GROUP_ID_CONFIG,
                        group,
                        ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                        "earliest");
        try (var consumer =
                new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            consumer.subscribe(List.of(topic));
            var read = new ArrayList<String>();
            while (read.size() < expected) {
                consumer.poll(Duration.ofMillis(100)).forEach(r -> read.add(r.value()));
            }
            consumer.commitSync();
            return read;
        }
    }
}
