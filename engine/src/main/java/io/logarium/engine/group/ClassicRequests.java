package io.logarium.engine.group;

import static io.logarium.engine.group.GroupState.COMPLETING_REBALANCE;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.kafka.common.message.HeartbeatRequestData;
import org.apache.kafka.common.message.LeaveGroupRequestData.MemberIdentity;
import org.apache.kafka.common.message.LeaveGroupResponseData;
import org.apache.kafka.common.message.LeaveGroupResponseData.MemberResponse;
import org.apache.kafka.common.message.SyncGroupRequestData;
import org.apache.kafka.common.message.SyncGroupResponseData;
import org.apache.kafka.common.protocol.Errors;
import org.apache.kafka.common.requests.JoinGroupRequest;
import org.jspecify.annotations.Nullable;

/// SyncGroup, Heartbeat and LeaveGroup.
final class ClassicRequests {
    private final GroupShard shard;
    private final ClassicRebalance rebalance;
    private final ClassicInConsumer inConsumer;

    ClassicRequests(GroupShard shard, ClassicRebalance rebalance, ClassicInConsumer inConsumer) {
        this.shard = shard;
        this.rebalance = rebalance;
        this.inConsumer = inConsumer;
    }

    /// Members ask for their assignment; the leader's request brings everybody's.
    void sync(SyncGroupRequestData request, long nowMs, Consumer<SyncGroupResponseData> reply) {
        var consumer = shard.consumer(request.groupId());
        if (consumer.isPresent()) {
            inConsumer.sync(consumer.get(), request, nowMs, reply);
            return;
        }
        var error = checkSync(request);
        if (error != Errors.NONE) {
            reply.accept(ClassicAnswers.syncFailed(error));
            return;
        }
        var group = shard.classic(request.groupId()).orElseThrow();
        var member = group.members().find(request.memberId()).orElseThrow();
        switch (group.state()) {
            case EMPTY, DEAD -> reply.accept(ClassicAnswers.syncFailed(Errors.UNKNOWN_MEMBER_ID));
            case PREPARING_REBALANCE ->
                    reply.accept(ClassicAnswers.syncFailed(Errors.REBALANCE_IN_PROGRESS));
            case COMPLETING_REBALANCE -> {
                synced(group, member);
                member.awaitSync(reply)
                        .ifPresent(older ->
                                older.accept(
                                        ClassicAnswers.syncFailed(Errors.REBALANCE_IN_PROGRESS)));
                if (group.members().isLeader(member)) {
                    store(group, request, nowMs);
                }
            }
            case STABLE -> {
                synced(group, member);
                reply.accept(ClassicAnswers.assigned(group, member));
            }
        }
    }

    private Errors checkSync(SyncGroupRequestData request) {
        var group = shard.classic(request.groupId());
        if (group.isEmpty()) {
            return Errors.UNKNOWN_MEMBER_ID;
        }
        var error =
                group.get()
                        .check(
                                request.memberId(),
                                orEmpty(request.groupInstanceId()),
                                request.generationId());
        if (error != Errors.NONE) {
            return error;
        }
        boolean consistent =
                agrees(request.protocolType(), group.get().protocolType())
                        && agrees(request.protocolName(), group.get().protocol());
        return consistent ? Errors.NONE : Errors.INCONSISTENT_GROUP_PROTOCOL;
    }

    /// Clients before SyncGroup v5 tell neither type nor name.
    private static boolean agrees(@Nullable String told, String ours) {
        return told == null || told.equals(ours);
    }

    private static void synced(ClassicGroup group, ClassicMember member) {
        group.pendingSync().remove(member.id());
        if (group.pendingSync().isEmpty()) {
            group.endSyncTimer();
        }
    }

    /// Nobody hears of an assignment before it is committed: a new coordinator must know who owns what.
    private void store(ClassicGroup group, SyncGroupRequestData request, long nowMs) {
        Map<String, Bytes> assignments = new LinkedHashMap<>();
        for (var a : request.assignments()) {
            assignments.put(a.memberId(), Bytes.of(a.assignment()));
        }
        int generation = group.generation();
        var outcome =
                new GroupShard.Outcome() {
                    @Override
                    public void committed(long atMs) {
                        if (isAwaited()) {
                            rebalance.stable(group, assignments, atMs);
                        }
                    }

                    @Override
                    public void lost(Errors why, long atMs) {
                        if (isAwaited()) {
                            rebalance.failSync(group, why, atMs);
                            rebalance.prepare(
                                    group, "the assignment could not be stored: " + why, atMs);
                        }
                    }

                    private boolean isAwaited() {
                        return group.state() == COMPLETING_REBALANCE
                                && group.generation() == generation;
                    }
                };
        rebalance.write(group, group.imageWith(assignments), nowMs, outcome);
    }

