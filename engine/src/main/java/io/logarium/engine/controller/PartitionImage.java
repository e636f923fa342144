package io.logarium.engine.controller;

import java.util.List;
import org.apache.kafka.common.Uuid;

/// One partition as the metadata log tells it.
///
/// @param replicas broker ids, the preferred leader first; those being added and removed included
/// @param isr brokers that hold all that is committed
/// @param removing replicas that a reassignment is about to remove
/// @param adding replicas that a reassignment is about to add
/// @param elr brokers outside the ISR that may still be elected without loss (KIP-966)
/// @param lastKnownElr the last leader when ISR and ELR became empty (KIP-966)
/// @param directories one per replica, in the same order
/// @param leader broker id, or [#NO_LEADER]
/// @param recovering the leader was elected uncleanly and has not yet told that it recovered (KIP-704)
/// @param leaderEpoch grows with each change of leader
/// @param partitionEpoch grows with each change of the partition
public record PartitionImage(
        int index,
        List<Integer> replicas,
        List<Integer> isr,
        List<Integer> removing,
        List<Integer> adding,
        List<Integer> elr,
        List<Integer> lastKnownElr,
        List<Uuid> directories,
        int leader,
        boolean recovering,
        int leaderEpoch,
        int partitionEpoch) {
    /// Nobody leads the partition: it cannot be read or written.
    public static final int NO_LEADER = -1;

    public PartitionImage {
        replicas = List.copyOf(replicas);
        isr = List.copyOf(isr);
        removing = List.copyOf(removing);
        adding = List.copyOf(adding);
        elr = List.copyOf(elr);
        lastKnownElr = List.copyOf(lastKnownElr);
        directories = List.copyOf(directories);
    }

    public boolean hasLeader() {
        return leader != NO_LEADER;
    }

    public boolean isReassigning() {
        return !removing.isEmpty() || !adding.isEmpty();
    }

    public int preferredReplica() {
        return replicas.isEmpty() ? NO_LEADER : replicas.getFirst();
    }

    /// The directory of that broker's replica; the unassigned one when it has none.
    public Uuid directory(int brokerId) {
        int at = replicas.indexOf(brokerId);
        return at < 0 || at >= directories.size() ? Uuid.ZERO_UUID : directories.get(at);
    }
}
