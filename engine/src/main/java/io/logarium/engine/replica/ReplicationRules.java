package io.logarium.engine.replica;

/// The part of a topic's config that replication of one of its partitions needs.
///
/// @param minInSync `min.insync.replicas`
/// @param throttledAsLeader `leader.replication.throttled.replicas` names this partition on this broker: what it serves to replicas
///     that are not in sync counts, and is held back
/// @param throttledAsFollower `follower.replication.throttled.replicas` does: what it copies counts, and is held back while it is
///     behind
public record ReplicationRules(
        int minInSync, boolean throttledAsLeader, boolean throttledAsFollower) {
    /// Without throttles.
    public ReplicationRules(int minInSync) {
        this(minInSync, false, false);
    }
}
