package io.logarium.app.echo;

import static io.logarium.app.cluster.Boxed.done;
import static org.assertj.core.api.Assertions.assertThat;

import io.logarium.app.cluster.Boxed;
import io.logarium.app.cluster.ClusterClient.ConfigChange;
import io.logarium.app.cluster.NewTopicPlan;
import io.logarium.app.cluster.Payload;
import io.logarium.app.lab.ConsumerPlan;
import io.logarium.app.lab.Lab;
import io.logarium.app.settings.Snapshots;
import io.logarium.app.state.Click;
import io.logarium.app.text.Language;
import io.logarium.app.text.Texts;
import io.logarium.engine.view.SavedCluster;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class EchoTest {
    private final List<Click> told = new CopyOnWriteArrayList<>();
    private final Echo echo = new Echo(told::add, () -> 1_000);

    EchoTest() {
        Texts.language(Language.EN);
    }

    @Test
    void everyChangeCarriesItsCommandAndQuestionsAreNotTold() throws Exception {
        try (var boxed = Boxed.start()) {
            var client = echo.client(boxed.client(), "localhost:9092");
            var place = new TopicPartition("orders", 0);

            done(client.createTopic(new NewTopicPlan("orders", 1, 1, Map.of()), true));
            done(client.createTopic(new NewTopicPlan("orders", 1, 1, Map.of()), false));
            done(client.offsets("orders"));
            done(client.topicConfigs("orders"));
            done(client.addPartitions("orders", 2));
            List<ConfigChange> changes = List.of(new ConfigChange.Set("retention.ms", "60000"));
            done(client.alterTopicConfigs("orders", changes));
            done(client.send(Boxed.record("orders", Payload.none(), Payload.text("hello"))));
            done(client.deleteRecords("orders", new TreeMap<>(Map.of(0, -1L))));
            done(client.resetOffsets("readers", Map.of(place, 0L)));
            done(client.groups());
            done(client.deleteOffsets("readers", Set.of(place)));
            client.deleteGroup("readers");
            done(client.deleteTopic("orders"));

            assertThat(told.stream().map(EchoTest::tool))
                    .containsExactly(
                            "kafka-topics.sh --create",
                            "kafka-topics.sh --alter",
                            "kafka-configs.sh --alter",
                            "kafka-console-producer.sh --topic",
                            "kafka-delete-records.sh --bootstrap-server",
                            "kafka-consumer-groups.sh --bootstrap-server",
                            "kafka-consumer-groups.sh --delete-offsets",
                            "kafka-consumer-groups.sh --delete",
                            "kafka-topics.sh --delete");
            assertThat(told).allMatch(click -> click.command().contains("localhost:9092"));
            assertThat(told.getFirst().what()).isEqualTo("Create topic orders");
        }
    }

    /// The tool and its first option, also behind a pipe.
    private static String tool(Click click) {
        var words = click.command().substring(click.command().indexOf("kafka-")).split("\\s+");
        return words[0] + " " + words[1];
    }

    @Test
    void whatWasRefusedSaysWhy() throws Exception {
        try (var boxed = Boxed.start()) {
            echo.client(boxed.client(), "localhost:9092").deleteTopic("nobody");

            assertThat(told).hasSize(1);
            assertThat(told.getFirst().succeeded()).isFalse();
            assertThat(told.getFirst().answer()).contains("UNKNOWN_TOPIC_OR_PARTITION");
        }
    }

    @Test
    void aCommandOfOursIsMarkedAsOneThatKafkaHasNot() {
        var commands = echo.commands(line -> "ok " + line);
        commands.apply("help");
        commands.apply("kill 2");
        commands.apply("disk 1 full");
        commands.apply("slow 0 1 500");

        assertThat(told.stream().map(Click::what))
                .containsExactly(
                        "Broker 2 is killed",
                        "The disk of broker 1 is full",
                        "The connection between brokers 0 and 1 is slow");
        assertThat(told.getFirst().command().lines())
                .satisfiesExactly(
                        mark -> assertThat(mark).startsWith("# Kafka has no command"),
                        line -> assertThat(line).isEqualTo("kill 2"));
        assertThat(told.getFirst().answer()).isEqualTo("ok kill 2");
    }

    @Test
    void startsAndStopsInTheLabAreToldButNotItsEnd() throws Exception {
        try (var boxed = Boxed.start()) {
            boxed.create("orders", 1);
            var at = boxed.cluster().bootstrap();
            var plan =
                    new ConsumerPlan(
                            "reader",
                            "readers",
                            List.of("orders"),
                            ConsumerPlan.CommitMode.AUTO,
                            true,
                            0);
            try (var lab = new Lab(at, () -> true, echo.lab(at))) {
                var first = lab.start(plan).orElseThrow();
                first.pause(true);
                first.crash();
                lab.start(plan).orElseThrow();
            }

            assertThat(told.stream().map(Click::what))
                    .containsExactly(
                            "reader reads orders",
                            "reader is paused",
                            "reader crashes",
                            "reader reads orders");
            assertThat(told.getFirst().command()).contains("--group readers", "--topic orders");
            assertThat(told.get(2).command()).startsWith("#");
        }
    }

    @Test
    void snapshotsAreTold() throws Exception {
        var snapshots = echo.snapshots(new NoSnapshots());
        snapshots.saved();
        snapshots.save("before");
        snapshots.restore("before");
        snapshots.forget("before");
        snapshots.reset();

        assertThat(told.stream().map(c -> c.command().lines().toList().getLast()))
                .containsExactly("save before", "restore before", "forget before", "reset");
    }

    /// A cluster that keeps nothing.
    private static final class NoSnapshots implements Snapshots {
        @Override
        public List<SavedCluster> saved() {
            return List.of();
        }

        @Override
        public void save(String name) {}

        @Override
        public void forget(String name) {}

        @Override
        public void restore(String name) {}

        @Override
        public void reset() {}
    }
}
