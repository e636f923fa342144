package io.logarium.engine.group;

import org.apache.kafka.common.Uuid;

/// The offset that a group reads a partition from after a restart.
///
/// @param leaderEpoch of the last record that was consumed; -1 when the client did not tell (KIP-320)
/// @param metadata text of the client's own
/// @param commitMs when it was committed
/// @param expireMs when it expires, set by clients older than OffsetCommit v5 only; -1 otherwise (KIP-211)
/// @param topicId zero when it was not known
public record CommittedOffset(
        long offset, int leaderEpoch, String metadata, long commitMs, long expireMs, Uuid topicId) {
    /// There is none: what OffsetFetch answers.
    public static final long NONE = -1;
}
