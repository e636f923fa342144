package io.logarium.app.cluster;

import java.util.List;

/// A record as it was read.
///
/// @param timestampMs milliseconds since the epoch, -1 when the record has none
public record RecordFacts(
        String topic,
        int partition,
        long offset,
        long timestampMs,
        Content key,
        Content value,
        List<HeaderFacts> headers) {
    public RecordFacts {
        headers = List.copyOf(headers);
    }

    /// A header of a record.
    public record HeaderFacts(String name, Content value) {}
}
