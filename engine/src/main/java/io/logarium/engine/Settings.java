package io.logarium.engine;

import io.logarium.engine.config.BrokerConfig;
import io.logarium.engine.config.ConfigProblem;
import java.util.stream.Collectors;

/// Checks the settings that a cluster is started with.
final class Settings {
    private Settings() {}

    static BrokerConfig check(ClusterConfig config) throws ClusterStartException {
        var assignments =
                config.settings().entrySet().stream()
                        .map(e -> e.getKey() + "=" + e.getValue())
                        .toList();
        return switch (BrokerConfig.parse(assignments)) {
            case BrokerConfig.Taken(var settings) -> BrokerConfig.of(config.brokers(), settings);
            case BrokerConfig.Refused(var problems) ->
                    throw new ClusterStartException(
                            problems.stream()
                                    .map(ConfigProblem::message)
                                    .collect(Collectors.joining(" ")));
        };
    }
}
