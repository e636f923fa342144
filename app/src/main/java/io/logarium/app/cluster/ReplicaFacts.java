package io.logarium.app.cluster;

import java.util.List;
import java.util.OptionalLong;

/// One replica of a partition.
///
/// @param up its broker takes requests
/// @param logEnd the next offset that it will write
/// @param segments oldest first, the last one active; empty where they cannot be known
public record ReplicaFacts(
        int broker,
        boolean leader,
        boolean inSync,
        boolean up,
        OptionalLong logEnd,
        OptionalLong sizeBytes,
        List<SegmentFacts> segments) {
    public ReplicaFacts {
        segments = List.copyOf(segments);
    }

    /// A segment file.
    ///
    /// @param endOffset the offset after its last record
    public record SegmentFacts(long baseOffset, long endOffset, long sizeBytes, boolean active) {}
}
