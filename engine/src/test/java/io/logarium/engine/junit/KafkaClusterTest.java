package io.logarium.engine.junit;

import static org.assertj.core.api.Assertions.assertThat;

import io.logarium.engine.LocalCluster;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/// What stands in README.md of the module, as somebody's own test would have it.
@KafkaCluster(settings = {"log.retention.ms=60000", "auto.create.topics.enable = false"})
class KafkaClusterTest {
    private final LocalCluster kafka;

    KafkaClusterTest(LocalCluster kafka) {
        this.kafka = kafka;
    }

    @Test
    void aProgramWritesAndReads() throws Exception {
        try (var admin = Admin.create(settings())) {
            admin.createTopics(List.of(new NewTopic("orders", 1, (short) 1))).all().get();
        }
        try (var producer =
                new KafkaProducer<>(settings(), new StringSerializer(), new StringSerializer())) {
            producer.send(new ProducerRecord<>("orders", "user-1", "one coffee")).get();
        }
        var reading =
                Map.<String, Object>of(
                        "bootstrap.servers", kafka.bootstrap(),
                        "group.id", "kitchen",
                        "auto.offset.reset", "earliest");
        try (var consumer =
                new KafkaConsumer<>(reading, new StringDeserializer(), new StringDeserializer())) {
            consumer.subscribe(List.of("orders"));
            var values = new java.util.ArrayList<String>();
            while (values.isEmpty()) {
                consumer.poll(Duration.ofMillis(200)).forEach(r -> values.add(r.value()));
            }
            assertThat(values).containsExactly("one coffee");
        }
    }

    @Test
    void theSettingsOfTheAnnotationHold() throws Exception {
        try (var admin = Admin.create(settings())) {
            var broker = new ConfigResource(ConfigResource.Type.BROKER, "0");
            var values = admin.describeConfigs(List.of(broker)).all().get().get(broker);
            assertThat(values.get("log.retention.ms").value()).isEqualTo("60000");
            assertThat(values.get("auto.create.topics.enable").value()).isEqualTo("false");
        }
    }

    @Nested
    class TestsInside {
        @Test
        void shareTheCluster(LocalCluster same) {
            assertThat(same).isSameAs(kafka);
        }
    }

    private Map<String, Object> settings() {
        return Map.of("bootstrap.servers", kafka.bootstrap());
    }
}
