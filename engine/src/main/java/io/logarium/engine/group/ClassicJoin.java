package io.logarium.engine.group;

import static io.logarium.engine.group.GroupState.STABLE;

import io.logarium.engine.event.EngineEvent.MemberJoined;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.apache.kafka.common.message.JoinGroupRequestData;
import org.apache.kafka.common.message.JoinGroupResponseData;
import org.apache.kafka.common.protocol.Errors;
import org.apache.kafka.common.requests.JoinGroupRequest;

/// JoinGroup: who gets in, under which id, and whether that costs a rebalance.
final class ClassicJoin {
    /// Of a client id that becomes part of a member id.
    private static final int CLIENT_ID_LENGTH = 255;

    private final GroupShard shard;
    private final ClassicRebalance rebalance;
    private final ClassicInConsumer inConsumer;

    ClassicJoin(GroupShard shard, ClassicRebalance rebalance, ClassicInConsumer inConsumer) {
        this.shard = shard;
        this.rebalance = rebalance;
        this.inConsumer = inConsumer;
    }

    /// What every step of a join needs.
    private record Join(
            ClassicGroup group,
            GroupCaller caller,
            JoinGroupRequestData request,
            long nowMs,
            Consumer<JoinGroupResponseData> reply) {
        void refuse(Errors error, String memberId) {
            reply.accept(ClassicAnswers.joinFailed(error, memberId));
        }

        String instanceId() {
            return Optional.ofNullable(request.groupInstanceId()).orElse("");
        }

        /// What the client says why it joins, behind ours (KIP-800).
        String because(String ours) {
            var told = Optional.ofNullable(request.reason()).orElse("");
            return told.isEmpty() ? ours : ours + ": " + JoinGroupRequest.maybeTruncateReason(told);
        }
    }

    void handle(
            GroupCaller caller,
            JoinGroupRequestData request,
            long nowMs,
            Consumer<JoinGroupResponseData> reply) {
        var consumer = shard.consumer(request.groupId()).filter(g -> !g.isEmpty());
        var known = shard.classic(request.groupId());
        if (consumer.isPresent()) {
            inConsumer.join(
                    consumer.get(),
                    caller,
                    request,
                    nowMs,
                    reply,
                    () -> handle(caller, request, nowMs, reply));
        } else if (known.isPresent()) {
            join(new Join(known.get(), caller, request, nowMs, reply));
        } else if (!request.memberId().isEmpty()) {
            reply.accept(ClassicAnswers.joinFailed(Errors.UNKNOWN_MEMBER_ID, request.memberId()));
        } else if (shard.isFull()) {
            reply.accept(ClassicAnswers.joinFailed(Errors.GROUP_MAX_SIZE_REACHED, ""));
        } else {
            joinUnknownGroup(caller, request, nowMs, reply);
        }
    }

    private void joinUnknownGroup(
            GroupCaller caller,
            JoinGroupRequestData request,
            long nowMs,
            Consumer<JoinGroupResponseData> reply) {
        var group = new ClassicGroup(request.groupId(), nowMs, () -> {});
        if (!group.speaks(request) || !fits(group, request)) {
            reply.accept(ClassicAnswers.joinFailed(Errors.INCONSISTENT_GROUP_PROTOCOL, ""));
            return;
        }
        var emptied = shard.consumer(request.groupId());
        if (emptied.isPresent()) {
            // A group of the consumer protocol that nobody is in gives way to a classic one.
            shard.write(emptied.get().tombstones(), nowMs, new GroupShard.Outcome.Ignored());
            if (shard.consumer(request.groupId()).isPresent()) {
                reply.accept(ClassicAnswers.joinFailed(Errors.COORDINATOR_NOT_AVAILABLE, ""));
                return;
            }
        }
        var begun = shard.begin(request.groupId(), nowMs);
        join(new Join(begun, caller, request, nowMs, reply));
        // Nothing is decided yet, but the group exists: others may list it after a change of
        // coordinator.
        rebalance.write(begun, begun.emptyImage(), nowMs, discardUnlessWritten(begun));
    }

    private GroupShard.Outcome discardUnlessWritten(ClassicGroup group) {
        return new GroupShard.Outcome() {
            @Override
            public void committed(long nowMs) {}

            @Override
            public void lost(Errors why, long nowMs) {
                if (group.image().isEmpty() && group.state() != GroupState.DEAD) {
                    shard.discard(group, why, nowMs);
                }
            }
        };
    }

