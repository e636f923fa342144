package io.logarium.engine.clients;

import static org.assertj.core.api.Assertions.assertThat;

import io.logarium.engine.conformance.Child;
import io.logarium.engine.conformance.Clusters;
import io.logarium.engine.conformance.Eventually;
import io.logarium.engine.conformance.KafkaTools;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/// Kafka's command-line tools print at ours what they print at a real Apache Kafka.
@Tag("clients")
@ExtendWith(Clusters.class)
class ToolsTest {
    private final Clusters.Reference kafka;
    private final Clusters.Ours ours;

    ToolsTest(Clusters.Reference kafka, Clusters.Ours ours) {
        this.kafka = kafka;
        this.ours = ours;
    }

    @Test
    void topics() throws Exception {
        same(at -> {
            at.type("topics --create --topic t-orders --partitions 3 --replication-factor 1");
            at.type("topics --create --topic t-orders --partitions 3");
            at.type("topics --create --topic t-orders --if-not-exists");
            at.type("topics --create --topic t-two --partitions 3 --replication-factor 2");
            at.type(
                    "topics --create --topic t-set --config retention.ms=60000 --config cleanup.policy=compact");
            at.type("topics --create --topic t-bad --config no.such=1");
            at.type("topics --create --topic t.dot_under --replica-assignment 0,0");
            at.type("topics --create --topic a/b");
            at.type("topics --describe --topic t-orders");
            at.type("topics --describe --topic t-set");
            at.type("topics --describe --topic t-nope");
            at.type("topics --alter --topic t-orders --partitions 5");
            at.type("topics --alter --topic t-orders --partitions 2");
            at.type("topics --alter --topic t-nope --partitions 2");
            at.type("topics --describe --topic t-orders --under-replicated-partitions");
            at.type("topics --list --topic t-.* --exclude-internal");
            at.type("topics --delete --topic t-set");
            at.type("topics --delete --topic t-set");
            at.type("topics --list --topic t-.*");
        });
    }

    @Test
    void consoleProducerAndConsumer() throws Exception {
        same(at -> {
            at.type("topics --create --topic c-demo --partitions 1");
            at.type("console-producer --topic c-demo", "one\ntwo\nthree\n");
            at.type(
                    "console-producer --topic c-demo --property parse.key=true --property key.separator=:",
                    "anna:four\nboris:five\n");
            at.type(
                    "console-producer --topic c-demo --reader-property parse.headers=true --reader-property headers.delimiter=|",
                    "h1:x,h2:y|six\n");
            at.type(
                    "console-producer --topic c-demo --compression-codec zstd --request-required-acks all",
                    "seven\n");
            at.type("console-consumer --topic c-demo --from-beginning --max-messages 7");
            at.type(
                    "console-consumer --topic c-demo --from-beginning --max-messages 7"
                            + " --property print.partition=true --property print.offset=true"
                            + " --property print.key=true --property print.headers=true"
                            + " --property print.timestamp=true");
            at.type(
                    "console-consumer --topic c-demo --from-beginning --max-messages 5"
                            + " --formatter-property print.key=true"
                            + " --formatter-property print.partition=true");
            at.type("console-consumer --topic c-demo --partition 0 --offset 4 --max-messages 2");
            at.type("console-consumer --topic c-demo --from-beginning --timeout-ms 4000");
            at.type(
                    "console-consumer --topic c-demo --group c-group --from-beginning --max-messages 3");
            at.type("console-consumer --topic c-demo --group c-group --max-messages 4");
            at.type("console-producer --topic a/b", "x\n");
        });
    }

    @Test
    void configs() throws Exception {
        var topic = "configs --entity-type topics --entity-name f-topic ";
        same(at -> {
            at.type("topics --create --topic f-topic --partitions 1");
            at.type(topic + "--describe");
            at.type(topic + "--alter --add-config retention.ms=3600000,max.message.bytes=2000000");
            at.type(topic + "--describe");
            at.type(topic + "--alter --add-config cleanup.policy=[compact,delete]");
            at.type(topic + "--alter --delete-config max.message.bytes");
            at.type(topic + "--describe");
            at.type(topic + "--alter --delete-config max.message.bytes");
            at.type(topic + "--alter --add-config retention.ms=soon");
            at.type(topic + "--alter --add-config no.such=1");
            at.type(topic + "--describe --all");
            at.type("configs --entity-type topics --entity-name f-nope --describe");
            at.type("configs --entity-type brokers --entity-default --describe");
            at.type("configs --entity-type brokers --entity-name 77 --describe");
            at.type(
                    "configs --entity-type topics --describe --entity-name f-topic --all --bootstrap-controller x:1");
        });
    }

