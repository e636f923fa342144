package io.logarium.engine.controller;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.Uuid;

/// A registered broker.
///
/// @param epoch the offset of its registration; a later registration of the same id has a greater one
/// @param incarnationId drawn by the broker at each start
/// @param features the levels that it can run, by name
/// @param fenced no leader and no ISR member, and not shown to clients
/// @param inControlledShutdown it asked to stop; it gets no new leadership
/// @param logDirs its directories, known since it registered
/// @param cordonedLogDirs directories that take no new replicas (KIP-1066); empty Optional before the broker told
public record BrokerImage(
        int id,
        long epoch,
        Uuid incarnationId,
        List<Endpoint> endpoints,
        Map<String, FeatureRange> features,
        Optional<String> rack,
        boolean fenced,
        boolean inControlledShutdown,
        List<Uuid> logDirs,
        Optional<List<Uuid>> cordonedLogDirs) {
    public BrokerImage {
        endpoints = List.copyOf(endpoints);
        logDirs = List.copyOf(logDirs);
    }

    /// Takes part: clients see it, it may lead.
    public boolean isActive() {
        return !fenced && !inControlledShutdown;
    }

    /// Whether a replica in that directory can be served, as far as is known.
    public boolean isOnline(Uuid directory) {
        if (directory.equals(Directories.LOST)) {
            return false;
        }
        return directory.equals(Directories.UNASSIGNED)
                || directory.equals(Directories.MIGRATING)
                || logDirs.isEmpty()
                || logDirs.contains(directory);
    }

    /// Whether it has a directory that takes new replicas.
    public boolean takesReplicas() {
        var cordoned = cordonedLogDirs.orElse(List.of());
        return logDirs.isEmpty() || !cordoned.containsAll(logDirs);
    }

    public Optional<Endpoint> endpoint(String listener) {
        return endpoints.stream().filter(e -> e.listener().equals(listener)).findFirst();
    }

    /// Where it can be reached.
    ///
    /// @param securityProtocol the id of Kafka's SecurityProtocol
    public record Endpoint(String listener, String host, int port, short securityProtocol) {}

    /// What a node can run of a feature.
    public record FeatureRange(short min, short max) {}
}
