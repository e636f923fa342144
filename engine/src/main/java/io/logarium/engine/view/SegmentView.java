package io.logarium.engine.view;

/// A segment file.
///
/// @param endOffset the offset after its last record
public record SegmentView(long baseOffset, long endOffset, long sizeBytes, boolean active) {}
