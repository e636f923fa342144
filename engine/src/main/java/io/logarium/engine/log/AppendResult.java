package io.logarium.engine.log;

import org.apache.kafka.common.protocol.Errors;

/// What became of an append.
public sealed interface AppendResult {
    /// The records have offsets now.
    ///
    /// @param logAppendTimeMs the broker's time on them, or -1 when their producer's timestamps stay
    record Appended(
            long baseOffset, long lastOffset, long logAppendTimeMs, long logStartOffset, int bytes)
            implements AppendResult {}

    /// An idempotent producer's batch that is in the log already; it gets its old offsets (KIP-98).
    ///
    /// @param logAppendTimeMs the largest timestamp of that batch, as Kafka answers here
    record Duplicate(long baseOffset, long lastOffset, long logAppendTimeMs, long logStartOffset)
            implements AppendResult {}

    /// The log does not take it; nothing has changed.
    record Refused(Errors error, String message, long logStartOffset) implements AppendResult {}
}
