package io.logarium.engine.log;

/// A segment as a value.
///
/// @param endOffset the offset after its last record
/// @param maxTimestamp the largest timestamp in it, or -1
public record SegmentInfo(
        long baseOffset, long endOffset, long sizeBytes, long maxTimestamp, boolean active) {}
