package io.logarium.engine.failover;

import io.logarium.engine.ClusterConfig;
import io.logarium.engine.LocalCluster;
import io.logarium.engine.conformance.Folders;
import io.logarium.engine.conformance.ReferenceKafka;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/// A cluster of three nodes, 0 to 2, that a test may end and start one by one.
interface ThreeNodes extends AutoCloseable {
    /// So short that a test does not wait long until a dead node is missed, and so long that a busy machine kills nobody.
    Map<String, String> SETTINGS =
            Map.of(
                    "broker.session.timeout.ms", "3000",
                    "broker.heartbeat.interval.ms", "500",
                    "replica.lag.time.max.ms", "3000",
                    "auto.create.topics.enable", "false",
                    "min.insync.replicas", "1",
                    "offsets.topic.num.partitions", "1");

    String bootstrap();

    /// Its folder of logs.
    Path data(int id);

    void kill(int id) throws Exception;

    void stop(int id) throws Exception;

    /// Returns when the node serves.
    void start(int id) throws Exception;

    @Override
    void close();

    static ThreeNodes ours() throws Exception {
        var data = Files.createTempDirectory("logarium-three");
        var config = ClusterConfig.ephemeral().withBrokers(3).withData(data);
        for (var setting : new TreeMap<>(SETTINGS).entrySet()) {
            config = config.with(setting.getKey(), setting.getValue());
        }
        return new Ours(LocalCluster.start(config), data);
    }

    static ThreeNodes kafka() throws Exception {
        var settings = new TreeMap<>(SETTINGS);
        // It would look for unclean elections every five minutes only.
        settings.put("unclean.leader.election.interval.ms", "1000");
        return new Kafka(ReferenceKafka.start(3, settings));
    }

    /// Ours, in this JVM.
    record Ours(LocalCluster cluster, Path folder) implements ThreeNodes {
        @Override
        public String bootstrap() {
            return cluster.bootstrap();
        }

        @Override
        public Path data(int id) {
            return folder.resolve(Integer.toString(id));
        }

        @Override
        public void kill(int id) {
            command("kill " + id);
        }

        @Override
        public void stop(int id) {
            command("stop " + id);
        }

        @Override
        public void start(int id) {
            command("start " + id);
        }

        private void command(String line) {
            var answer = cluster.command(line);
            if (!answer.startsWith("ok")) {
                throw new AssertionError(line + ": " + answer);
            }
        }

        @Override
        public void close() {
            cluster.close();
            Folders.delete(folder);
        }
    }

    /// A real Apache Kafka, a process a node.
    record Kafka(ReferenceKafka nodes) implements ThreeNodes {
        @Override
        public String bootstrap() {
            return nodes.bootstrap();
        }

        @Override
        public Path data(int id) {
            return nodes.dataDirectories().get(id);
        }

        @Override
        public void kill(int id) {
            nodes.kill(id);
        }

        @Override
        public void stop(int id) {
            nodes.stop(id);
        }

        @Override
        public void start(int id) throws Exception {
            nodes.start(id);
        }

        @Override
        public void close() {
            nodes.close();
        }
    }
}
