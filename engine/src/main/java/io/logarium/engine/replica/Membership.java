package io.logarium.engine.replica;

/// What the metadata says of brokers, as far as replication asks.
@FunctionalInterface
public interface Membership {
    /// Whether a broker may join an in-sync set: not fenced, not about to stop, and still in the life in which it fetched (KIP-841,
    /// KIP-903).
    ///
    /// @param brokerEpoch -1 when the follower did not tell
    boolean mayJoin(int brokerId, long brokerEpoch);
}
