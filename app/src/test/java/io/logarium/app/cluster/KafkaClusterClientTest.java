package io.logarium.app.cluster;

import static io.logarium.app.cluster.Boxed.done;
import static io.logarium.app.cluster.Boxed.until;
import static org.assertj.core.api.Assertions.assertThat;

import io.logarium.app.cluster.ClusterClient.ConfigChange;
import io.logarium.app.cluster.ClusterClient.OffsetRange;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class KafkaClusterClientTest {
    private static Boxed boxed;

    @BeforeAll
    static void start() throws Exception {
        boxed = Boxed.start();
    }

    @AfterAll
    static void stop() {
        boxed.close();
    }

    @Test
    void aProducerThatNumbersItsRecordsIsKnownToTheLeaderAndOneThatDoesNotIsNot() throws Exception {
        boxed.create("numbered", 1);
        var place = new TopicPartition("numbered", 0);
        var settings = ClientSettings.producer(boxed.cluster().bootstrap(), "plain", "all", "none");
        settings.put("enable.idempotence", "false");
        try (var plain = new KafkaProducer<byte[], byte[]>(settings)) {
            plain.send(new ProducerRecord<>("numbered", new byte[1])).get();
        }
        assertThat(done(boxed.client().producers(place))).isEmpty();

        settings.put("enable.idempotence", "true");
        try (var numbers = new KafkaProducer<byte[], byte[]>(settings)) {
            for (int i = 0; i < 3; i++) {
                numbers.send(new ProducerRecord<>("numbered", new byte[1])).get();
            }
        }
        assertThat(done(boxed.client().producers(place)))
                .singleElement()
                .satisfies(p -> {
                    assertThat(p.epoch()).isZero();
                    assertThat(p.lastSequence()).hasValue(2);
                    assertThat(p.lastMs().orElseThrow()).isPositive();
                    assertThat(p.openSince()).isEmpty();
                });
    }

    @Test
    void aTopicIsCreatedSeenAndDeleted() {
        boxed.create("made", 3);
        until("made in the view", () -> boxed.cluster().view().topic("made").isPresent());

        assertThat(boxed.cluster().view().topic("made").orElseThrow().partitions()).hasSize(3);

        done(boxed.client().deleteTopic("made"));
        until("made is gone", () -> boxed.cluster().view().topic("made").isEmpty());
    }

    @Test
    void onlyCheckingCreatesNothing() {
        var plan = new NewTopicPlan("checked", 1, 1, Map.of());

        done(boxed.client().createTopic(plan, true));

        assertThat(kind(boxed.client().deleteTopic("checked")))
                .isEqualTo(ProblemKind.TOPIC_UNKNOWN);
    }

    @Test
    void refusalsAreProblemsOfTheirKind() {
        boxed.create("taken", 1);
        var client = boxed.client();

        assertThat(kind(client.createTopic(new NewTopicPlan("taken", 1, 1, Map.of()), false)))
                .isEqualTo(ProblemKind.TOPIC_EXISTS);
        assertThat(kind(client.createTopic(new NewTopicPlan("bad name", 1, 1, Map.of()), false)))
                .isEqualTo(ProblemKind.TOPIC_NAME_REFUSED);
        assertThat(kind(client.createTopic(new NewTopicPlan("many", 1, 5, Map.of()), false)))
                .isEqualTo(ProblemKind.REPLICATION_REFUSED);
        assertThat(
                        kind(
                                client.createTopic(
                                        new NewTopicPlan(
                                                "odd", 1, 1, Map.of("retention.ms", "soon")),
                                        false)))
                .isEqualTo(ProblemKind.CONFIG_REFUSED);
        assertThat(kind(client.addPartitions("taken", 1)))
                .isEqualTo(ProblemKind.PARTITIONS_REFUSED);
    }

    @Test
    void askingForATopicDoesNotCreateIt() {
        assertThat(kind(boxed.client().offsets("never-made"))).isEqualTo(ProblemKind.TOPIC_UNKNOWN);
        assertThat(
                        kind(
                                boxed.client()
                                        .send(
                                                Boxed.record(
                                                        "never-made",
                                                        Payload.none(),
                                                        Payload.text("v")))))
                .isEqualTo(ProblemKind.TOPIC_UNKNOWN);
        assertThat(kind(boxed.client().deleteTopic("never-made")))
                .isEqualTo(ProblemKind.TOPIC_UNKNOWN);
    }

    @Test
    void nullAndEmptyStayDifferentOnTheirWay() {
        boxed.create("contents", 1);
        done(boxed.client().send(Boxed.record("contents", Payload.none(), Payload.text("v"))));
        done(boxed.client().send(Boxed.record("contents", Payload.text(""), Payload.none())));

        var records = done(boxed.client().read("contents", 0, 0, 10));

        assertThat(records).hasSize(2);
        assertThat(records.get(0).key().isNull()).isTrue();
        assertThat(records.get(1).key().isNull()).isFalse();
        assertThat(records.get(1).key().size()).isZero();
        assertThat(records.get(1).value().isNull()).isTrue();
    }

    @Test
    void headersPartitionAcksAndCompressionAreTakenAsGiven() {
        boxed.create("delivered", 4);
        for (var compression : List.of("none", "gzip", "snappy", "lz4", "zstd")) {
            var sent =
                    done(
                            boxed.client()
                                    .send(
                                            new RecordPlan(
                                                    "delivered",
                                                    Payload.text("k"),
                                                    Payload.text(compression),
                                                    OptionalInt.of(2),
                                                    List.of(
                                                            new RecordPlan.Header(
                                                                    "source", Payload.text("web"))),
                                                    "1",
                                                    compression)));
            assertThat(sent.partition()).isEqualTo(2);
        }

        var records = done(boxed.client().read("delivered", 2, 0, 10));

        assertThat(records)
                .extracting(r -> r.value().shown())
                .containsExactly("none", "gzip", "snappy", "lz4", "zstd");
        assertThat(records.getFirst().headers().getFirst().name()).isEqualTo("source");
        assertThat(records.getFirst().headers().getFirst().value().shown()).isEqualTo("web");
    }

    @Test
    void configsAreChangedAndReset() {
        boxed.create("tuned", 1);
        var client = boxed.client();

        done(
                client.alterTopicConfigs(
                        "tuned", List.of(new ConfigChange.Set("retention.ms", "60000"))));
        assertThat(config("tuned", "retention.ms"))
                .isEqualTo(List.of("60000", ConfigFacts.Source.TOPIC));

        done(client.alterTopicConfigs("tuned", List.of(new ConfigChange.Reset("retention.ms"))));
        assertThat(config("tuned", "retention.ms").getFirst()).isEqualTo("604800000");
    }

    @Test
    void deletedRecordsMoveTheLogStart() {
        boxed.create("shortened", 1);
        for (int i = 0; i < 5; i++) {
            boxed.send("shortened", "k", "v" + i);
        }

        var starts = done(boxed.client().deleteRecords("shortened", new TreeMap<>(Map.of(0, 3L))));

        assertThat(starts).containsEntry(0, 3L);
        assertThat(done(boxed.client().offsets("shortened")))
                .containsEntry(0, new OffsetRange(3, 5));
        assertThat(done(boxed.client().read("shortened", 0, 0, 10)))
                .extracting(RecordFacts::offset)
                .containsExactly(3L, 4L);
    }

    @Test
    void theWatchedTopicsNewestRecordsComeWithTheView() {
        boxed.create("watched", 1);
        for (int i = 0; i < 30; i++) {
            boxed.send("watched", "k" + i, "v");
        }

        boxed.cluster().watch(Watch.topic("watched", 10));
        until("ten records", () -> boxed.cluster().view().tail("watched", 0).size() == 10);
        boxed.send("watched", "last", "v");
        until(
                "the last record",
                () -> boxed.cluster().view().tail("watched", 0).getLast().offset() == 30);

        assertThat(boxed.cluster().view().tail("watched", 0))
                .extracting(RecordFacts::offset)
                .containsExactly(21L, 22L, 23L, 24L, 25L, 26L, 27L, 28L, 29L, 30L);
        boxed.cluster().watch(Watch.NOTHING);
        until("let go", () -> boxed.cluster().view().tails().isEmpty());
    }

    private static List<Object> config(String topic, String name) {
        return done(boxed.client().topicConfigs(topic)).stream()
                .filter(c -> c.name().equals(name))
                .findFirst()
                .map(c -> List.<Object>of(c.value(), c.source()))
                .orElseThrow();
    }

    private static ProblemKind kind(Outcome<?> outcome) {
        return outcome.failure().orElseThrow().kind();
    }
}
