package io.logarium.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.logarium.engine.view.BrokerView.State;
import io.logarium.engine.view.ClusterSnapshot;
import io.logarium.engine.view.PartitionView;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewPartitionReassignment;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.ElectionType;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Three brokers in one process, over real sockets: one quorum, one metadata.
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class SeveralBrokersTest {
    @TempDir Path data;

    @Test
    void threeBrokersAreOneClusterAndAnyOfThemCreatesTopics() throws Exception {
        try (var cluster = LocalCluster.start(ClusterConfig.ephemeral().withBrokers(3))) {
            var addresses = List.of(cluster.bootstrap().split(","));
            assertThat(addresses).hasSize(3);
            for (int i = 0; i < 3; i++) {
                try (var admin = admin(addresses.get(i))) {
                    var nodes = admin.describeCluster().nodes().get();
                    assertThat(nodes).extracting(Node::id).containsExactlyInAnyOrder(0, 1, 2);
                    admin.createTopics(List.of(new NewTopic("topic-" + i, 3, (short) 3)))
                            .all()
                            .get();
                }
            }
            try (var admin = admin(addresses.getFirst())) {
                assertThat(admin.listTopics().names().get())
                        .contains("topic-0", "topic-1", "topic-2");
            }
        }
    }

    @Test
    void aKilledControllerIsReplacedAndComesBack() throws Exception {
        try (var cluster = LocalCluster.start(ClusterConfig.ephemeral().withBrokers(3))) {
            create(cluster, "orders", 3);
            produce(cluster, 0, 10);
            int first =
                    Eventually.seen(cluster::view, v -> v.quorum().leaderId() >= 0)
                            .quorum()
                            .leaderId();

            assertThat(cluster.command("kill " + first)).startsWith("ok");
            produce(cluster, 10, 10);

            var without = Eventually.seen(cluster::view, v -> v.quorum().leaderId() != first);
            assertThat(without.brokers().get(first).state()).isEqualTo(State.KILLED);
            assertThat(cluster.command("start " + first)).startsWith("ok");
            Eventually.seen(cluster::view, v -> areUp(v, 3));
            produce(cluster, 20, 10);
            assertThat(ends(cluster)).isEqualTo(30);
        }
    }

    @Test
    void aBrokerThatStopsHandsOverAndTheWholeClusterGoesOnAfterARestart() throws Exception {
        var config = ClusterConfig.ephemeral().withBrokers(3).withData(data);
        try (var cluster = LocalCluster.start(config)) {
            create(cluster, "orders", 3);
            produce(cluster, 0, 10);
            for (int id = 0; id < 2; id++) {
                assertThat(cluster.command("stop " + id)).startsWith("ok");
                produce(cluster, 10 + 10 * id, 10);
                assertThat(cluster.command("start " + id)).startsWith("ok");
                Eventually.seen(cluster::view, v -> areUp(v, 3) && isInSync(v, "orders"));
            }
            assertThat(cluster.command("status")).contains("broker 2 up").contains("; controller ");
        }
        var again = LocalCluster.start(config);
        assertThat(ends(again)).isEqualTo(30);
        again.kill();
        try (var third = LocalCluster.start(config)) {
            assertThat(ends(third)).isEqualTo(30);
        }
    }

    @Test
    void theQuorumIsDescribedAndLeadersAndReplicasMoveOnDemand() throws Exception {
        try (var cluster = LocalCluster.start(ClusterConfig.ephemeral().withBrokers(3));
                var admin = admin(cluster.bootstrap())) {
            var quorum = admin.describeMetadataQuorum().quorumInfo().get();
            Eventually.seen(cluster::view, v -> v.quorum().leaderId() == quorum.leaderId());
            assertThat(quorum.voters()).extracting(v -> v.replicaId()).containsExactly(0, 1, 2);
            assertThat(quorum.highWatermark()).isPositive();

            var orders = new TopicPartition("orders", 0);
            admin.createTopics(List.of(new NewTopic("orders", Map.of(0, List.of(0, 1)))))
                    .all()
                    .get();
            var to = new NewPartitionReassignment(List.of(2, 0));
            admin.alterPartitionReassignments(Map.of(orders, Optional.of(to))).all().get();
            Eventually.seen(
                    cluster::view,
                    v -> partition(v).filter(p -> p.replicas().equals(List.of(2, 0))).isPresent());
            admin.electLeaders(ElectionType.PREFERRED, Set.of(orders)).partitions().get();
            Eventually.seen(
                    cluster::view,
                    v ->
                            partition(v)
                                    .filter(p -> p.leader().equals(OptionalInt.of(2)))
                                    .isPresent());
        }
    }

    @Test
    void aFolderOfAnotherNumberOfBrokersIsRefused() throws Exception {
        var config = ClusterConfig.ephemeral().withData(data);
        LocalCluster.start(config).close();

        assertThatThrownBy(() -> LocalCluster.start(config.withBrokers(3)))
                .isInstanceOf(ClusterStartException.class)
                .hasMessageContaining("a cluster of 1 brokers, not of 3");
    }

    private static Optional<PartitionView> partition(ClusterSnapshot view) {
        return view.topics().stream()
                .filter(t -> t.name().equals("orders"))
                .map(t -> t.partitions().getFirst())
                .findFirst();
    }

    private static boolean areUp(ClusterSnapshot view, int count) {
        return view.brokers().stream().filter(b -> b.state() == State.UP).count() == count
                && view.quorum().voters().stream().allMatch(v -> v.alive());
    }

    private static boolean isInSync(ClusterSnapshot view, String topic) {
        return view.topics().stream()
                .filter(t -> t.name().equals(topic))
                .flatMap(t -> t.partitions().stream())
                .allMatch(p -> p.isr().size() == 3);
    }

    private static void create(LocalCluster cluster, String topic, int partitions)
            throws Exception {
        try (var admin = admin(cluster.bootstrap())) {
            admin.createTopics(List.of(new NewTopic(topic, partitions, (short) 3))).all().get();
        }
    }

    private static void produce(LocalCluster cluster, int from, int count) throws Exception {
        Map<String, Object> settings =
                Map.of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        cluster.bootstrap(),
                        ProducerConfig.ACKS_CONFIG,
                        "all");
        try (var producer =
                new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
            var sent = new ArrayList<Future<RecordMetadata>>();
            for (int i = from; i < from + count; i++) {
                sent.add(producer.send(new ProducerRecord<>("orders", "key-" + i, "value-" + i)));
            }
            for (var one : sent) {
                one.get();
            }
        }
    }

    private static long ends(LocalCluster cluster) throws Exception {
        try (var admin = admin(cluster.bootstrap())) {
            var wanted = new LinkedHashMap<TopicPartition, OffsetSpec>();
            for (int i = 0; i < 3; i++) {
                wanted.put(new TopicPartition("orders", i), OffsetSpec.latest());
            }
            return admin.listOffsets(wanted).all().get().values().stream()
                    .mapToLong(o -> o.offset())
                    .sum();
        }
    }

    private static Admin admin(String address) {
        return Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, address));
    }
}
