package io.logarium.engine.log;

import java.util.Optional;

/// Where a timestamp leads. The loop finds the batch by its header; which record of the batch it is needs decompression and is left
/// to another thread.
public sealed interface TimestampLookup {
    /// No record qualifies.
    record Nowhere() implements TimestampLookup {}

    /// The record.
    record At(long timestamp, long offset, int leaderEpoch) implements TimestampLookup {}

    /// The batch is known. Call [Search#find] away from the loop, once; it releases what it holds, as does [Search#release].
    record Inside(Search search) implements TimestampLookup {}

    /// A search through one or two batches.
    interface Search {
        /// Nothing also when the log lost these batches meanwhile.
        Optional<At> find();

        void release();
    }
}
