package io.logarium.engine.failover;

import io.logarium.engine.conformance.Eventually;
import io.logarium.engine.conformance.Target;
import io.logarium.engine.conformance.Wire;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.TopicPartitionInfo;
import org.apache.kafka.common.Uuid;

/// One person at a cluster of three nodes, who ends and starts nodes, writes and looks; what is seen stands in lines that are the
/// same at any cluster that behaves as Kafka.
final class Failures implements AutoCloseable {
    private static final long LIMIT_SECONDS = 60;

    private final ThreeNodes nodes;
    private final String suffix;
    private final Admin admin;
    private final Map<Integer, Target.Address> addresses = new TreeMap<>();
    private final List<String> lines = new ArrayList<>();
    private final TreeSet<Integer> down = new TreeSet<>();

    Failures(ThreeNodes nodes, String suffix) throws Exception {
        this.nodes = nodes;
        this.suffix = suffix;
        this.admin =
                Admin.create(
                        Map.of(
                                "bootstrap.servers",
                                nodes.bootstrap(),
                                "reconnect.backoff.ms",
                                20,
                                "reconnect.backoff.max.ms",
                                100,
                                "retry.backoff.ms",
                                50));
        awaitNodes(3);
        for (var node : get(admin.describeCluster().nodes())) {
            addresses.put(node.id(), new Target.Address(node.host(), node.port()));
        }
    }

    List<String> lines() {
        return List.copyOf(lines);
    }

    Admin admin() {
        return admin;
    }

    ThreeNodes nodes() {
        return nodes;
    }

    void see(String what, Object value) {
        lines.add(what + ": " + value);
    }

    <T> T get(KafkaFuture<T> future) throws Exception {
        return future.get(LIMIT_SECONDS, TimeUnit.SECONDS);
    }

    /// A topic of one partition on these nodes, the first of which leads.
    String topic(String name, Map<String, String> configs, Integer... replicas) throws Exception {
        var full = name + suffix;
        var topic = new NewTopic(full, Map.of(0, List.of(replicas)));
        get(admin.createTopics(List.of(topic.configs(configs))).all());
        awaitInSync(full, replicas);
        awaitLeading(leader(full), full);
        return full;
    }

    void awaitNodes(int count) throws Exception {
        Eventually.that(
                "%d nodes are not there".formatted(count),
                () -> get(admin.describeCluster().nodes()).size() == count);
    }

    void kill(int id) throws Exception {
        nodes.kill(id);
        down.add(id);
    }

    void stop(int id) throws Exception {
        nodes.stop(id);
        down.add(id);
    }

    void start(int... ids) throws Exception {
        for (int id : ids) {
            nodes.start(id);
            down.remove(id);
        }
        awaitNodes(3 - down.size());
        for (var node : get(admin.describeCluster().nodes())) {
            addresses.put(node.id(), new Target.Address(node.host(), node.port()));
        }
    }

    /// What is down comes back, after a scenario that broke off.
    void startAll() throws Exception {
        for (int id : List.copyOf(down)) {
            start(id);
        }
    }

    TopicDescription describe(String topic) throws Exception {
        return get(admin.describeTopics(List.of(topic)).allTopicNames()).get(topic);
    }

    TopicPartitionInfo state(String topic) throws Exception {
        return describe(topic).partitions().getFirst();
    }

    void seeState(String topic) throws Exception {
        var state = state(topic);
        see(
                "state",
                "leader %s, replicas %s, isr %s, elr %s"
                        .formatted(
                                state.leader() == null ? "none" : state.leader().idString(),
                                ids(state.replicas()),
                                sorted(state.isr()),
                                state.elr() == null ? "?" : sorted(state.elr())));
    }

    private static List<Integer> ids(List<Node> nodes) {
        return nodes.stream().map(Node::id).toList();
    }

    private static List<Integer> sorted(List<Node> nodes) {
        return nodes.stream().map(Node::id).sorted().toList();
    }

    void awaitInSync(String topic, Integer... members) throws Exception {
        var wanted = Arrays.stream(members).sorted().toList();
        var last = new ArrayList<Object>();
        try {
            Eventually.that(
                    topic + " is not in sync on " + wanted,
                    () -> {
                        try {
                            var state = state(topic);
                            last.add(state);
                            return state.leader() != null && sorted(state.isr()).equals(wanted);
                        } catch (ExecutionException e) {
                            return false;
                        }
                    });
        } catch (AssertionError e) {
            throw new AssertionError(
                    e.getMessage() + "; last seen " + (last.isEmpty() ? "" : last.getLast()), e);
        }
    }

    /// The leader's id, once another node than this leads.
    int awaitLeaderOtherThan(int id, String topic) throws Exception {
        Eventually.that(
                topic + " has no other leader than " + id,
                () -> {
                    var leader = state(topic).leader();
                    return leader != null && leader.id() != id && !down.contains(leader.id());
                });
        int leader = leader(topic);
        awaitLeading(leader, topic);
        return leader;
    }

    /// A node may hear of a topic and of its election later than others do.
    private void awaitLeading(int leader, String topic) throws Exception {
        var notYet = List.of("UNKNOWN_TOPIC_OR_PARTITION", "NOT_LEADER_OR_FOLLOWER");
        try (var there = new RawRecords(this, leader, topic)) {
            Eventually.get(() -> there.end(8), seen -> !notYet.contains(seen));
        }
    }

    int leader(String topic) throws Exception {
        return state(topic).leader().id();
    }

    Uuid topicId(String topic) throws Exception {
        return describe(topic).topicId();
    }

    /// A bare connection to a node.
    Wire wire(int id) {
        return new Wire(addresses.get(id), "failures");
    }

    /// The epochs that a node has noted: `0 0, 1 5` for epoch 0 from offset 0 on and epoch 1 from offset 5 on.
    String epochs(String topic, int id) throws IOException {
        var all =
                Files.readAllLines(
                        nodes.data(id).resolve(topic + "-0").resolve("leader-epoch-checkpoint"));
        return String.join(", ", all.subList(2, all.size()));
    }

    void seeEpochs(String topic, Integer... ids) throws IOException {
        for (int id : ids) {
            see("epochs at " + id, epochs(topic, id));
        }
    }

    /// Whether the log files of these nodes hold the same bytes.
    boolean sameLogs(String topic, Integer... ids) throws IOException {
        var first = log(topic, ids[0]);
        for (int id : ids) {
            if (!Arrays.equals(first, log(topic, id))) {
                return false;
            }
        }
        return true;
    }

    private byte[] log(String topic, int id) throws IOException {
        return Files.readAllBytes(
                nodes.data(id).resolve(topic + "-0").resolve("00000000000000000000.log"));
    }

    void seeSameLogs(String topic, Integer... ids) throws Exception {
        Eventually.get(() -> sameLogs(topic, ids), same -> same);
        see("same bytes on " + List.of(ids), sameLogs(topic, ids));
    }

    @Override
    public void close() {
        admin.close();
    }
}
