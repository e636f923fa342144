package io.logarium.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.logarium.engine.conformance.Eventually;
import io.logarium.engine.view.PartitionView;
import io.logarium.engine.view.ReplicaView;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.AlterConfigOp.OpType;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewPartitionReassignment;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.InvalidRequestException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// A replica that moves while its replication is throttled, seen by a real client.
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class ThrottledMoveTest {
    private static final String RATE = "follower.replication.throttled.rate";
    private static final ConfigResource TOPIC =
            new ConfigResource(ConfigResource.Type.TOPIC, "moved");
    private static final ConfigResource TARGET =
            new ConfigResource(ConfigResource.Type.BROKER, "1");
    private static final int RECORDS = 30;
    private static final int RECORD_BYTES = 100_000;

    @Test
    void aMoveStandsStillWhileItsRateIsTinyAndEndsWhenTheRateIsGone() throws Exception {
        try (var cluster = LocalCluster.start(ClusterConfig.ephemeral().withBrokers(2));
                var admin = Admin.create(Map.of("bootstrap.servers", cluster.bootstrap()))) {
            admin.createTopics(List.of(new NewTopic("moved", Map.of(0, List.of(0))))).all().get();
            write(cluster);
            set(admin, TOPIC, "follower.replication.throttled.replicas", "0:1", OpType.SET);
            set(admin, TARGET, RATE, "1", OpType.SET);
            Eventually.that("the rate is known", () -> rate(admin).equals(Optional.of("1")));

            var target = Optional.of(new NewPartitionReassignment(List.of(0, 1)));
            admin.alterPartitionReassignments(Map.of(new TopicPartition("moved", 0), target))
                    .all()
                    .get();
            Eventually.that("the first piece is copied", () -> copied(cluster) > 0);
            assertThat(copied(cluster)).isLessThan(RECORDS);
            assertThat(partition(cluster).isr()).containsExactly(0);

            set(admin, TARGET, RATE, "", OpType.DELETE);
            Eventually.that("both are in sync", () -> partition(cluster).isr().size() == 2);
            Eventually.that("all is copied", () -> copied(cluster) == RECORDS);
            Eventually.that("the rate is not listed", () -> rate(admin).isEmpty());
        }
    }

    @Test
    void aRateThatIsNoNumberIsRefused() throws Exception {
        try (var cluster = LocalCluster.start(ClusterConfig.ephemeral());
                var admin = Admin.create(Map.of("bootstrap.servers", cluster.bootstrap()))) {
            var broker = new ConfigResource(ConfigResource.Type.BROKER, "0");

            assertThat(
                            org.assertj.core.api.Assertions.catchThrowable(
                                    () -> set(admin, broker, RATE, "fast", OpType.SET)))
                    .hasCauseInstanceOf(InvalidRequestException.class);
        }
    }

    private static void write(LocalCluster cluster) throws Exception {
        Map<String, Object> settings = Map.of("bootstrap.servers", cluster.bootstrap());
        var bytes = new ByteArraySerializer();
        try (var producer = new KafkaProducer<>(settings, bytes, bytes)) {
            for (int i = 0; i < RECORDS; i++) {
                producer.send(new ProducerRecord<>("moved", 0, null, new byte[RECORD_BYTES]));
            }
            producer.flush();
        }
    }

    private static void set(
            Admin admin, ConfigResource owner, String key, String value, OpType operation)
            throws Exception {
        var change = new AlterConfigOp(new ConfigEntry(key, value), operation);
        admin.incrementalAlterConfigs(Map.of(owner, List.of(change))).all().get();
    }

    private static Optional<String> rate(Admin admin) throws Exception {
        var found = admin.describeConfigs(List.of(TARGET)).all().get().get(TARGET).get(RATE);
        return Optional.ofNullable(found).map(ConfigEntry::value);
    }

    private static PartitionView partition(LocalCluster cluster) {
        return cluster.view().topics().stream()
                .filter(t -> t.name().equals("moved"))
                .findFirst()
                .orElseThrow()
                .partitions()
                .getFirst();
    }

    /// The end of the log on the broker that the replica moves to.
    private static long copied(LocalCluster cluster) {
        return partition(cluster).states().stream()
                .filter(r -> r.brokerId() == 1)
                .mapToLong(ReplicaView::logEndOffset)
                .findFirst()
                .orElse(0);
    }
}
