package io.logarium.engine;

import io.logarium.engine.loop.Chance;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.OptionalInt;
import java.util.Properties;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The folder of a cluster: one folder a broker in it. A temporary one is deleted at the end, and what a killed process left is
/// deleted at the next start.
final class DataFolder {
    private static final Logger logger = LoggerFactory.getLogger(DataFolder.class);

    /// Of all brokers together: with connections and jars less than the 1,024 that many systems allow a process.
    private static final int OPEN_FILES = 720;

    private static final String TEMPORARY = "logarium-cluster-";

    private final Path path;
    private final boolean temporary;
    private final String clusterId;
    private final int brokers;

    private DataFolder(Path path, boolean temporary, int brokers) throws IOException {
        this.path = path;
        this.temporary = temporary;
        this.clusterId = clusterIdIn(path);
        this.brokers = brokers;
    }

    static DataFolder open(ClusterConfig config) throws ClusterStartException {
        try {
            if (config.data().isPresent()) {
                var path = Files.createDirectories(config.data().get().toAbsolutePath());
                refuseOtherSize(path, config.brokers());
                return new DataFolder(path, false, config.brokers());
            }
            deleteLeftOvers();
            var path = Files.createTempDirectory(TEMPORARY + ProcessHandle.current().pid() + "-");
            return new DataFolder(path, true, config.brokers());
        } catch (IOException e) {
            throw ClusterStartException.of(
                    new IOException(
                            "The data folder cannot be used: %s. Choose another one."
                                    .formatted(e.getMessage()),
                            e));
        }
    }

    Path of(int broker) {
        return path.resolve(Integer.toString(broker));
    }

    /// How many files of logs each broker keeps open at most.
    int maxOpenFiles() {
        return OPEN_FILES / brokers;
    }

    /// Its snapshots.
    SavedClusters saved(int brokers) {
        return new SavedClusters(path, brokers);
    }

    String clusterId() {
        return clusterId;
    }

    void close() {
        if (temporary) {
            delete(path);
        }
    }

    /// Who votes in the quorum must not change: new voters without the metadata could outvote those who have it.
    private static void refuseOtherSize(Path path, int brokers) throws IOException {
        var there = brokersIn(path);
        if (there.isPresent() && there.getAsInt() != brokers) {
            throw new IOException(
                    "%s holds a cluster of %d brokers, not of %d"
                            .formatted(path, there.getAsInt(), brokers));
        }
    }

    /// Of how many brokers the cluster in a folder is; empty where there is none.
    static OptionalInt brokersIn(Path path) throws IOException {
        for (int id = 0; id < ClusterConfig.MAX_BROKERS; id++) {
            var state =
                    path.resolve(Integer.toString(id))
                            .resolve("__cluster_metadata-0")
                            .resolve("quorum-state");
            if (Files.isRegularFile(state)) {
                return OptionalInt.of(Files.readString(state).split("\"voterId\"", -1).length - 1);
            }
        }
        return OptionalInt.empty();
    }

    /// The id that any broker's files carry, or a new one.
    private static String clusterIdIn(Path path) throws IOException {
        for (int id = 0; id < ClusterConfig.MAX_BROKERS; id++) {
            var file = path.resolve(Integer.toString(id)).resolve("meta.properties");
            if (Files.isRegularFile(file)) {
                var properties = new Properties();
                try (var in = Files.newBufferedReader(file)) {
                    properties.load(in);
                }
                var found = properties.getProperty("cluster.id");
                if (found != null) {
                    return found;
                }
            }
        }
        return Chance.live().nextUuid().toString();
    }

    private static void deleteLeftOvers() throws IOException {
        var temp = Path.of(System.getProperty("java.io.tmpdir"));
        try (var folders = Files.newDirectoryStream(temp, TEMPORARY + "*")) {
            for (var folder : folders) {
                var parts = String.valueOf(folder.getFileName()).split("-", -1);
                if (parts.length == 4 && isDead(parts[2])) {
                    delete(folder);
                }
            }
        }
    }

    /// Whether it goes away with the cluster.
    boolean isTemporary() {
        return temporary;
    }

    private static boolean isDead(String pid) {
        return pid.matches("\\d{1,18}") && ProcessHandle.of(Long.parseLong(pid)).isEmpty();
    }

    private static void delete(Path folder) {
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException | UncheckedIOException e) {
            logger.warn("The temporary folder {} could not be deleted: {}", folder, e.toString());
        }
    }
}
