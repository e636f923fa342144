package io.logarium.engine.group;

import io.logarium.engine.loop.Timers;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What is soft about groups of the consumer protocol: the time-outs of their members, and what was last seen of the metadata.
/// Nothing of it is written; a new coordinator begins it anew.
final class ConsumerTimers {
    /// Puts a member out.
    interface Fence {
        void fence(String groupId, String memberId, String why, long nowMs);
    }

    /// What is soft about one group.
    static final class OfGroup {
        private final Map<String, OfMember> members = new LinkedHashMap<>();

        /// The metadata that the group's epoch was last compared with.
        long checkedVersion = -1;

        /// The metadata that regular expressions were last looked up in, and when.
        long regexVersion = -1;

        long regexMs = Long.MIN_VALUE / 2;
        boolean resolving;
    }

    private static final class OfMember {
        private final Deadline session;
        private final Deadline rebalance;
        private final Deadline join;
        private final Deadline sync;
        private String sessionWhy = "";
        private String rebalanceWhy = "";

        OfMember(Timers timers, Fencing fencing) {
            session = new Deadline(timers, now -> fencing.because(sessionWhy, now));
            rebalance = new Deadline(timers, now -> fencing.because(rebalanceWhy, now));
            join = new Deadline(timers, now -> fencing.because("did not join again in time", now));
            sync =
                    new Deadline(
                            timers, now -> fencing.because("never asked for its assignment", now));
        }

        void cancel() {
            List.of(session, rebalance, join, sync).forEach(Deadline::cancel);
        }
    }

    private interface Fencing {
        void because(String why, long nowMs);
    }

    private final Timers timers;
    private final Map<String, OfGroup> groups = new LinkedHashMap<>();
    private Fence fence = (group, member, why, now) -> {};

    ConsumerTimers(Timers timers) {
        this.timers = timers;
    }

    /// Who is asked when a time is over.
    void onTimeout(Fence newFence) {
        fence = newFence;
    }

    OfGroup of(String groupId) {
        return groups.computeIfAbsent(groupId, id -> new OfGroup());
    }

    private OfMember of(String groupId, String memberId) {
        return of(groupId)
                .members
                .computeIfAbsent(
                        memberId,
                        id ->
                                new OfMember(
                                        timers,
                                        (why, now) -> fence.fence(groupId, memberId, why, now)));
    }

    /// The member gave a sign of life.
    void heard(String groupId, String memberId, int sessionMs, long nowMs) {
        var its = of(groupId, memberId);
        its.sessionWhy = "no heartbeat for %d ms".formatted(sessionMs);
        its.session.set(nowMs + sessionMs);
    }

    /// The member must give partitions back by then.
    void mustRevoke(String groupId, ConsumerMember member, long nowMs) {
        var its = of(groupId, member.id());
        int limitMs = member.facts().rebalanceTimeoutMs();
        its.rebalanceWhy =
                "did not leave epoch %d within %d ms, its rebalance time-out"
                        .formatted(member.epoch(), limitMs);
        its.rebalance.cancel();
        its.rebalance.set(nowMs + limitMs);
    }

    void hasRevoked(String groupId, String memberId) {
        of(groupId, memberId).rebalance.cancel();
    }

    /// A member of the classic protocol was told to join again; the first time counts.
    void mustJoin(String groupId, ConsumerMember member, long nowMs) {
        var join = of(groupId, member.id()).join;
        if (!join.isSet()) {
            join.set(nowMs + member.facts().rebalanceTimeoutMs());
        }
    }

    /// A member of the classic protocol has joined and must ask for its assignment.
    void mustSync(String groupId, ConsumerMember member, long nowMs) {
        var its = of(groupId, member.id());
        its.join.cancel();
        its.sync.cancel();
        its.sync.set(nowMs + member.facts().rebalanceTimeoutMs());
    }

    void hasSynced(String groupId, String memberId) {
        of(groupId, memberId).sync.cancel();
    }

    void forget(String groupId, String memberId) {
        var group = groups.get(groupId);
        if (group != null && group.members.containsKey(memberId)) {
            group.members.remove(memberId).cancel();
        }
    }

    void forget(String groupId) {
        var group = groups.remove(groupId);
        if (group != null) {
            group.members.values().forEach(OfMember::cancel);
        }
    }

    void forgetAll() {
        List.copyOf(groups.keySet()).forEach(this::forget);
    }
}
