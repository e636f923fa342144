package io.logarium.engine.group;

import java.util.List;

/// A classic group as its last record in the log tells it: what survives a change of coordinator.
///
/// @param protocolType empty when the group only holds offsets
/// @param generation grows with each rebalance
/// @param protocol the assignor that was chosen; empty when nobody is in
/// @param leader id of the member that assigns; empty when nobody is in
/// @param stateMs since when the group is in its state; -1 when not known
public record ClassicImage(
        String protocolType,
        int generation,
        String protocol,
        String leader,
        long stateMs,
        List<MemberImage> members) {
    public ClassicImage {
        members = List.copyOf(members);
    }

    /// A member as it is written down.
    ///
    /// @param instanceId empty for a dynamic member
    public record MemberImage(
            String memberId,
            String instanceId,
            String clientId,
            String clientHost,
            int rebalanceTimeoutMs,
            int sessionTimeoutMs,
            Bytes subscription,
            Bytes assignment) {}
}
