package io.logarium.app.clustermap;

import io.logarium.app.cluster.Cluster;
import io.logarium.app.cluster.ConfigFacts;
import io.logarium.app.cluster.Outcome;
import io.logarium.app.state.Store;
import java.util.List;
import java.util.OptionalInt;

/// Asks for a topic's min.insync.replicas when the topic is first looked at, and again now and then.
final class MinIsr {
    private static final long AGAIN_MS = 5_000;

    private final Store store;
    private final Cluster cluster;
    private String topic = "";
    private OptionalInt value = OptionalInt.empty();
    private long askedMs;

    MinIsr(Store store, Cluster cluster) {
        this.store = store;
        this.cluster = cluster;
    }

    /// What is known of it; empty until the first answer.
    OptionalInt of(String wanted, long nowMs) {
        if (!wanted.equals(topic)) {
            topic = wanted;
            value = OptionalInt.empty();
            askedMs = 0;
        }
        if (nowMs - askedMs > AGAIN_MS) {
            askedMs = nowMs;
            store.work(
                    () -> cluster.client().topicConfigs(wanted),
                    answer -> came(wanted, answer),
                    _ -> {});
        }
        return value;
    }

    private void came(String wanted, Outcome<List<ConfigFacts>> answer) {
        if (wanted.equals(topic) && answer instanceof Outcome.Done<List<ConfigFacts>>(var all)) {
            all.stream()
                    .filter(c -> c.name().equals("min.insync.replicas"))
                    .map(ConfigFacts::value)
                    .findFirst()
                    .filter(v -> v.matches("\\d{1,3}"))
                    .ifPresent(v -> value = OptionalInt.of(Integer.parseInt(v)));
        }
    }
}