    private void join(Join join) {
        var group = join.group;
        var memberId = join.request.memberId();
        if (!hasRoomFor(group, memberId)) {
            // Whoever is over the size is out, should it have been in (KIP-389).
            group.dropPending(memberId);
            group.members()
                    .find(memberId)
                    .ifPresent(m -> rebalance.lose(group, m, "the group is full", join.nowMs));
            rebalance.completeUnlessInitial(group, join.nowMs);
            join.refuse(Errors.GROUP_MAX_SIZE_REACHED, "");
        } else if (!group.speaks(join.request) || !fits(group, join.request)) {
            join.refuse(Errors.INCONSISTENT_GROUP_PROTOCOL, memberId);
        } else if (memberId.isEmpty()) {
            joinAsNew(join);
        } else {
            joinAsKnown(join);
        }
    }

    /// `group.max.size`; while members gather, the first ones to come are in.
    private boolean hasRoomFor(ClassicGroup group, String memberId) {
        var members = group.members();
        int most = rebalance.maxSize();
        var known = members.find(memberId);
        boolean room =
                switch (group.state()) {
                    case EMPTY, DEAD -> true;
                    case PREPARING_REBALANCE ->
                            known.filter(ClassicMember::awaitsJoin).isPresent()
                                    || members.awaitingJoin() < most;
                    case COMPLETING_REBALANCE, STABLE -> known.isPresent() || members.size() < most;
                };
        return room && (!memberId.isEmpty() || group.pendingIds() < GroupLimits.MEMBERS);
    }

    private static boolean fits(ClassicGroup group, JoinGroupRequestData request) {
        return fits(group.members().subscriptionBytes(), request);
    }

    /// @param taken bytes of what the members say of themselves so far
    static boolean fits(long taken, JoinGroupRequestData request) {
        long bytes = 0;
        for (var protocol : request.protocols()) {
            if (protocol.name().length() > GroupLimits.NAME_LENGTH) {
                return false;
            }
            bytes += protocol.name().length() + protocol.metadata().length;
        }
        return request.protocols().size() <= GroupLimits.PROTOCOLS
                && request.protocolType().length() <= GroupLimits.NAME_LENGTH
                && bytes <= GroupLimits.SUBSCRIPTION_BYTES
                && taken + bytes <= GroupLimits.GROUP_SUBSCRIPTION_BYTES;
    }

    private void joinAsNew(Join join) {
        var instance = join.group.members().instance(join.instanceId());
        if (instance.isPresent()) {
            takeOver(join, instance.get());
        } else if (join.instanceId().isEmpty()
                && JoinGroupRequest.requiresKnownMemberId(join.caller.apiVersion())) {
            handOutId(join);
        } else {
            add(join, newId(join));
        }
    }

    /// KIP-394: a new member first learns its id, so that a client that gives up and tries again does not count twice.
    private void handOutId(Join join) {
        var group = join.group;
        var id = newId(join);
        var timer =
                shard.context()
                        .timers()
                        .at(
                                join.nowMs + join.request.sessionTimeoutMs(),
                                atMs -> rebalance.pendingExpired(group, id, atMs));
        group.addPending(id, timer);
        join.refuse(Errors.MEMBER_ID_REQUIRED, id);
    }

    /// As Kafka makes them; never one that is in use, whatever chance says (two brokers may have begun with the same seed).
    private String newId(Join join) {
        var group = join.group;
        var name = join.instanceId().isEmpty() ? join.caller.clientId() : join.instanceId();
        var prefix = name.substring(0, Math.min(name.length(), CLIENT_ID_LENGTH)) + "-";
        while (true) {
            var uuid = shard.context().chance().nextUuid();
            var id =
                    prefix
                            + new UUID(
                                    uuid.getMostSignificantBits(), uuid.getLeastSignificantBits());
            if (group.members().find(id).isEmpty() && !group.isPending(id)) {
                return id;
            }
        }
    }

    private void add(Join join, String memberId) {
        var member = ClassicMember.joining(memberId, join.caller, join.request);
        join.group.add(member, join.request.protocolType(), join.reply);
        rebalance.awaitNew(join.group, member, join.nowMs);
        shard.emit(
                new MemberJoined(
                        join.nowMs,
                        join.group.id(),
                        memberId,
                        member.clientId(),
                        member.clientHost()));
        rebalance.rebalanceOrComplete(
                join.group, join.because("member %s joins".formatted(memberId)), join.nowMs);
    }

