package io.logarium.app.lesson;

import static io.logarium.app.cluster.Boxed.until;
import static org.assertj.core.api.Assertions.assertThat;

import io.logarium.app.cluster.Boxed;
import io.logarium.app.lesson.Program.Tongue;
import io.logarium.engine.conformance.Child;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The programs of the tour as a learner starts them, in both languages, against the cluster in the box.
@Tag("clients")
class ProgramsRunTest {
    private static final Duration LIMIT = Duration.ofSeconds(90);
    private static final String PLACE = ": %s-\\d, offset \\d+";

    @TempDir private static Path folder;
    private static Boxed boxed;

    @BeforeAll
    static void start() throws Exception {
        boxed = Boxed.start();
        for (var program : Programs.bundled()) {
            for (var tongue : Tongue.values()) {
                var twin = program.twin(tongue);
                Files.write(folder.resolve(twin.file()), twin.lines());
            }
        }
    }

    @AfterAll
    static void stop() {
        boxed.close();
    }

    @ParameterizedTest
    @EnumSource(Tongue.class)
    void oneKeyGoesToOnePartition(Tongue tongue) throws IOException {
        var topic = topic(tongue, "first");

        var said = run(tongue, "first-producer", "--topic", topic);

        assertThat(said).hasSize(3);
        assertThat(said.get(0)).matches("no key" + PLACE.formatted(topic));
        assertThat(said.get(1)).matches("user_123" + PLACE.formatted(topic));
        assertThat(place(said.get(2))).isEqualTo(place(said.get(1)));
    }

    @ParameterizedTest
    @EnumSource(Tongue.class)
    void aGroupReadsWhatWasSentAndGoesOnBehindIt(Tongue tongue) throws IOException {
        var topic = topic(tongue, "read");
        run(tongue, "first-producer", "--topic", topic);

        var group = topic + "-group";
        var said = run(tongue, "first-consumer", "--topic", topic, "--group", group, "--most", "3");

        assertThat(said).hasSize(3).allMatch(line -> line.contains("order_id"));
        run(tongue, "first-producer", "--topic", topic);
        assertThat(run(tongue, "first-consumer", "--topic", topic, "--group", group, "--most", "3"))
                .hasSize(3)
                .doesNotContainAnyElementsOf(said);
    }

    @ParameterizedTest
    @EnumSource(Tongue.class)
    void ordersAreSentInTheirOrder(Tongue tongue) throws IOException {
        var topic = topic(tongue, "orders");

        var said = run(tongue, "order-producer", "--topic", topic);

        assertThat(said).hasSize(2);
        assertThat(said.get(0)).containsPattern("sent" + PLACE.formatted(topic) + "$");
        assertThat(said.get(0)).endsWith("offset 0");
        assertThat(said.get(1)).contains("sent later").endsWith("offset 1");
    }

    @ParameterizedTest
    @EnumSource(Tongue.class)
    void whatIsCommittedIsWhatWasProcessed(Tongue tongue) throws IOException {
        var topic = topic(tongue, "done");
        run(tongue, "order-producer", "--topic", topic);
        var group = topic + "-group";

        var said = run(tongue, "order-consumer", "--topic", topic, "--group", group, "--most", "1");

        assertThat(said.getFirst()).contains("offset 0");
        assertThat(said.get(1)).startsWith("processed: ").contains("12345");
        assertThat(said.getLast()).isEqualTo("ended in order after 1");
        // Both orders came with one poll(); the second was not done.
        assertThat(run(tongue, "order-consumer", "--topic", topic, "--group", group, "--most", "1"))
                .first()
                .asString()
                .contains("offset 1");
    }

    @ParameterizedTest
    @EnumSource(Tongue.class)
    void ctrlCEndsAConsumerInOrder(Tongue tongue) throws Exception {
        var topic = topic(tongue, "stop");
        run(tongue, "order-producer", "--topic", topic);
        try (var child =
                Child.start(
                        command(
                                tongue,
                                "order-consumer",
                                List.of("--topic", topic, "--group", topic)))) {
            until("two orders", () -> child.out().contains("12346"));

            child.interrupt();

            assertThat(child.await(LIMIT).lines()).last().isEqualTo("ended in order after 2");
        }
    }

    @ParameterizedTest
    @EnumSource(Tongue.class)
    void theClusterTellsAboutItself(Tongue tongue) throws IOException {
        var topic = "facts-" + tongue;

        var said = run(tongue, "cluster-facts", "--topic", topic);

        assertThat(said.getFirst()).startsWith("cluster: ");
        assertThat(said).contains("called controller: 0", "created: " + topic);
        assertThat(said.getLast()).startsWith("topics: ").contains(topic);
        assertThat(run(tongue, "cluster-facts", "--topic", topic))
                .contains("is there already: " + topic);
    }

    private static String place(String line) {
        return line.replaceAll(", offset.*", "");
    }

    private static String topic(Tongue tongue, String name) {
        var topic = name + "-" + tongue;
        Boxed.done(
                boxed.cluster()
                        .client()
                        .createTopic(
                                new io.logarium.app.cluster.NewTopicPlan(
                                        topic, 3, 1, java.util.Map.of()),
                                false));
        return topic;
    }

    private static List<String> run(Tongue tongue, String name, String... arguments)
            throws IOException {
        var output = Child.run(command(tongue, name, List.of(arguments)), "", LIMIT);
        assertThat(output.exit()).as(output.out() + output.err()).isZero();
        // Python's logging goes to standard error.
        var said = output.lines().isEmpty() ? output.err() : output.out();
        return said.lines().filter(l -> !l.isBlank() && !l.startsWith("SLF4J")).toList();
    }

    private static List<String> command(Tongue tongue, String name, List<String> arguments)
            throws IOException {
        var file = folder.resolve(Programs.named(name).orElseThrow().twin(tongue).file());
        var command = new ArrayList<String>();
        switch (tongue) {
            case PYTHON -> command.addAll(List.of("/usr/bin/python3", "-u"));
            case JAVA ->
                    command.addAll(
                            List.of(
                                    Path.of(System.getProperty("java.home"), "bin", "java")
                                            .toString(),
                                    "-cp",
                                    clients()));
        }
        command.add(file.toString());
        command.addAll(List.of("--bootstrap", boxed.cluster().bootstrap()));
        command.addAll(arguments);
        return command;
    }

    /// Of all that the tests have, what a learner has in `lib`.
    private static String clients() {
        var wanted = new ArrayList<String>();
        for (var jar : System.getProperty("java.class.path").split(File.pathSeparator)) {
            var name = Path.of(jar).getFileName().toString();
            if (name.startsWith("kafka-clients") || name.startsWith("slf4j-api")) {
                wanted.add(jar);
            }
        }
        return String.join(File.pathSeparator, wanted);
    }
}
