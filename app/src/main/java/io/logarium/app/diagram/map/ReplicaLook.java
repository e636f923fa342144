package io.logarium.app.diagram.map;

import io.logarium.app.cluster.PartitionFacts;
import io.logarium.app.cluster.ReplicaFacts;
import java.util.Collection;
import java.util.OptionalInt;

/// How a replica is drawn, from best to worst: filled leads, outlined follows, hatched lags, dashed is gone.
public enum ReplicaLook {
    /// This broker has no replica of the partition.
    NONE,
    FOLLOWS,
    LEADS,
    /// Out of the ISR.
    LAGS,
    /// Its broker takes no requests; what is shown is the last that was known.
    GONE;

    /// The look of a partition's replica on a broker.
    public static ReplicaLook of(PartitionFacts partition, int broker) {
        if (!partition.replicas().contains(broker)) {
            return NONE;
        }
        boolean up =
                partition.states().stream()
                        .filter(s -> s.broker() == broker)
                        .anyMatch(ReplicaFacts::up);
        if (!up) {
            return GONE;
        }
        if (partition.leader().equals(OptionalInt.of(broker))) {
            return LEADS;
        }
        return partition.isr().contains(broker) ? FOLLOWS : LAGS;
    }

    /// Of several that share a place the worst is drawn.
    public static ReplicaLook worst(Collection<ReplicaLook> looks) {
        return looks.stream().max(Enum::compareTo).orElse(NONE);
    }
}
