package io.logarium.engine;

import io.logarium.engine.config.BrokerConfig;
import io.logarium.engine.config.ConfigProblem;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// Checks the settings that a cluster is started with.
final class Settings {
    private Settings() {}

    /// @param broker whose settings they are to be
    static BrokerConfig check(ClusterConfig config, int broker) throws ClusterStartException {
        var assignments =
                config.settings().entrySet().stream()
                        .map(e -> e.getKey() + "=" + e.getValue())
                        .toList();
        return switch (BrokerConfig.parse(assignments)) {
            case BrokerConfig.Taken(var settings) -> {
                var all = new TreeMap<>(settings);
                all.put("node.id", Integer.toString(broker));
                yield BrokerConfig.of(config.brokers(), all);
            }
            case BrokerConfig.Refused(var problems) ->
                    throw new ClusterStartException(
                            problems.stream()
                                    .map(ConfigProblem::message)
                                    .collect(Collectors.joining(" ")));
        };
    }
}
