package io.logarium.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.logarium.engine.testing.StalledConsumers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Whoever asks for much and reads nothing stops nobody else, although the broker is in the middle of writing to each of them.
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class StalledConsumersTest {
    private static final int MEGABYTES = 24;
    private static final int STALLED = 8;

    @Test
    void eightConsumersThatReadNothingStopNobody() throws Exception {
        try (var cluster = LocalCluster.start(ClusterConfig.ephemeral())) {
            topics(cluster, "much", "little");
            try (var producer = producer(cluster)) {
                for (int i = 0; i < MEGABYTES; i++) {
                    producer.send(new ProducerRecord<>("much", new byte[1_000_000]));
                }
            }
            try (var stalled = StalledConsumers.of(STALLED, port(cluster), "much", 1)) {
                assertThat(writtenAndRead(cluster, 200)).isEqualTo(200);
            }
        }
    }

    private static int writtenAndRead(LocalCluster cluster, int count) throws Exception {
        int read = 0;
        try (var producer = producer(cluster);
                var consumer =
                        new KafkaConsumer<>(
                                settings(cluster),
                                new ByteArrayDeserializer(),
                                new ByteArrayDeserializer())) {
            consumer.assign(List.of(new TopicPartition("little", 0)));
            consumer.seekToBeginning(consumer.assignment());
            for (int i = 0; i < count; i++) {
                producer.send(new ProducerRecord<>("little", new byte[100])).get();
                while (read <= i) {
                    read += consumer.poll(Duration.ofSeconds(1)).count();
                }
            }
        }
        return read;
    }

    private static void topics(LocalCluster cluster, String... names) throws Exception {
        var topics = new ArrayList<NewTopic>();
        for (var name : names) {
            topics.add(new NewTopic(name, 1, (short) 1));
        }
        try (var admin = Admin.create(settings(cluster))) {
            admin.createTopics(topics).all().get();
        }
    }

    private static KafkaProducer<byte[], byte[]> producer(LocalCluster cluster) {
        var bytes = new ByteArraySerializer();
        return new KafkaProducer<>(settings(cluster), bytes, bytes);
    }

    private static Map<String, Object> settings(LocalCluster cluster) {
        return new HashMap<>(
                Map.of(
                        "bootstrap.servers",
                        cluster.bootstrap(),
                        "max.request.size",
                        2_000_000,
                        "linger.ms",
                        0));
    }

    private static int port(LocalCluster cluster) {
        var bootstrap = cluster.bootstrap();
        return Integer.parseInt(bootstrap.substring(bootstrap.lastIndexOf(':') + 1));
    }
}
