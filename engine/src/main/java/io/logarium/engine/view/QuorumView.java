package io.logarium.engine.view;

import java.util.List;

/// The KRaft quorum and the metadata log.
///
/// @param leaderId -1 while nobody leads
/// @param highWatermark everything before it is committed; -1 while that is not known
/// @param recent the last records of the log, oldest first
public record QuorumView(
        int leaderId,
        int epoch,
        long highWatermark,
        long logEndOffset,
        List<VoterView> voters,
        List<EntryView> recent) {
    public QuorumView {
        voters = List.copyOf(voters);
        recent = List.copyOf(recent);
    }

    public QuorumView(
            int leaderId,
            int epoch,
            long highWatermark,
            long logEndOffset,
            List<VoterView> voters) {
        this(leaderId, epoch, highWatermark, logEndOffset, voters, List.of());
    }

    /// A record of the metadata log.
    ///
    /// @param kind Kafka's name of it, such as `TopicRecord` or `LeaderChange`
    public record EntryView(long offset, int epoch, String kind) {}

    /// A voter and how far its metadata log reaches.
    public record VoterView(int id, String role, long logEndOffset, boolean alive) {}
}
