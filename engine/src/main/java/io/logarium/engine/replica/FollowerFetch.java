package io.logarium.engine.replica;

/// What a follower tells of one partition when it fetches.
///
/// @param replicaId its broker
/// @param brokerEpoch of its registration, -1 when it does not tell (KIP-903)
/// @param fetchOffset the end of its log
/// @param logStartOffset of its log
public record FollowerFetch(
        int replicaId, long brokerEpoch, long fetchOffset, long logStartOffset) {}
