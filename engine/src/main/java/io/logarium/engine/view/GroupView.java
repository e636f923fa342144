package io.logarium.engine.view;

import java.util.List;

/// A consumer group as its coordinator sees it.
///
/// @param protocol `classic` or `consumer`
/// @param state in Kafka's words: Empty, PreparingRebalance, CompletingRebalance, Stable, Assigning, Reconciling, Dead
/// @param generation generation of a classic group, group epoch of the consumer protocol
/// @param assignor who shares the partitions out: an assignor of the clients' in a classic group, of the coordinator's else
/// @param sinceMs since when a classic group is in its state, when the last target was made in the consumer protocol; -1 when not
/// known
/// @param committed the next offset each partition is read from after a restart
/// @param targetEpoch the group epoch that the targets were made for; older than `generation` while new ones are due. In a classic
/// group the generation
public record GroupView(
        String id,
        String protocol,
        String state,
        int generation,
        String assignor,
        int coordinator,
        long sinceMs,
        List<MemberView> members,
        List<CommittedView> committed,
        int targetEpoch) {
    public GroupView {
        members = List.copyOf(members);
        committed = List.copyOf(committed);
    }

    /// A member and what it owns.
    ///
    /// @param leader whether it assigns for the others; in the consumer protocol nobody does
    /// @param owns what it may use now
    /// @param progress how far it is on its way to what it is to have
    public record MemberView(
            String id,
            String clientId,
            String host,
            String instanceId,
            boolean leader,
            List<OwnedView> owns,
            SubscriptionView subscription,
            ProgressView progress) {
        public MemberView {
            owns = List.copyOf(owns);
        }
    }

    /// What a member wants to read, and on which terms.
    ///
    /// @param protocol that the member speaks, `classic` or `consumer`; a group of the consumer protocol may have both kinds
    /// @param topics by name, as the member said
    /// @param regex a regular expression that the coordinator looks up; empty for none
    /// @param assignors that the member would like, the most wanted first; empty when it leaves that to others
    public record SubscriptionView(
            String protocol,
            List<String> topics,
            String regex,
            List<String> assignors,
            int sessionTimeoutMs,
            int rebalanceTimeoutMs) {
        public SubscriptionView {
            topics = List.copyOf(topics);
            assignors = List.copyOf(assignors);
        }
    }

    /// Where a member stands between what it has and what it is to have. In a classic group all members stand at the same place.
    ///
    /// @param step what the member is about
    /// @param epoch of the member; the generation in a classic group, -2 for a static member that has left for a while
    /// @param target what it will have in the end
    /// @param toGiveBack what it still has to give back before others get it
    public record ProgressView(
            Step step, int epoch, List<OwnedView> target, List<OwnedView> toGiveBack) {
        public ProgressView {
            target = List.copyOf(target);
            toGiveBack = List.copyOf(toGiveBack);
        }
    }

    /// What a member is about.
    public enum Step {
        /// It has what it is to have.
        SETTLED,
        /// It waits for the others to join, or for the leader to assign: it may not read meanwhile.
        STANDS_STILL,
        /// It has not joined again yet, though it should.
        AWAITED,
        /// It must give partitions back.
        GIVES_BACK,
        /// It waits for partitions that others still have, and reads what it has.
        WAITS_FOR_OTHERS,
        /// It has not heard of the newest target yet.
        BEHIND,
        /// A static member that has left for a while; it keeps what it has.
        AWAY
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
