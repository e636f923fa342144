package io.logarium.app.console;

import static io.logarium.app.cluster.Boxed.until;
import static org.assertj.core.api.Assertions.assertThat;

import io.logarium.engine.ClusterConfig;
import io.logarium.engine.LocalCluster;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The commands that a beginner meets first, in the order of a first tour, with Kafka's own tools against a cluster of ours.
@Tag("clients")
class ExcursionCommandsTest {
    @TempDir Path folder;

    private LocalCluster cluster;
    private WatchedSession console;

    @BeforeEach
    void open() throws Exception {
        var tools = Path.of(System.getProperty("kafka.tools.lib", "")).toAbsolutePath();
        assertThat(tools).as("run `mvn package` first").isDirectory();
        cluster = LocalCluster.start(ClusterConfig.ephemeral().withBrokers(3));
        console = new WatchedSession(folder, Optional.of(tools), cluster.bootstrap());
    }

    @AfterEach
    void close() {
        console.close();
        cluster.close();
    }

    @Test
    void aTopicIsCreatedListedAndDescribed() throws Exception {
        run("kafka-topics.sh --create --topic demo-topic --partitions 3 --replication-factor 1");

        assertThat(run("kafka-topics.sh --list").lines()).contains("demo-topic");
        assertThat(run("kafka-topics.sh --describe --topic demo-topic"))
                .contains("PartitionCount: 3", "ReplicationFactor: 1")
                .containsPattern("Partition: 2\tLeader: (\\d)\tReplicas: \\1\tIsr: \\1");
    }

    @Test
    void aTopicWithReplicasLiesOnSeveralBrokers() throws Exception {
        run("kafka-topics.sh --create --topic orders --partitions 3 --replication-factor 2");

        assertThat(run("kafka-topics.sh --describe --topic orders"))
                .contains("PartitionCount: 3", "ReplicationFactor: 2")
                .containsPattern("Partition: 0\tLeader: (\\d)\tReplicas: \\1,\\d\t");
    }

    @Test
    void aGroupIsListedDescribedAndPutBackToTheBeginning() throws Exception {
        run("kafka-topics.sh --create --topic demo-topic --partitions 1");
        run("echo one | kafka-console-producer.sh --topic demo-topic");
        assertThat(
                        run(
                                "kafka-console-consumer.sh --topic demo-topic --group my-group"
                                        + " --from-beginning --max-messages 1"))
                .contains("one");

        assertThat(run("kafka-consumer-groups.sh --list")).contains("my-group");
        assertThat(committedEndLag()).containsExactly("1", "1", "0");

        run(
                "kafka-consumer-groups.sh --reset-offsets --group my-group --topic demo-topic"
                        + " --to-earliest --execute");

        assertThat(committedEndLag()).containsExactly("0", "1", "1");
    }

    @Test
    void recordsAreReadWithTheirPartitionAndOffset() throws Exception {
        run("kafka-topics.sh --create --topic demo-topic --partitions 1");
        run("echo one | kafka-console-producer.sh --topic demo-topic");

        assertThat(
                        run(
                                "kafka-console-consumer.sh --topic demo-topic --from-beginning"
                                        + " --property print.partition=true"
                                        + " --property print.offset=true --max-messages 1"))
                .contains("Partition:0\tOffset:0\tone");
    }

    @Test
    void theNewNameOfAnOptionSaysTheSameAndTheOldOneWarns() throws Exception {
        run("kafka-topics.sh --create --topic demo-topic --partitions 1");
        run("echo one | kafka-console-producer.sh --topic demo-topic");
        var read = "kafka-console-consumer.sh --topic demo-topic --from-beginning --max-messages 1";

        assertThat(run(read + " --formatter-property print.offset=true"))
                .contains("Offset:0\tone")
                .doesNotContain("deprecated");
        assertThat(run(read + " --property print.offset=true"))
                .contains("Offset:0\tone", "deprecated", "--formatter-property");
    }

    @Test
    void describeShowsTheTopicsIdAndWhoMissesNothingOutsideTheIsr() throws Exception {
        run(
                "kafka-topics.sh --create --topic orders --partitions 1 --replication-factor 3"
                        + " --config min.insync.replicas=3");
        var describe = "kafka-topics.sh --describe --topic orders";
        assertThat(run(describe))
                .containsPattern("TopicId: \\S{22}\tPartitionCount: 1")
                .containsPattern("Isr: \\d,\\d,\\d\tElr: *\tLastKnownElr:");

        assertThat(cluster.command("kill 2")).startsWith("ok");

        until("who is out", () -> answer(describe).contains("Elr: 2\tLastKnownElr:"));
    }

    private String answer(String command) {
        try {
            return run(command);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private List<String> committedEndLag() throws Exception {
        var line =
                run("kafka-consumer-groups.sh --describe --group my-group")
                        .lines()
                        .filter(l -> l.startsWith("my-group"))
                        .findFirst()
                        .orElseThrow();
        return Arrays.asList(line.split("\\s+")).subList(3, 6);
    }

    private String run(String command) throws Exception {
        var run = console.run(command);
        assertThat(WatchedSession.exitCode(run)).as(run.output().text()).isZero();
        return run.output().text();
    }
}
