package io.logarium.engine.log;

import java.util.List;
import org.apache.kafka.common.protocol.Errors;

/// A producer's records that the log does not take.
///
/// @param recordErrors which records are to blame, where single ones are (KIP-467)
/// @param tellsLogStart whether the answer carries the partition's log start offset, as Kafka's does for what its log refused; else -1
public record Rejected(
        Errors error, String message, List<RecordError> recordErrors, boolean tellsLogStart)
        implements CheckResult {
    public Rejected {
        recordErrors = List.copyOf(recordErrors);
    }

    /// One record that is to blame.
    ///
    /// @param index of the record in its batch, from 0
    public record RecordError(int index, String message) {}
}
