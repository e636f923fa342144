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
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Kafka's own tools look at the metadata of three brokers of ours: its quorum and its snapshots.
@Tag("clients")
class MetadataToolsTest {
    private static final int TOPICS = 12;

    @TempDir Path data;

    @Test
    void theQuorumIsDescribed() throws Exception {
        var config = ClusterConfig.ephemeral().withBrokers(3).withData(data);
        try (var cluster = LocalCluster.start(config)) {
            var status = describe(cluster, "--status");
            assertThat(status)
                    .contains("ClusterId:", "LeaderId:", "LeaderEpoch:", "HighWatermark:")
                    .containsPattern("MaxFollowerLag: +\\d+")
                    .contains("CurrentVoters:");
            assertThat(status).contains("\"id\": 0", "\"id\": 1", "\"id\": 2");

            var replication = describe(cluster, "--replication").lines().toList();
            assertThat(replication.getFirst()).contains("NodeId", "LogEndOffset", "Lag", "Status");
            assertThat(replication.stream().filter(line -> line.contains("Leader"))).hasSize(1);
            assertThat(replication.stream().filter(line -> line.contains("Follower"))).hasSize(2);
        }
    }

    @Test
    void theQuorumIsDescribedByAControllerItself() throws Exception {
        var config = ClusterConfig.ephemeral().withBrokers(3).withData(data);
        try (var cluster = LocalCluster.start(config);
                var admin = Admin.create(Map.of("bootstrap.servers", cluster.bootstrap()))) {
            var nodes = admin.describeMetadataQuorum().quorumInfo().get().nodes();
            var controller = nodes.get(1).endpoints().getFirst();
            var output =
                    KafkaTools.run(
                            "metadata-quorum",
                            List.of(
                                    "--bootstrap-controller",
                                    controller.host() + ":" + controller.port(),
                                    "describe",
                                    "--status"));
            assertThat(output.exit()).as(output.err()).isZero();
            assertThat(output.out())
                    .contains("ClusterId: ", "LeaderId: ", "LeaderEpoch: ")
                    .contains("\"id\": 0", "\"id\": 1", "\"id\": 2");
        }
    }

    private static String describe(LocalCluster cluster, String what) {
        var output =
                KafkaTools.run(
                        "metadata-quorum",
                        List.of("--bootstrap-server", cluster.bootstrap(), "describe", what));
        assertThat(output.exit()).as(output.err()).isZero();
        return output.out();
    }

    @Test
    void snapshotsAreReadByTheDumpTool() throws Exception {
        var config =
                ClusterConfig.ephemeral()
                        .withBrokers(3)
                        .withData(data)
                        .with("metadata.log.max.record.bytes.between.snapshots", "1000");
        try (var cluster = LocalCluster.start(config);
                var admin = Admin.create(Map.of("bootstrap.servers", cluster.bootstrap()))) {
            for (int i = 0; i < TOPICS; i++) {
                admin.createTopics(List.of(new NewTopic("snap" + i, 2, (short) 3)))
                        .all()
                        .get(60, TimeUnit.SECONDS);
            }
            for (int broker = 0; broker < 3; broker++) {
                var folder = data.resolve(broker + "/__cluster_metadata-0");
                Eventually.that("a snapshot in " + folder, () -> !checkpoints(folder).isEmpty());
            }
        }
        for (int broker = 0; broker < 3; broker++) {
            var newest = checkpoints(data.resolve(broker + "/__cluster_metadata-0")).getLast();
            var output =
                    KafkaTools.run(
                            "dump-log",
                            List.of("--cluster-metadata-decoder", "--files", newest.toString()));
            assertThat(output.exit()).as(output.err()).isZero();
            assertThat(output.out())
                    .contains("SnapshotHeader", "SnapshotFooter", "isvalid: true")
                    .contains("FEATURE_LEVEL_RECORD", "REGISTER_BROKER_RECORD")
                    .contains("\"type\":\"TOPIC_RECORD\"", "\"name\":\"snap0\"")
                    .contains("\"type\":\"PARTITION_RECORD\"")
                    .doesNotContain("isvalid: false", "Could not decode");
        }
    }

    private static List<Path> checkpoints(Path folder) {
        try (var files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".checkpoint")).sorted().toList();
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
