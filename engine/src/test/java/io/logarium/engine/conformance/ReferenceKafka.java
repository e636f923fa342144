package io.logarium.engine.conformance;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.stream.IntStream;

/// A real Apache Kafka 4.3.1 as child processes: one or three nodes, each broker and controller, ids from 0, data in a temporary
/// folder, ports as the system gives them.
public final class ReferenceKafka implements Target {
    private static final String CLUSTER_ID = "MkU3OEVBNTcwNTJENDM2Qg";
    private static final Duration START_LIMIT = Duration.ofSeconds(90);

    private final Path folder;
    private final List<Path> data;
    private final List<Integer> ports;
    private final List<Child> nodes = new ArrayList<>();

    private ReferenceKafka(Path folder, List<Path> data, List<Integer> ports) {
        this.folder = folder;
        this.data = data;
        this.ports = ports;
    }

    /// Starts one node with the comparable settings.
    public static ReferenceKafka start() throws Exception {
        return start(1, Map.of());
    }

    /// Starts the nodes and returns when all of them serve.
    ///
    /// @param settings lines of server.properties beside the comparable ones
    public static ReferenceKafka start(int brokers, Map<String, String> settings) throws Exception {
        var folder = Files.createTempDirectory("logarium-reference");
        var data = IntStream.range(0, brokers).mapToObj(id -> folder.resolve("data" + id)).toList();
        return start(folder, data, true, settings);
    }

    /// Starts nodes on folders of logs that are there, one a node, and returns when all of them serve. The folders stay.
    public static ReferenceKafka open(List<Path> data, Map<String, String> settings)
            throws Exception {
        return start(Files.createTempDirectory("logarium-reference"), data, false, settings);
    }

    private static ReferenceKafka start(
            Path folder, List<Path> data, boolean fresh, Map<String, String> settings)
            throws Exception {
        int brokers = data.size();
        var ports = freePorts(brokers * 2);
        var kafka = new ReferenceKafka(folder, data, ports.subList(0, brokers));
        try {
            for (int id = 0; id < brokers; id++) {
                kafka.writeSettings(id, ports, settings);
            }
            if (fresh) {
                kafka.format();
            }
            for (int id = 0; id < brokers; id++) {
                kafka.nodes.add(Child.start(server(kafka.file(id))));
            }
            for (int id = 0; id < brokers; id++) {
                kafka.awaitStarted(id);
            }
            return kafka;
        } catch (Exception | AssertionError e) {
            kafka.close();
            throw e;
        }
    }

    @Override
    public String name() {
        return "kafka";
    }

    @Override
    public String bootstrap() {
        var all = new StringJoiner(",");
        ports.forEach(port -> all.add("127.0.0.1:" + port));
        return all.toString();
    }

    @Override
    public List<Path> dataDirectories() {
        return data;
    }

    /// Ends a node as `kill -9` does.
    public void kill(int id) {
        nodes.get(id).kill();
    }

    /// Ends a node as its stop script does: leaders move first.
    public void stop(int id) {
        nodes.get(id).close();
    }

    /// Starts a node that was ended, with the files that it left, and returns when it serves.
    public void start(int id) throws Exception {
        nodes.get(id).close();
        nodes.set(id, Child.start(server(file(id))));
        awaitStarted(id);
    }

    /// Process ids of the nodes, for measuring.
    public List<Long> pids() {
        return nodes.stream().map(Child::pid).toList();
    }

    /// When the process of the first node was started; the folder had been formatted before.
    public long startedNanos() {
        return nodes.getFirst().startedNanos();
    }

    @Override
    public void close() {
        nodes.forEach(Child::close);
        nodes.clear();
        Folders.delete(folder);
    }

    private void format() throws Exception {
        var formatting = new ArrayList<Child>();
        for (int id = 0; id < ports.size(); id++) {
            formatting.add(
                    Child.start(
                            KafkaTools.command(
                                    "storage",
                                    List.of("format", "-t", CLUSTER_ID, "-c", file(id)))));
        }
        for (var child : formatting) {
            try (child) {
                var end = child.await(START_LIMIT);
                if (end.exit() != 0) {
                    throw new AssertionError("format failed: " + end.out() + end.err());
                }
            }
        }
    }

    private void writeSettings(int id, List<Integer> allPorts, Map<String, String> settings)
            throws IOException {
        int brokers = ports.size();
        var voters = new StringJoiner(",");
        for (int i = 0; i < brokers; i++) {
            voters.add(i + "@127.0.0.1:" + allPorts.get(brokers + i));
        }
        var copies = Integer.toString(Math.min(3, brokers));
        var minimum = brokers > 1 ? "2" : "1";
        var lines = new java.util.TreeMap<String, String>(COMPARABLE);
        // It would wait for 30 seconds before it looks at old segments for the first time.
        lines.put("log.initial.task.delay.ms", "500");
        lines.put("process.roles", "broker,controller");
        lines.put("node.id", Integer.toString(id));
        lines.put("controller.quorum.voters", voters.toString());
        lines.put(
                "listeners",
                "PLAINTEXT://127.0.0.1:%d,CONTROLLER://127.0.0.1:%d"
                        .formatted(allPorts.get(id), allPorts.get(brokers + id)));
        lines.put("advertised.listeners", "PLAINTEXT://127.0.0.1:" + allPorts.get(id));
        lines.put("controller.listener.names", "CONTROLLER");
        lines.put("log.dirs", data.get(id).toString());
        lines.put("default.replication.factor", copies);
        // Ours counts as set, too, since it depends on the number of brokers.
        lines.put("min.insync.replicas", minimum);
        lines.put("offsets.topic.replication.factor", copies);
        lines.put("transaction.state.log.replication.factor", copies);
        lines.put("transaction.state.log.min.isr", minimum);
        lines.put("share.coordinator.state.topic.replication.factor", copies);
        lines.put("share.coordinator.state.topic.min.isr", minimum);
        lines.putAll(settings);
        var text = new StringBuilder();
        lines.forEach((key, value) -> text.append(key).append('=').append(value).append('\n'));
        Files.writeString(Path.of(file(id)), text);
    }

    private void awaitStarted(int id) throws Exception {
        var node = nodes.get(id);
        Eventually.that(
                "Apache Kafka did not start",
                () -> !node.isAlive() || node.out().contains("Kafka Server started"));
        if (!node.isAlive()) {
            throw new AssertionError("Apache Kafka ended:\n" + node.out() + node.err());
        }
    }

    private String file(int id) {
        return folder.resolve(id + ".properties").toString();
    }

    private static List<String> server(String settings) {
        return KafkaTools.java(
                "INFO", List.of("-Xms256m", "-Xmx384m"), List.of("kafka.Kafka", settings));
    }

    /// Ports that were free a moment ago, all different.
    private static List<Integer> freePorts(int count) throws IOException {
        var sockets = new ArrayList<ServerSocket>();
        try {
            for (int i = 0; i < count; i++) {
                sockets.add(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
            }
            return sockets.stream().map(ServerSocket::getLocalPort).toList();
        } finally {
            for (var socket : sockets) {
                socket.close();
            }
        }
    }
}
