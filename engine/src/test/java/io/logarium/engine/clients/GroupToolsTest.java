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
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/// kafka-consumer-groups prints at ours what it prints at a real Apache Kafka, for groups of both protocols.
@Tag("clients")
@ExtendWith(Clusters.class)
class GroupToolsTest {
    private final Clusters.Reference kafka;
    private final Clusters.Ours ours;

    GroupToolsTest(Clusters.Reference kafka, Clusters.Ours ours) {
        this.kafka = kafka;
        this.ours = ours;
    }

    @Test
    void resetsAreShownAndChangeNothingUntilTheyAreMade(@TempDir Path folder) throws Exception {
        var file = folder.resolve("reset.csv");
        Files.writeString(file, "d-topic,0,6\nd-topic,1,1\n");
        var reset = "consumer-groups --reset-offsets --group d-one --topic d-topic ";
        same(at -> {
            at.type("topics --create --topic d-topic --partitions 1");
            at.type("console-producer --topic d-topic", numbers(10));
            at.type(
                    "console-consumer --topic d-topic --group d-one --from-beginning --max-messages 4");
            at.type("topics --alter --topic d-topic --partitions 2");
            for (var how :
                    List.of(
                            "--to-earliest",
                            "--to-latest",
                            "--to-current",
                            "--to-offset 3",
                            "--shift-by -2",
                            "--to-datetime 2020-01-01T00:00:00.000",
                            "--by-duration PT1H",
                            "--from-file " + file)) {
                at.typeSorted(reset + how + " --dry-run");
            }
            at.typeSorted("consumer-groups --describe --group d-one");
            at.typeSorted(reset + "--from-file " + file + " --execute");
            at.typeSorted("consumer-groups --describe --group d-one");
            at.typeSorted(reset + "--to-earliest");
            at.type("consumer-groups --delete-offsets --group d-one --topic d-topic");
            at.type("consumer-groups --delete-offsets --group d-one --topic d-nope");
            at.type("consumer-groups --delete-offsets --group d-nope --topic d-topic");
        });
    }

    @Test
    void aGroupOfTheConsumerProtocolAtWork() throws Exception {
        same(at -> {
            at.type("topics --create --topic p-topic --partitions 2");
            var command = new ArrayList<>(List.of("--topic", "p-topic", "--group", "p-group"));
            command.addAll(List.of("--command-property", "group.protocol=consumer"));
            command.addAll(List.of("--command-property", "client.id=worker", "--from-beginning"));
            command.addAll(List.of("--bootstrap-server", at.target().bootstrap()));
            try (var worker = Child.start(KafkaTools.command("console-consumer", command))) {
                at.typeUntil(
                        "consumer-groups --describe --group p-group --state",
                        out -> out.contains("Stable"));
                at.type("consumer-groups --describe --group p-group --state --verbose");
                at.type("consumer-groups --describe --group p-group --members");
                at.type("consumer-groups --describe --group p-group --members --verbose");
                at.type(
                        "consumer-groups --reset-offsets --group p-group --topic p-topic --to-earliest --execute");
                at.type("consumer-groups --delete-offsets --group p-group --topic p-topic");
                at.type("consumer-groups --delete --group p-group");
                at.run("console-producer --topic p-topic", numbers(20));
                Eventually.that(
                        "the consumer at work did not read: " + worker.err(),
                        () -> worker.out().lines().count() == 20);
                worker.interrupt();
                worker.await(Programs.LIMIT);
            }
            at.type("consumer-groups --describe --group p-group --state");
            at.type("consumer-groups --describe --group p-group --members");
            at.typeAbout("p-group", "consumer-groups --list --type consumer --state empty");
            at.typeAbout("p-group", "consumer-groups --list --type classic");
            at.typeAbout("p-group", "consumer-groups --list --state");
            at.type(
                    "consumer-groups --reset-offsets --group p-group --all-topics --to-earliest --execute");
            at.type("consumer-groups --delete --group p-group");
            at.type("consumer-groups --describe --group p-group");
        });
    }

    private void same(Transcript.Script script) throws Exception {
        var both = Transcript.at(kafka.target(), ours.target(), script);
        assertThat(String.join("\n", both.ours())).isEqualTo(String.join("\n", both.kafka()));
    }

    private static String numbers(int count) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(i -> i + "\n")
                .collect(Collectors.joining());
    }
}
