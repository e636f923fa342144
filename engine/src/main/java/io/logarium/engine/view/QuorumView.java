package io.logarium.engine.view;

import java.util.List;

/// The KRaft quorum and the metadata log.
///
/// @param leaderId -1 while nobody leads
public record QuorumView(
        int leaderId, int epoch, long highWatermark, long logEndOffset, List<VoterView> voters) {
    public QuorumView {
        voters = List.copyOf(voters);
    }

    /// A voter and how far its metadata log reaches.
    public record VoterView(int id, String role, long logEndOffset, boolean alive) {}
}
