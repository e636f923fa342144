package io.logarium.app.tour;

import io.logarium.app.cluster.Cluster;
import io.logarium.app.cluster.ClusterView;
import io.logarium.app.cluster.ConfigFacts;
import io.logarium.app.cluster.Outcome;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// The running cluster as far as the tour needs it: goals are reached there, and what a lesson has shown is repeated there.
public interface Live {
    ClusterView view();

    /// Where programs connect.
    String bootstrap();

    /// `min.insync.replicas` by topic, as far as there are such topics. Waits for the answer; not for the JavaFX thread.
    Map<String, Integer> minInSync(List<String> topics);

    static Live of(Cluster cluster) {
        return new Live() {
            @Override
            public ClusterView view() {
                return cluster.view();
            }

            @Override
            public String bootstrap() {
                return cluster.bootstrap();
            }

            @Override
            public Map<String, Integer> minInSync(List<String> topics) {
                var found = new TreeMap<String, Integer>();
                for (var topic : topics) {
                    if (cluster.view().topic(topic).isPresent()) {
                        value(cluster.client().topicConfigs(topic))
                                .ifPresent(v -> found.put(topic, v));
                    }
                }
                return found;
            }
        };
    }

    private static Optional<Integer> value(Outcome<List<ConfigFacts>> answer) {
        return answer instanceof Outcome.Done<List<ConfigFacts>>(var all)
                ? all.stream()
                        .filter(c -> c.name().equals("min.insync.replicas"))
                        .map(ConfigFacts::value)
                        .filter(v -> v.matches("\\d{1,3}"))
                        .map(Integer::valueOf)
                        .findFirst()
                : Optional.empty();
    }

    /// Nothing runs: for tests of what needs none.
    static Live none() {
        return new Live() {
            @Override
            public ClusterView view() {
                return ClusterView.EMPTY;
            }

            @Override
            public String bootstrap() {
                return "localhost:9092";
            }

            @Override
            public Map<String, Integer> minInSync(List<String> topics) {
                return Map.of();
            }
        };
    }
}
