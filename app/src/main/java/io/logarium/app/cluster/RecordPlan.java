package io.logarium.app.cluster;

import java.util.List;
import java.util.OptionalInt;

/// A record to send.
///
/// @param key null and empty are different keys: see [Content]
/// @param value null is a tombstone
/// @param partition empty lets the key decide, or the producer when there is no key
/// @param acks `0`, `1` or `all`
/// @param compression `none`, `gzip`, `snappy`, `lz4` or `zstd`
public record RecordPlan(
        String topic,
        Payload key,
        Payload value,
        OptionalInt partition,
        List<Header> headers,
        String acks,
        String compression) {
    public RecordPlan {
        headers = List.copyOf(headers);
    }

    /// A header to send.
    public record Header(String name, Payload value) {}
}
