package io.logarium.engine.log;

import java.nio.ByteBuffer;

/// Verifies what a producer sent for one partition, as Kafka's log does before it appends: one batch, format 2, CRC, counts, keys,
/// timestamps, size. Costs CRC and decompression, so it runs on the connection's thread and never on the loop.
public final class BatchCheck {
    private BatchCheck() {}

    /// @param records the records field of one partition of a Produce request; its bytes are changed in place where timestamps are
    ///     stamped or mended
    public static CheckResult check(ByteBuffer records, BatchRules rules, long nowMs) {
        throw new UnsupportedOperationException();
    }

    /// Verifies what a follower fetched: whole batches of format 2 with right CRCs. What follows the last whole one is left out.
    public static FetchedBatches fetched(ByteBuffer records) {
        throw new UnsupportedOperationException();
    }
}
