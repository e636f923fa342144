package io.logarium.app.clustermap;

import io.logarium.app.cluster.Cluster;
import io.logarium.app.cluster.Outcome;
import io.logarium.app.cluster.ProducerFacts;
import io.logarium.app.state.Store;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.TopicPartition;

/// Asks who writes to a partition while it is looked at, one question at a time. Nothing of it is recorded.
final class LiveProducers {
    private static final long AGAIN_MS = 2_000;

    private final Store store;
    private final Cluster cluster;
    private Optional<TopicPartition> place = Optional.empty();
    private Optional<Outcome<List<ProducerFacts>>> answer = Optional.empty();
    private long askedMs;
    private boolean waits;

    LiveProducers(Store store, Cluster cluster) {
        this.store = store;
        this.cluster = cluster;
    }

    /// What was answered last; empty until the first answer, and in the past.
    Optional<Outcome<List<ProducerFacts>>> of(TopicPartition wanted, long nowMs) {
        if (store.state().past().isPresent()) {
            return Optional.empty();
        }
        if (!place.equals(Optional.of(wanted))) {
            place = Optional.of(wanted);
            answer = Optional.empty();
            askedMs = 0;
        }
        if (!waits && Math.abs(nowMs - askedMs) > AGAIN_MS) {
            askedMs = nowMs;
            waits = true;
            store.work(
                    () -> cluster.client().producers(wanted),
                    told -> came(wanted, told),
                    _ -> waits = false);
        }
        return answer;
    }

    private void came(TopicPartition wanted, Outcome<List<ProducerFacts>> told) {
        waits = false;
        if (place.equals(Optional.of(wanted))) {
            answer = Optional.of(told);
        }
    }
}
