package io.logarium.engine.clients;

import static org.assertj.core.api.Assertions.assertThat;

import io.logarium.engine.ClusterConfig;
import io.logarium.engine.LocalCluster;
import io.logarium.engine.conformance.Eventually;
import io.logarium.engine.conformance.KafkaTools;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `kafka-reassign-partitions` moves a partition with a throttle, and takes the throttle away when the move is over.
@Tag("clients")
class ThrottledReassignmentTest {
    private static final String LEADER_RATE = "leader.replication.throttled.rate";
    private static final String FOLLOWER_RATE = "follower.replication.throttled.rate";
    private static final int RECORDS = 40;
    private static final int RECORD_BYTES = 100_000;

    @TempDir Path folder;

    @Test
    void aMoveIsThrottledUntilItIsVerified() throws Exception {
        try (var cluster = LocalCluster.start(ClusterConfig.ephemeral().withBrokers(3));
                var admin = Admin.create(Map.of("bootstrap.servers", cluster.bootstrap()))) {
            admin.createTopics(List.of(new NewTopic("moved", Map.of(0, List.of(0))))).all().get();
            write(cluster);
            var plan = folder.resolve("plan.json");
            Files.writeString(
                    plan,
                    """
                    {"version":1,"partitions":[{"topic":"moved","partition":0,"replicas":[1,2]}]}
                    """);

            assertThat(tool(cluster, plan, "--execute", "--throttle", "2000"))
                    .contains("The inter-broker throttle limit was set to 2000 B/s")
                    .contains("Successfully started partition reassignment for moved-0");
            assertThat(value(admin, topic(), "leader.replication.throttled.replicas"))
                    .hasValue("0:0");
            assertThat(value(admin, topic(), "follower.replication.throttled.replicas"))
                    .hasValue("0:1,0:2");
            for (int broker = 0; broker < 3; broker++) {
                assertThat(value(admin, broker(broker), LEADER_RATE)).hasValue("2000");
                assertThat(value(admin, broker(broker), FOLLOWER_RATE)).hasValue("2000");
            }
            assertThat(tool(cluster, plan, "--verify"))
                    .contains("Reassignment of partition moved-0 is still in progress.");

            allowMore(admin);
            Eventually.that(
                    "the move is over",
                    () -> admin.listPartitionReassignments().reassignments().get().isEmpty());
            assertThat(tool(cluster, plan, "--verify"))
                    .contains("Reassignment of partition moved-0 is completed.")
                    .contains("Clearing broker-level throttles on brokers 0,1,2")
                    .contains("Clearing topic-level throttles on topic moved");
            for (int broker = 0; broker < 3; broker++) {
                int id = broker;
                Eventually.that(
                        "no rate on broker " + id,
                        () -> value(admin, broker(id), LEADER_RATE).isEmpty());
            }
            assertThat(value(admin, topic(), "leader.replication.throttled.replicas")).hasValue("");
        }
    }

    private static String tool(LocalCluster cluster, Path plan, String... more) {
        var arguments = new java.util.ArrayList<String>();
        arguments.addAll(List.of("--bootstrap-server", cluster.bootstrap()));
        arguments.addAll(List.of("--reassignment-json-file", plan.toString()));
        arguments.addAll(List.of(more));
        var output = KafkaTools.run("reassign-partitions", arguments);
        assertThat(output.exit()).as(output.err()).isZero();
        return output.out();
    }

    private static void write(LocalCluster cluster) {
        Map<String, Object> settings = Map.of("bootstrap.servers", cluster.bootstrap());
        var bytes = new ByteArraySerializer();
        try (var producer = new KafkaProducer<>(settings, bytes, bytes)) {
            for (int i = 0; i < RECORDS; i++) {
                producer.send(new ProducerRecord<>("moved", 0, null, new byte[RECORD_BYTES]));
            }
            producer.flush();
        }
    }

    private static void allowMore(Admin admin) throws Exception {
        for (int broker = 0; broker < 3; broker++) {
            var changes = List.of(set(LEADER_RATE, "100000000"), set(FOLLOWER_RATE, "100000000"));
            admin.incrementalAlterConfigs(Map.of(broker(broker), changes)).all().get();
        }
    }

    private static AlterConfigOp set(String key, String value) {
        return new AlterConfigOp(new ConfigEntry(key, value), AlterConfigOp.OpType.SET);
    }

    private static ConfigResource broker(int id) {
        return new ConfigResource(ConfigResource.Type.BROKER, Integer.toString(id));
    }

    private static ConfigResource topic() {
        return new ConfigResource(ConfigResource.Type.TOPIC, "moved");
    }

    private static Optional<String> value(Admin admin, ConfigResource owner, String key)
            throws Exception {
        var found = admin.describeConfigs(List.of(owner)).all().get().get(owner).get(key);
        return Optional.ofNullable(found).map(ConfigEntry::value);
    }
}
