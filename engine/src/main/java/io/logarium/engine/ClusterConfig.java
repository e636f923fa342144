package io.logarium.engine;

import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// How a cluster in the box starts.
///
/// @param brokers how many, 1 to 7
/// @param port the client port of broker 0; broker N listens on port + N. 0 takes free ports
/// @param data where the files go, one folder a broker; absent: a temporary folder that is deleted when the cluster closes
/// @param settings broker settings under Kafka's names; they win over our defaults
public record ClusterConfig(
        int brokers, int port, Optional<Path> data, Map<String, String> settings) {
    /// Kafka's own port, so that the commands of every tutorial work as they stand.
    public static final int DEFAULT_PORT = 9092;

    public static final int MAX_BROKERS = 7;

    public ClusterConfig {
        if (brokers < 1 || brokers > MAX_BROKERS) {
            throw new IllegalArgumentException(
                    "%d brokers asked for; a cluster in the box has 1 to %d."
                            .formatted(brokers, MAX_BROKERS));
        }
        if (port < 0 || port + brokers - 1 > 65_535) {
            throw new IllegalArgumentException(
                    "Port %d cannot be used; choose one from 1 to %d, or 0 for any free one."
                            .formatted(port, 65_536 - brokers));
        }
        settings = Collections.unmodifiableMap(new LinkedHashMap<>(settings));
    }

    /// One broker on any free port, its files in a temporary folder.
    public static ClusterConfig ephemeral() {
        return new ClusterConfig(1, 0, Optional.empty(), Map.of());
    }

    public ClusterConfig withBrokers(int count) {
        return new ClusterConfig(count, port, data, settings);
    }

    public ClusterConfig withPort(int newPort) {
        return new ClusterConfig(brokers, newPort, data, settings);
    }

    public ClusterConfig withData(Path folder) {
        return new ClusterConfig(brokers, port, Optional.of(folder), settings);
    }

    /// The same with one more broker setting.
    public ClusterConfig with(String key, String value) {
        var more = new LinkedHashMap<>(settings);
        more.put(key, value);
        return new ClusterConfig(brokers, port, data, more);
    }
}
