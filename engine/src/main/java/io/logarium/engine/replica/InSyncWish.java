package io.logarium.engine.replica;

import java.util.List;

/// What a leader asks its controller for by AlterPartition.
///
/// @param partitionEpoch of what it believes; the controller refuses the wish when it knows a later one
public record InSyncWish(
        Partition partition, int leaderEpoch, int partitionEpoch, List<Member> inSync) {
    public InSyncWish {
        inSync = List.copyOf(inSync);
    }

    /// @param brokerEpoch in which it was seen in sync, -1 when that is not known (KIP-903)
    public record Member(int brokerId, long brokerEpoch) {}
}
