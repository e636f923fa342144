package io.logarium.engine.view;

import java.util.List;
import java.util.OptionalInt;

/// A partition: who leads it and what each replica holds.
///
/// @param leader absent while nobody leads
/// @param replicas broker ids as assigned; the first is the preferred leader
/// @param isr broker ids in sync
/// @param elr eligible leader replicas (KIP-966)
/// @param states what each replica that is alive says of itself
public record PartitionView(
        int index,
        OptionalInt leader,
        int leaderEpoch,
        List<Integer> replicas,
        List<Integer> isr,
        List<Integer> elr,
        List<ReplicaView> states) {
    public PartitionView {
        replicas = List.copyOf(replicas);
        isr = List.copyOf(isr);
        elr = List.copyOf(elr);
        states = List.copyOf(states);
    }
}