    Errors heartbeat(HeartbeatRequestData request, long nowMs) {
        var consumer = shard.consumer(request.groupId());
        if (consumer.isPresent()) {
            return inConsumer.heartbeat(consumer.get(), request, nowMs);
        }
        var found = shard.classic(request.groupId());
        if (found.isEmpty()) {
            return Errors.UNKNOWN_MEMBER_ID;
        }
        var group = found.get();
        var error =
                group.check(
                        request.memberId(),
                        orEmpty(request.groupInstanceId()),
                        request.generationId());
        if (error != Errors.NONE) {
            return error;
        }
        rebalance.heard(group, group.members().find(request.memberId()).orElseThrow(), nowMs);
        return switch (group.state()) {
            case EMPTY, DEAD -> Errors.UNKNOWN_MEMBER_ID;
            case PREPARING_REBALANCE -> Errors.REBALANCE_IN_PROGRESS;
            case COMPLETING_REBALANCE, STABLE -> Errors.NONE;
        };
    }

    /// Members leave, or an administrator takes out static ones by name (KIP-345).
    void leave(
            String groupId,
            List<MemberIdentity> leaving,
            long nowMs,
            Consumer<LeaveGroupResponseData> reply) {
        var consumer = shard.consumer(groupId);
        if (consumer.isPresent()) {
            inConsumer.leave(consumer.get(), leaving, nowMs, reply);
            return;
        }
        var response = new LeaveGroupResponseData();
        var found = shard.classic(groupId);
        long before = shard.endOffset();
        var left = new ArrayList<String>();
        for (var identity : leaving) {
            var error = found.map(g -> leave(g, identity, nowMs)).orElse(Errors.UNKNOWN_MEMBER_ID);
            if (error == Errors.NONE) {
                left.add(name(identity));
            }
            response.members()
                    .add(
                            new MemberResponse()
                                    .setMemberId(identity.memberId())
                                    .setGroupInstanceId(identity.groupInstanceId())
                                    .setErrorCode(error.code()));
        }
        if (!left.isEmpty()) {
            goOn(found.orElseThrow(), "left: " + String.join(", ", left), nowMs);
        }
        if (shard.endOffset() == before) {
            reply.accept(response);
        } else {
            shard.whenCommitted(nowMs, answer(response, reply));
        }
    }

    private Errors leave(ClassicGroup group, MemberIdentity identity, long nowMs) {
        var instanceId = orEmpty(identity.groupInstanceId());
        Optional<ClassicMember> member;
        if (identity.memberId().isEmpty()) {
            member = group.members().instance(instanceId);
        } else if (group.isPending(identity.memberId())) {
            group.dropPending(identity.memberId());
            return Errors.NONE;
        } else {
            var error = group.members().check(identity.memberId(), instanceId);
            if (error != Errors.NONE) {
                return error;
            }
            member = group.members().find(identity.memberId());
        }
        if (member.isEmpty()) {
            return Errors.UNKNOWN_MEMBER_ID;
        }
        var told = JoinGroupRequest.maybeTruncateReason(orEmpty(identity.reason()));
        var reason = told.isEmpty() ? "it left" : "it left: " + told;
        rebalance.lose(group, member.get(), reason, nowMs);
        return Errors.NONE;
    }

    private void goOn(ClassicGroup group, String why, long nowMs) {
        switch (group.state()) {
            case STABLE, COMPLETING_REBALANCE -> rebalance.prepare(group, why, nowMs);
            case PREPARING_REBALANCE -> rebalance.completeUnlessInitial(group, nowMs);
            case EMPTY, DEAD -> {}
        }
    }

    private static String name(MemberIdentity identity) {
        return identity.memberId().isEmpty()
                ? orEmpty(identity.groupInstanceId())
                : identity.memberId();
    }

    static GroupShard.Outcome answer(
            LeaveGroupResponseData response, Consumer<LeaveGroupResponseData> reply) {
        return new GroupShard.Outcome() {
            @Override
            public void committed(long nowMs) {
                reply.accept(response);
            }

            @Override
            public void lost(Errors why, long nowMs) {
                reply.accept(new LeaveGroupResponseData().setErrorCode(why.code()));
            }
        };
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
