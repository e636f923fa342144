package io.logarium.engine.view;

import java.util.List;

/// A consumer group as its coordinator sees it.
///
/// @param protocol `classic` or `consumer`
/// @param state in Kafka's words: Empty, PreparingRebalance, CompletingRebalance, Stable, Assigning, Reconciling, Dead
/// @param generation generation of a classic group, group epoch of the consumer protocol
/// @param committed the next offset each partition is read from after a restart
public record GroupView(
        String id,
        String protocol,
        String state,
        int generation,
        String assignor,
        int coordinator,
        long sinceMs,
        List<MemberView> members,
        List<CommittedView> committed) {
    public GroupView {
        members = List.copyOf(members);
        committed = List.copyOf(committed);
    }

    /// A member and what it owns.
    public record MemberView(
            String id,
            String clientId,
            String host,
            String instanceId,
            boolean leader,
            List<OwnedView> owns) {
        public MemberView {
            owns = List.copyOf(owns);
        }
    }

    /// Partitions of one topic that a member owns.
    public record OwnedView(String topic, List<Integer> partitions) {
        public OwnedView {
            partitions = List.copyOf(partitions);
        }
    }

    /// A committed offset.
    public record CommittedView(String topic, int partition, long offset, long atMs) {}
}
