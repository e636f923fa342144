package io.logarium.engine.view;

import java.util.List;

/// One replica's own log.
///
/// @param highWatermark as this replica knows it
/// @param logEndOffset the next offset that it will write
/// @param segments oldest first, the last one active
/// @param replication how it stands to the other replicas
public record ReplicaView(
        int brokerId,
        Role role,
        long logStartOffset,
        long highWatermark,
        long lastStableOffset,
        long logEndOffset,
        long sizeBytes,
        List<SegmentView> segments,
        Replication replication) {
    public ReplicaView {
        segments = List.copyOf(segments);
    }

    /// How a replica stands to its leader, by its own knowledge.
    public sealed interface Replication {}

    /// It leads.
    ///
    /// @param asked the in-sync set that it has asked the controller for, empty when none
    /// @param waiting acks=all producers that wait for the high watermark
    public record Leads(List<FollowerView> followers, List<Integer> asked, int waiting)
            implements Replication {
        public Leads {
            followers = List.copyOf(followers);
            asked = List.copyOf(asked);
        }
    }

    /// A follower as its leader knows it from its fetches.
    ///
    /// @param endOffset -1 before its first fetch
    /// @param caughtUpMs when it last had all that the leader had, 0 when it had not since this leader was elected
    public record FollowerView(int brokerId, boolean inSync, long endOffset, long caughtUpMs) {}

    /// It copies what a leader has.
    ///
    /// @param leader the broker that it fetches from
    /// @param leaderHighWatermark as the leader told it last, -1 before its first answer
    /// @param caughtUpMs when it last had all of that, -1 when it never did
    /// @param waits it does not fetch now: it pauses after an error or looks for its place
    public record Copies(int leader, long leaderHighWatermark, long caughtUpMs, boolean waits)
            implements Replication {}

    /// Nobody leads it, or its log cannot be used.
    public record Stands(String why) implements Replication {}

    /// What a broker is to a partition.
    public enum Role {
        LEADER,
        FOLLOWER,
        OFFLINE
    }
}