    @Test
    void offsetsRecordsAndDirectories(@TempDir Path folder) throws Exception {
        var json = folder.resolve("delete.json");
        Files.writeString(
                json,
                """
                {"partitions": [{"topic": "o-topic", "partition": 0, "offset": 3},
                                {"topic": "o-one", "partition": 0, "offset": 3}], "version": 1}
                """);
        same(at -> {
            at.type("topics --create --topic o-topic --partitions 2");
            at.type("get-offsets --topic o-topic");
            at.type("topics --create --topic o-one --partitions 1");
            at.type("console-producer --topic o-one", "a\nb\nc\nd\ne\n");
            for (var time : List.of("-1", "-2", "latest", "earliest", "0")) {
                at.type("get-offsets --topic o-one --time " + time);
            }
            at.type("topics --create --topic o-single --partitions 1");
            at.type("console-producer --topic o-single", "a\n");
            at.type("get-offsets --topic o-single --time -3");
            at.type("get-offsets --topic o-single --time max-timestamp");
            at.type("get-offsets --topic-partitions o-one:0,o-topic:1");
            at.type("get-offsets --topic o-nope");
            at.type("log-dirs --describe --topic-list o-one,o-topic --broker-list 0");
            at.typeSorted("delete-records --offset-json-file " + json);
            at.type("get-offsets --topic o-one --time earliest");
            at.type("console-consumer --topic o-one --from-beginning --max-messages 2");
        });
    }

    @Test
    void consumerGroups() throws Exception {
        same(at -> {
            at.type("topics --create --topic g-topic --partitions 1");
            at.type("console-producer --topic g-topic", numbers(10));
            at.type(
                    "console-consumer --topic g-topic --group g-one --from-beginning --max-messages 4");
            at.typeAbout("g-one", "consumer-groups --list");
            at.type("consumer-groups --list --state stable");
            at.type("consumer-groups --describe --group g-one");
            at.type("consumer-groups --describe --group g-one --state");
            at.type("consumer-groups --describe --group g-one --members");
            at.type("consumer-groups --describe --group g-one --offsets --verbose");
            at.type("consumer-groups --describe --group g-nope");
            at.type("consumer-groups --delete-offsets --group g-one --topic g-topic:0");
            at.type("consumer-groups --describe --group g-one");
            at.type("consumer-groups --delete --group g-nope");
            at.type("consumer-groups --delete --group g-one");
            at.type("consumer-groups --describe --group g-one");
        });
    }

    @Test
    void resettingOffsets(@TempDir Path folder) throws Exception {
        var file = folder.resolve("reset.csv");
        Files.writeString(file, "r-topic,0,6\n");
        var reset = "consumer-groups --reset-offsets --group r-one --topic r-topic ";
        same(at -> {
            at.type("topics --create --topic r-topic --partitions 1");
            at.type("console-producer --topic r-topic", numbers(10));
            at.type(
                    "console-consumer --topic r-topic --group r-one --from-beginning --max-messages 4");
            at.type(reset + "--to-earliest --dry-run");
            for (var how :
                    List.of(
                            "--to-earliest",
                            "--to-latest",
                            "--to-offset 3",
                            "--to-offset 99",
                            "--shift-by 2",
                            "--shift-by -100",
                            "--to-datetime 2020-01-01T00:00:00.000",
                            "--by-duration PT1H",
                            "--to-current",
                            "--from-file " + file)) {
                at.type(reset + how + " --execute");
            }
            at.type(reset + "--to-earliest --export --dry-run");
            at.type(
                    "consumer-groups --reset-offsets --group r-new --topic r-topic:0 --to-offset 2 --execute");
            at.type("consumer-groups --describe --group r-new");
            at.type(
                    "consumer-groups --reset-offsets --group r-one --all-topics --to-latest --execute");
            at.type("console-consumer --topic r-topic --group r-new --max-messages 1");
        });
    }

    @Test
    void aGroupAtWork() throws Exception {
        same(at -> {
            at.type("topics --create --topic w-topic --partitions 2");
            var command = new ArrayList<>(List.of("--topic", "w-topic", "--group", "w-group"));
            command.addAll(List.of("--bootstrap-server", at.target().bootstrap()));
            try (var worker = Child.start(KafkaTools.command("console-consumer", command))) {
                at.typeUntil(
                        "consumer-groups --describe --group w-group --state",
                        out -> out.contains("Stable"));
                at.type("consumer-groups --describe --group w-group --members --verbose");
                at.type(
                        "consumer-groups --reset-offsets --group w-group --topic w-topic --to-earliest --execute");
                at.type("consumer-groups --delete --group w-group");
                at.run("console-producer --topic w-topic", numbers(20));
                Eventually.that(
                        "the consumer at work did not read: " + worker.err(),
                        () -> worker.out().lines().count() == 20);
                worker.interrupt();
                var end = worker.await(Programs.LIMIT);
                at.note("^C", new Child.Output(end.exit(), "", end.err()));
            }
            at.type("consumer-groups --describe --group w-group --state");
        });
    }

    private void same(Transcript.Script script) throws Exception {
        var both = Transcript.at(kafka.target(), ours.target(), script);
        assertThat(String.join("\n", both.ours())).isEqualTo(String.join("\n", both.kafka()));
    }

    private static String numbers(int count) {
        var all = new StringBuilder();
        for (int i = 1; i <= count; i++) {
            all.append(i).append('\n');
        }
        return all.toString();
    }
}
