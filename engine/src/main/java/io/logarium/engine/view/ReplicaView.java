package io.logarium.engine.view;

import java.util.List;

/// One replica's own log.
///
/// @param highWatermark as this replica knows it
/// @param logEndOffset the next offset that it will write
/// @param segments oldest first, the last one active
public record ReplicaView(
        int brokerId,
        Role role,
        long logStartOffset,
        long highWatermark,
        long lastStableOffset,
        long logEndOffset,
        long sizeBytes,
        List<SegmentView> segments) {
    public ReplicaView {
        segments = List.copyOf(segments);
    }

    /// What a broker is to a partition.
    public enum Role {
        LEADER,
        FOLLOWER,
        OFFLINE
    }
}
