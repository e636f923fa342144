package io.logarium.app.diagram.map;

import io.logarium.app.cluster.PartitionFacts;
import java.util.List;

/// The partitions of a topic that are too many to be drawn: how many replicas of each broker are in which state.
public record Crowd(int partitions, List<Tally> tallies) {
    public Crowd {
        tallies = List.copyOf(tallies);
    }

    /// Counts them.
    public static Crowd of(List<PartitionFacts> partitions, List<Integer> brokers) {
        return new Crowd(
                partitions.size(), brokers.stream().map(b -> Tally.of(partitions, b)).toList());
    }

    Tally on(int broker) {
        return tallies.stream()
                .filter(t -> t.broker() == broker)
                .findFirst()
                .orElse(new Tally(broker, 0, 0, 0, 0));
    }
}
