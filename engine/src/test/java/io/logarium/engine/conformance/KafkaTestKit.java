package io.logarium.engine.conformance;

import java.io.File;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Three nodes of Apache Kafka 4.3.1's KafkaClusterTestKit, all in one JVM: how tests start a cluster without ours.
public final class KafkaTestKit implements Target {
    private static final String READY = "ready ";
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final Child child;
    private final String bootstrap;

    private KafkaTestKit(Child child) throws Exception {
        this.child = child;
        var line =
                Eventually.get(
                        () -> child.out().lines().filter(l -> l.startsWith(READY)).findFirst(),
                        found -> found.isPresent() || !child.isAlive());
        this.bootstrap =
                line.orElseThrow(() ->
                                new AssertionError(
                                        "the test kit did not start:\n"
                                                + child.out()
                                                + child.err()))
                        .substring(READY.length());
    }

    /// Compiles its starter, so that this does not count as its start.
    public static void prepare() {
        var compiled =
                Child.run(
                        List.of(
                                Path.of(Installed.java()).resolveSibling("javac").toString(),
                                "-nowarn",
                                "-proc:none",
                                "-d",
                                classes().toString(),
                                "-cp",
                                jars(),
                                source().toString()),
                        "",
                        LIMIT);
        if (compiled.exit() != 0) {
            throw new AssertionError("the test kit's starter: " + compiled.err());
        }
    }

    /// @param settings as in server.properties
    public static KafkaTestKit start(Map<String, String> settings) throws Exception {
        var command =
                new ArrayList<>(
                        List.of(
                                Installed.java(),
                                "-XX:+UseSerialGC",
                                "-Xmx512m",
                                "--enable-native-access=ALL-UNNAMED",
                                "-cp",
                                classes() + File.pathSeparator + jars(),
                                "TestKit"));
        new TreeMap<>(settings).forEach((key, value) -> command.add(key + "=" + value));
        var child = Child.start(command);
        try {
            return new KafkaTestKit(child);
        } catch (Exception | AssertionError e) {
            child.close();
            throw e;
        }
    }

    private static Path classes() {
        return Installed.scratch("test-kit");
    }

    private static Path source() {
        return Installed.root().resolve("engine/src/test/resources/bench/TestKit.java");
    }

    private static String jars() {
        return Installed.kafkaClients("test-kit")
                + File.separator
                + "*"
                + File.pathSeparator
                + Installed.kafkaTools()
                + File.separator
                + "*";
    }

    @Override
    public String name() {
        return "test kit";
    }

    @Override
    public String bootstrap() {
        return bootstrap;
    }

    @Override
    public List<Path> dataDirectories() {
        return List.of();
    }

    /// When its process was started.
    public long startedNanos() {
        return child.startedNanos();
    }

    public long pid() {
        return child.pid();
    }

    @Override
    public void close() {
        child.endInput();
        child.close();
    }
}
