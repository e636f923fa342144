package io.logarium.app.clustermap;

import io.logarium.app.cluster.Cluster;
import io.logarium.app.cluster.Outcome;
import io.logarium.app.cluster.ProducerFacts;
import io.logarium.app.diagram.map.MapThing;
import io.logarium.app.state.Store;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.apache.kafka.common.TopicPartition;

/// What is asked only of the thing that is selected.
final class Asked {
    private final MinIsr minIsr;
    private final LiveProducers producers;

    /// What is known of it.
    ///
    /// @param minIsr of its topic
    /// @param producers of its partition; empty while nobody answered, and in the past
    record Answers(OptionalInt minIsr, Optional<Outcome<List<ProducerFacts>>> producers) {
        static final Answers NONE = new Answers(OptionalInt.empty(), Optional.empty());
    }

    Asked(Store store, Cluster cluster) {
        minIsr = new MinIsr(store, cluster);
        producers = new LiveProducers(store, cluster);
    }

    Answers of(Optional<MapThing> selected, long nowMs) {
        return selected.map(thing -> of(thing, nowMs)).orElse(Answers.NONE);
    }

    private Answers of(MapThing thing, long nowMs) {
        return switch (thing) {
            case MapThing.OfReplica(var topic, var partition, _) ->
                    new Answers(
                            minIsr.of(topic, nowMs),
                            producers.of(new TopicPartition(topic, partition), nowMs));
            case MapThing.OfTopic(var topic) ->
                    new Answers(minIsr.of(topic, nowMs), Optional.empty());
            default -> Answers.NONE;
        };
    }
}
