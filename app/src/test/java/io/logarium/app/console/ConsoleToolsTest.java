package io.logarium.app.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.logarium.app.console.OutputLine.Source;
import io.logarium.engine.ClusterConfig;
import io.logarium.engine.LocalCluster;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Kafka's own tools, typed as a tutorial has them, against a cluster of ours.
@Tag("clients")
class ConsoleToolsTest {
    @TempDir Path folder;

    private LocalCluster cluster;
    private WatchedSession console;

    @BeforeEach
    void open() throws Exception {
        var tools = Path.of(System.getProperty("kafka.tools.lib", "")).toAbsolutePath();
        assertThat(tools).as("run `mvn package` first").isDirectory();
        cluster = LocalCluster.start(ClusterConfig.ephemeral());
        console = new WatchedSession(folder, Optional.of(tools), cluster.bootstrap());
    }

    @AfterEach
    void close() {
        console.close();
        cluster.close();
    }

    @Test
    void aPastedBlockMakesAndListsATopic() throws Exception {
        var last =
                console.run(
                        """
                        # Make one
                        $ bin/kafka-topics.sh --create \\
                            --topic orders \\
                            --bootstrap-server %s \\
                            --partitions 3

                        kafka-topics --list
                        """
                                .formatted(cluster.bootstrap()));

        assertThat(console.session.runs().getFirst().output().text())
                .isEqualTo("Created topic orders.");
        assertThat(console.session.runs().getFirst().note()).isEmpty();
        assertThat(last.output().text()).isEqualTo("orders");
        assertThat(last.note()).hasValue(new Note.AddressAdded(cluster.bootstrap()));
        assertThat(WatchedSession.exitCode(last)).isZero();
    }

    @Test
    void whatIsTypedIsProducedAndCtrlCEndsTheConsumer() throws Exception {
        console.run("kafka-topics.sh --create --topic letters");
        var producer = console.start("kafka-console-producer.sh --topic letters");

        assertThat(producer.send("привет")).isTrue();
        producer.endInput();
        assertThat(console.awaitEnd(producer)).isZero();
        var consumer = console.start("kafka-console-consumer.sh --topic letters --from-beginning");
        console.awaitOutput(consumer, "привет");
        consumer.interrupt();
        console.awaitEnd(consumer);

        assertThat(WatchedSession.lines(consumer, Source.STANDARD_OUTPUT))
                .containsExactly("привет");
        assertThat(consumer.output().text()).contains("Processed a total of 1 messages");
    }

    @Test
    void echoFeedsTheProducerWhileAnotherCommandRuns() throws Exception {
        console.run("kafka-topics.sh --create --topic notes");
        var consumer =
                console.session.submit("kafka-console-consumer --topic notes --from-beginning");

        assertThat(
                        WatchedSession.exitCode(
                                console.run("echo one | kafka-console-producer --topic notes")))
                .isZero();
        console.awaitOutput(consumer.getFirst(), "one");
    }

    @Test
    void aFailureKeepsItsExitCodeAndItsWords() throws Exception {
        var run = console.run("kafka-topics.sh --describe --topic nowhere");

        assertThat(WatchedSession.exitCode(run)).isEqualTo(1);
        assertThat(run.output().text()).contains("nowhere");
    }

    @Test
    void optionsAreReadFromTheToolsHelpAndKept() throws Exception {
        var options = console.session.complete("kafka-consumer-groups.sh --res", 30).candidates();

        assertThat(options).extracting(Completions.Candidate::text).contains("--reset-offsets");
        try (var kept = Files.walk(folder)) {
            assertThat(kept).anyMatch(f -> f.endsWith("kafka-consumer-groups.txt"));
        }
    }

    @Test
    void closingEndsWhatRuns() throws Exception {
        console.run("kafka-topics.sh --create --topic endless");
        var consumer = console.session.submit("kafka-console-consumer --topic endless").getFirst();
        console.awaitRunning(consumer);

        console.session.close();

        console.awaitEnd(consumer);
    }
}