    private void joinAsKnown(Join join) {
        var group = join.group;
        var memberId = join.request.memberId();
        if (group.isPending(memberId)) {
            if (join.instanceId().isEmpty()) {
                add(join, memberId);
            } else {
                // An id is handed out to dynamic members only.
                join.refuse(Errors.UNKNOWN_MEMBER_ID, memberId);
            }
            return;
        }
        var error = group.members().check(memberId, join.instanceId());
        if (error != Errors.NONE) {
            join.refuse(error, memberId);
            return;
        }
        var member = group.members().find(memberId).orElseThrow();
        switch (group.state()) {
            case PREPARING_REBALANCE -> rejoin(join, member, "joins the rebalance");
            case COMPLETING_REBALANCE -> {
                if (member.matches(join.request)) {
                    // It may not have got the first answer.
                    join.reply.accept(ClassicAnswers.joined(group, member));
                } else {
                    rejoin(join, member, "changes what it supports");
                }
            }
            case STABLE -> {
                if (group.members().isLeader(member)) {
                    // So that the leader can ask for a rebalance when topics have changed.
                    rejoin(join, member, "leads and joins again");
                } else if (member.matches(join.request)) {
                    join.reply.accept(ClassicAnswers.joined(group, member));
                } else {
                    rejoin(join, member, "changes what it supports");
                }
            }
            case EMPTY, DEAD -> join.refuse(Errors.UNKNOWN_MEMBER_ID, memberId);
        }
    }

    private void rejoin(Join join, ClassicMember member, String does) {
        join.group.members().rejoin(member, join.request, join.reply);
        var why = join.because("member %s %s".formatted(member.id(), does));
        rebalance.rebalanceOrComplete(join.group, why, join.nowMs);
    }

    /// KIP-345: a static member that lost its id (it was restarted) takes the place of its former self, if possible without a
    /// rebalance.
    private void takeOver(Join join, ClassicMember old) {
        var group = join.group;
        var formerLeader = group.members().leader();
        var renewed = group.members().replace(old, newId(join));
        group.pendingSync().remove(old.id());
        var formerTerms = renewed.terms();
        group.members().rejoin(renewed, join.request, join.reply);
        if (renewed.isNew()) {
            rebalance.awaitNew(group, renewed, join.nowMs);
        } else {
            rebalance.heard(group, renewed, join.nowMs);
        }
        var why = join.because("static member %s is back".formatted(join.instanceId()));
        switch (group.state()) {
            case STABLE -> {
                if (group.protocol().equals(group.members().choice())) {
                    writeTakeOver(join, new TakeOver(old, formerTerms, renewed, formerLeader));
                } else {
                    rebalance.prepare(group, why + ", and changes the protocol", join.nowMs);
                }
            }
            // The leader may be assigning to the old id just now.
            case COMPLETING_REBALANCE -> rebalance.prepare(group, why, join.nowMs);
            case PREPARING_REBALANCE -> rebalance.completeUnlessInitial(group, join.nowMs);
            case EMPTY, DEAD -> {}
        }
    }

    private record TakeOver(
            ClassicMember old,
            ClassicMember.Terms formerTerms,
            ClassicMember renewed,
            String formerLeader) {}

    private void writeTakeOver(Join join, TakeOver change) {
        var group = join.group;
        var assignments = new LinkedHashMap<String, Bytes>();
        group.members().all().forEach(m -> assignments.put(m.id(), m.assignment()));
        int generation = group.generation();
        var outcome =
                new GroupShard.Outcome() {
                    @Override
                    public void committed(long nowMs) {
                        if (group.members().contains(change.renewed)) {
                            answerTakeOver(join, change, nowMs);
                        }
                    }

                    @Override
                    public void lost(Errors why, long nowMs) {
                        if (group.state() == STABLE
                                && group.generation() == generation
                                && group.members().contains(change.renewed)) {
                            undoTakeOver(join, change, why, nowMs);
                        }
                    }
                };
        rebalance.write(group, group.imageWith(assignments), join.nowMs, outcome);
    }

    /// KIP-814: a leader that comes back is told that it leads and that there is nothing to assign. Clients too old to be told so
    /// must not think that they lead.
    private void answerTakeOver(Join join, TakeOver change, long nowMs) {
        var group = join.group;
        boolean leads = group.members().isLeader(change.renewed);
        var answer =
                JoinGroupRequest.supportsSkippingAssignment(join.caller.apiVersion())
                        ? ClassicAnswers.joined(group, change.renewed).setSkipAssignment(leads)
                        : ClassicAnswers.joined(group, change.renewed, change.formerLeader);
        group.members().answerJoin(change.renewed, answer);
        rebalance.heard(group, change.renewed, nowMs);
    }

    private void undoTakeOver(Join join, TakeOver change, Errors why, long nowMs) {
        var members = join.group.members();
        members.answerJoin(change.renewed, ClassicAnswers.joinFailed(why, ""));
        members.revert(change.renewed, change.formerTerms);
        var restored = members.replace(change.renewed, change.old.id());
        rebalance.heard(join.group, restored, nowMs);
    }
}
