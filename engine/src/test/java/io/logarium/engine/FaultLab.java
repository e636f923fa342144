package io.logarium.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.logarium.engine.conformance.Folders;
import io.logarium.engine.view.BrokerView;
import io.logarium.engine.view.ClusterSnapshot;
import io.logarium.engine.view.PartitionView;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.function.Predicate;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/// Three brokers that notice a missing one soon, topics of one partition with three replicas, and real clients.
final class FaultLab implements AutoCloseable {
    private final Path data;
    private final boolean temporary;
    private final ClusterConfig config;
    private LocalCluster cluster;

    FaultLab() throws Exception {
        this(Files.createTempDirectory("logarium-faults"), true);
    }

    /// On a folder that stays.
    FaultLab(Path data) throws Exception {
        this(data, false);
    }

    private FaultLab(Path data, boolean temporary) throws Exception {
        this.data = data;
        this.temporary = temporary;
        config =
                ClusterConfig.ephemeral()
                        .withBrokers(3)
                        .withData(data)
                        .with("broker.session.timeout.ms", "3000")
                        .with("broker.heartbeat.interval.ms", "500")
                        .with("replica.lag.time.max.ms", "3000");
        cluster = LocalCluster.start(config);
    }

    LocalCluster cluster() {
        return cluster;
    }

    /// Closes the cluster and starts it again on its files.
    void restart() throws Exception {
        cluster.close();
        cluster = LocalCluster.start(config);
    }

    void does(String line) {
        assertThat(cluster.command(line)).as(line).startsWith("ok ");
    }

    void create(String topic, int minInSync) throws Exception {
        try (var admin = Admin.create(Map.of("bootstrap.servers", cluster.bootstrap()))) {
            var settings = Map.of("min.insync.replicas", Integer.toString(minInSync));
            admin.createTopics(List.of(new NewTopic(topic, 1, (short) 3).configs(settings)))
                    .all()
                    .get();
        }
        await(topic, p -> p.isr().size() == 3 && p.leader().isPresent());
    }

    PartitionView await(String topic, Predicate<PartitionView> asItShouldBe) {
        return Eventually.seen(
                        () -> find(cluster.view(), topic), p -> p.filter(asItShouldBe).isPresent())
                .orElseThrow();
    }

    PartitionView partition(String topic) {
        return find(cluster.view(), topic).orElseThrow();
    }

    private static Optional<PartitionView> find(ClusterSnapshot view, String topic) {
        return view.topics().stream()
                .filter(t -> t.name().equals(topic))
                .map(t -> t.partitions().getFirst())
                .findFirst();
    }

    int leader(String topic) {
        return partition(topic).leader().orElseThrow();
    }

    /// A broker that neither leads the topic nor the quorum.
    int follower(String topic) {
        var view = cluster.view();
        return view.brokers().stream()
                .map(BrokerView::id)
                .filter(id -> id != leader(topic) && id != view.quorum().leaderId())
                .findFirst()
                .orElseThrow();
    }

    BrokerView.State state(int broker) {
        return cluster.view().brokers().get(broker).state();
    }

    Path log(int broker, String topic) {
        return data.resolve(Integer.toString(broker))
                .resolve(topic + "-0")
                .resolve("00000000000000000000.log");
    }

    static List<String> values(int from, int count) {
        var values = new ArrayList<String>();
        for (int i = from; i < from + count; i++) {
            values.add("value-" + i);
        }
        return values;
    }

    static ProducerRecord<String, String> record(String topic, String value) {
        return new ProducerRecord<>(topic, 0, "key", value);
    }

    KafkaProducer<String, String> producer(Map<String, Object> more) {
        var settings = new HashMap<String, Object>();
        settings.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, cluster.bootstrap());
        settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 5_000);
        settings.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        if (more.containsKey(ProducerConfig.RETRIES_CONFIG)) {
            settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, false);
        }
        settings.putAll(more);
        return new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer());
    }

    void produce(String topic, int from, int count) throws Exception {
        produceAs("lab", topic, from, count);
    }

    /// Returns when all are acknowledged by all that are in sync.
    void produceAs(String client, String topic, int from, int count) throws Exception {
        try (var producer = producer(Map.of(ProducerConfig.CLIENT_ID_CONFIG, client))) {
            var sent = new ArrayList<Future<RecordMetadata>>();
            for (var value : values(from, count)) {
                sent.add(producer.send(record(topic, value)));
            }
            for (var one : sent) {
                one.get();
            }
        }
    }

    /// The first so many records, in order.
    List<String> read(String topic, int count) {
        var settings =
                Map.<String, Object>of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, cluster.bootstrap());
        try (var consumer =
                new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            var all = List.of(new TopicPartition(topic, 0));
            consumer.assign(all);
            consumer.seekToBeginning(all);
            var read = new ArrayList<String>();
            while (read.size() < count) {
                consumer.poll(Duration.ofMillis(100)).forEach(r -> read.add(r.value()));
            }
            return read;
        }
    }

    @Override
    public void close() {
        cluster.close();
        if (temporary) {
            Folders.delete(data);
        }
    }
}
