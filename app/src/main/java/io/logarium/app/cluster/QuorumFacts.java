package io.logarium.app.cluster;

import java.util.List;

/// The quorum as any Kafka client may ask for it (KIP-595, DescribeQuorum): no records of the metadata log.
///
/// @param leader -1 while nobody leads
/// @param highWatermark of the metadata log
/// @param end the leader's next offset in the metadata log
public record QuorumFacts(
        int leader, int epoch, long highWatermark, long end, List<VoterFacts> voters) {
    public QuorumFacts {
        voters = List.copyOf(voters);
    }

    /// A voter.
    ///
    /// @param alive whether it has asked the leader for records lately
    public record VoterFacts(int id, boolean alive, long end) {}
}
