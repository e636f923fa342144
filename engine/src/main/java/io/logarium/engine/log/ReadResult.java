package io.logarium.engine.log;

/// What a read of a log finds.
public sealed interface ReadResult {
    /// Whole batches, the first of them holding the offset asked for. Whoever gets it must release it, once.
    record Found(Slice slice) implements ReadResult {}

    /// The offset is in range but there is nothing to give: at the end, or the first batch is larger than allowed.
    record Nothing() implements ReadResult {}

    /// Kafka's OFFSET_OUT_OF_RANGE: below the log start or behind the end.
    record OutOfRange(long logStartOffset, long endOffset) implements ReadResult {}
}
