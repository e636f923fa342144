package io.logarium.app.diagram.map;

import io.logarium.app.cluster.PartitionFacts;
import java.util.Collection;

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
        if (!isUp(partition, broker)) {
            return GONE;
        }
        if (partition.leader().orElse(-1) == broker) {
            return LEADS;
        }
        return partition.isr().contains(broker) ? FOLLOWS : LAGS;
    }

    private static boolean isUp(PartitionFacts partition, int broker) {
        // No stream: it is asked of each replica of a cluster.
        for (var state : partition.states()) {
            if (state.broker() == broker && state.up()) {
                return true;
            }
        }
        return false;
    }

    /// Of several that share a place the worst is drawn.
    public static ReplicaLook worst(Collection<ReplicaLook> looks) {
        return looks.stream().max(Enum::compareTo).orElse(NONE);
    }
}
