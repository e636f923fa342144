package io.logarium.engine.group;

import io.logarium.engine.event.EngineEvent.MemberJoined;
import io.logarium.engine.group.ConsumerMetadata.Subscription;
import io.logarium.engine.group.MemberFacts.ClassicPart;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.kafka.common.message.HeartbeatRequestData;
import org.apache.kafka.common.message.JoinGroupRequestData;
import org.apache.kafka.common.message.JoinGroupResponseData;
import org.apache.kafka.common.message.LeaveGroupRequestData.MemberIdentity;
import org.apache.kafka.common.message.LeaveGroupResponseData;
import org.apache.kafka.common.message.LeaveGroupResponseData.MemberResponse;
import org.apache.kafka.common.message.SyncGroupRequestData;
import org.apache.kafka.common.message.SyncGroupResponseData;
import org.apache.kafka.common.protocol.Errors;
import org.apache.kafka.common.requests.JoinGroupRequest;

/// Members of the classic protocol in a group of the consumer protocol: JoinGroup, SyncGroup, Heartbeat and LeaveGroup in the words
/// that they know.
///
/// The coordinator assigns for them, too, so nobody leads. A generation is the member's epoch; to make a member take its next step
/// it is told that a rebalance is in progress, and joins again.
final class ClassicInConsumer {
    private final GroupShard shard;
    private final ConsumerWrites writes;
    private final ConsumerHeartbeat heartbeats;
    private final ConsumerDeparture departure;
    private final GroupConversion conversion;

    ClassicInConsumer(
            GroupShard shard,
            ConsumerWrites writes,
            ConsumerHeartbeat heartbeats,
            ConsumerDeparture departure,
            GroupConversion conversion) {
        this.shard = shard;
        this.writes = writes;
        this.heartbeats = heartbeats;
        this.departure = departure;
        this.conversion = conversion;
    }

    /// JoinGroup.
    ///
    /// @param asClassic what to do when the group has become a classic one before the member is in
    void join(
            ConsumerGroup group,
            GroupCaller caller,
            JoinGroupRequestData request,
            long nowMs,
            Consumer<JoinGroupResponseData> reply,
            Runnable asClassic) {
        boolean isNew = request.memberId().isEmpty();
        var id = isNew ? shard.context().chance().nextUuid().toString() : request.memberId();
        var instanceId = ConsumerHeartbeat.orEmpty(request.groupInstanceId());
        var error = checkJoin(group, caller, request, instanceId);
        if (error != Errors.NONE) {
            var told = error == Errors.MEMBER_ID_REQUIRED ? id : request.memberId();
            reply.accept(ClassicAnswers.joinFailed(error, told));
            return;
        }
        var said =
                ConsumerMetadata.subscription(
                        Bytes.of(request.protocols().iterator().next().metadata()));
        if (said.isEmpty()) {
            reply.accept(ClassicAnswers.joinFailed(Errors.UNKNOWN_SERVER_ERROR, id));
            return;
        }
        var former = group.instance(instanceId).filter(m -> isNew && !m.isClassic());
        if (former.isPresent() && conversion.isLastButClassic(group, former.get().id())) {
            var why = "a member of the classic protocol takes its name";
            departure.fence(group, List.of(former.get()), why, nowMs, whenGone(reply, asClassic));
            return;
        }
        var draft = Draft.of(group);
        if (isNew && !instanceId.isEmpty()) {
            ConsumerHeartbeat.replace(draft, instanceId, id);
        }
        enter(draft, new Entry(id, caller, request, said.get()), nowMs, reply);
    }

    private GroupShard.Outcome whenGone(Consumer<JoinGroupResponseData> reply, Runnable asClassic) {
        return new GroupShard.Outcome() {
            @Override
            public void committed(long nowMs) {
                asClassic.run();
            }

            @Override
            public void lost(Errors why, long nowMs) {
                reply.accept(ClassicAnswers.joinFailed(why, ""));
            }
        };
    }

    private Errors checkJoin(
            ConsumerGroup group,
            GroupCaller caller,
            JoinGroupRequestData request,
            String instanceId) {
        var memberId = request.memberId();
        int most = Math.min(shard.config().consumer().maxSize(), GroupLimits.MEMBERS);
        if (group.size() >= most && group.find(memberId).isEmpty()) {
            return Errors.GROUP_MAX_SIZE_REACHED;
        }
        if (!speaks(group, request) || !ClassicJoin.fits(0, request)) {
            return Errors.INCONSISTENT_GROUP_PROTOCOL;
        }
        if (memberId.isEmpty()
                && instanceId.isEmpty()
                && JoinGroupRequest.requiresKnownMemberId(caller.apiVersion())) {
            return Errors.MEMBER_ID_REQUIRED;
        }
        return memberId.isEmpty() || instanceId.isEmpty()
                ? Errors.NONE
                : identity(group, memberId, instanceId);
    }

    /// Kafka demands a protocol that all members of the classic protocol support.
    private static boolean speaks(ConsumerGroup group, JoinGroupRequestData request) {
        if (!request.protocolType().equals(ConsumerMetadata.PROTOCOL_TYPE)) {
            return false;
        }
        var classic = group.members().stream().flatMap(m -> m.facts().classic().stream()).toList();
        return request.protocols().stream()
                .anyMatch(p ->
                        classic.stream()
                                .allMatch(part ->
                                        part.protocols().stream()
                                                .anyMatch(its -> its.name().equals(p.name()))));
    }

    private static Errors identity(ConsumerGroup group, String memberId, String instanceId) {
        if (instanceId.isEmpty()) {
            return group.find(memberId).isPresent() ? Errors.NONE : Errors.UNKNOWN_MEMBER_ID;
        }
        return group.instance(instanceId)
                .map(m -> m.id().equals(memberId) ? Errors.NONE : Errors.FENCED_INSTANCE_ID)
                .orElse(Errors.UNKNOWN_MEMBER_ID);
    }

    /// Who joins, and what it says.
    private record Entry(
            String memberId, GroupCaller caller, JoinGroupRequestData request, Subscription said) {
        MemberFacts facts() {
            var protocols = new ArrayList<ClassicPart.Protocol>();
            request.protocols()
                    .forEach(p ->
                            protocols.add(
                                    new ClassicPart.Protocol(p.name(), Bytes.of(p.metadata()))));
            return new MemberFacts(
                    ConsumerHeartbeat.orEmpty(request.groupInstanceId()),
                    said.rackId(),
                    caller.clientId(),
                    caller.host(),
                    said.topics(),
                    "",
                    request.rebalanceTimeoutMs(),
                    "",
                    Optional.of(new ClassicPart(request.sessionTimeoutMs(), protocols)));
        }
    }

    private void enter(
            Draft draft, Entry entry, long nowMs, Consumer<JoinGroupResponseData> reply) {
        var id = entry.memberId;
        boolean isNew = draft.group().find(id).isEmpty();
        var before = draft.group().find(id).orElseGet(() -> ConsumerMember.fresh(id));
        var facts = entry.facts();
        boolean changed = heartbeats.changeFacts(draft, before, facts, nowMs);
        heartbeats.assignIfDue(draft, nowMs);
        var owned = ConsumerMetadata.byId(entry.said.owned(), shard.context().topics());
        heartbeats.reconcile(draft, id, Optional.of(owned), changed);
        var member = draft.group().find(id).orElseThrow();
        var answer =
                new JoinGroupResponseData()
                        .setMemberId(id)
                        .setGenerationId(member.epoch())
                        .setProtocolType(ConsumerMetadata.PROTOCOL_TYPE)
                        .setProtocolName(facts.classic().orElseThrow().preferred().name());
        var group = draft.group().id();
        var why = "member %s joins by the classic protocol".formatted(id);
        boolean written =
                writes.write(group, draft.records(), why, nowMs, answering(answer, reply));
        if (written) {
            heard(group, member, nowMs);
            shard.consumerTimers().mustSync(group, member, nowMs);
            if (isNew) {
                shard.emit(
                        new MemberJoined(
                                nowMs, group, id, entry.caller.clientId(), entry.caller.host()));
            }
        }
    }

    private static GroupShard.Outcome answering(
            JoinGroupResponseData answer, Consumer<JoinGroupResponseData> reply) {
        return new GroupShard.Outcome() {
            @Override
            public void committed(long nowMs) {
                reply.accept(answer);
            }

            @Override
            public void lost(Errors why, long nowMs) {
                reply.accept(ClassicAnswers.joinFailed(why, answer.memberId()));
            }
        };
    }

    private void heard(String groupId, ConsumerMember member, long nowMs) {
        member.facts()
                .classic()
                .ifPresent(part ->
                        shard.consumerTimers()
                                .heard(groupId, member.id(), part.sessionTimeoutMs(), nowMs));
    }

    /// Whether the caller is a member of the classic protocol in this generation: NONE, or why not.
    private static Errors check(
            ConsumerGroup group, String memberId, String instanceId, int generation) {
        var error = identity(group, memberId, instanceId);
        if (error != Errors.NONE) {
            return error;
        }
        var member = group.find(memberId).orElseThrow();
        if (!member.isClassic()) {
            return Errors.UNKNOWN_MEMBER_ID;
        }
        return member.epoch() == generation ? Errors.NONE : Errors.ILLEGAL_GENERATION;
    }

    /// SyncGroup: what the coordinator has assigned.
    void sync(
            ConsumerGroup group,
            SyncGroupRequestData request,
            long nowMs,
            Consumer<SyncGroupResponseData> reply) {
        var instanceId = ConsumerHeartbeat.orEmpty(request.groupInstanceId());
        var error = check(group, request.memberId(), instanceId, request.generationId());
        if (error == Errors.NONE) {
            error = checkSync(group, request, nowMs);
        }
        if (error != Errors.NONE) {
            reply.accept(ClassicAnswers.syncFailed(error));
            return;
        }
        var member = group.find(request.memberId()).orElseThrow();
        var answer =
                new SyncGroupResponseData()
                        .setProtocolType(request.protocolType())
                        .setProtocolName(request.protocolName())
                        .setAssignment(
                                ConsumerMetadata.assignment(member, shard.context().topics())
                                        .array());
        shard.consumerTimers().hasSynced(group.id(), member.id());
        heard(group.id(), member, nowMs);
        shard.whenCommitted(
                nowMs,
                new GroupShard.Outcome() {
                    @Override
                    public void committed(long atMs) {
                        reply.accept(answer);
                    }

                    @Override
                    public void lost(Errors why, long atMs) {
                        reply.accept(ClassicAnswers.syncFailed(why));
                    }
                });
    }

    private Errors checkSync(ConsumerGroup group, SyncGroupRequestData request, long nowMs) {
        var member = group.find(request.memberId()).orElseThrow();
        var type = request.protocolType();
        var name = request.protocolName();
        var preferred = member.facts().classic().orElseThrow().preferred().name();
        if (type != null && !type.equals(ConsumerMetadata.PROTOCOL_TYPE)
                || name != null && !name.equals(preferred)) {
            return Errors.INCONSISTENT_GROUP_PROTOCOL;
        }
        if (group.epoch() > member.epoch() && !mustRevoke(member)) {
            shard.consumerTimers().mustJoin(group.id(), member, nowMs);
            return Errors.REBALANCE_IN_PROGRESS;
        }
        return Errors.NONE;
    }

    private static boolean mustRevoke(ConsumerMember member) {
        return member.current().state() == CurrentAssignment.State.UNREVOKED_PARTITIONS;
    }

    /// Heartbeat: a rebalance is in progress whenever joining again would take the member further.
    Errors heartbeat(ConsumerGroup group, HeartbeatRequestData request, long nowMs) {
        var instanceId = ConsumerHeartbeat.orEmpty(request.groupInstanceId());
        var error = check(group, request.memberId(), instanceId, request.generationId());
        if (error != Errors.NONE) {
            return error;
        }
        var member = group.find(request.memberId()).orElseThrow();
        heard(group.id(), member, nowMs);
        if (member.epoch() < group.epoch() || mustRevoke(member) || mayGoOn(group, member)) {
            shard.consumerTimers().mustJoin(group.id(), member, nowMs);
            return Errors.REBALANCE_IN_PROGRESS;
        }
        return Errors.NONE;
    }

    /// Whether what the member waited for is free now.
    private static boolean mayGoOn(ConsumerGroup group, ConsumerMember member) {
        if (member.current().state() != CurrentAssignment.State.UNRELEASED_PARTITIONS) {
            return false;
        }
        var assigned = member.current().assigned();
        return group.target(member.id()).partitions().entrySet().stream()
                .noneMatch(e ->
                        e.getValue().stream()
                                .anyMatch(p ->
                                        !assigned.contains(e.getKey(), p)
                                                && group.owner(e.getKey(), p).isPresent()));
    }

    /// LeaveGroup: members of either protocol, by id, or by name if an administrator takes them out.
    void leave(
            ConsumerGroup group,
            List<MemberIdentity> leaving,
            long nowMs,
            Consumer<LeaveGroupResponseData> reply) {
        var response = new LeaveGroupResponseData();
        var out = new java.util.LinkedHashMap<String, ConsumerMember>();
        var reasons = new java.util.LinkedHashSet<String>();
        for (var identity : leaving) {
            var instanceId = ConsumerHeartbeat.orEmpty(identity.groupInstanceId());
            boolean byName = identity.memberId().isEmpty() && !instanceId.isEmpty();
            var member = byName ? group.instance(instanceId) : group.find(identity.memberId());
            var error =
                    byName && member.isPresent()
                            ? Errors.NONE
                            : identity(group, identity.memberId(), instanceId);
            if (error == Errors.NONE) {
                member.ifPresent(m -> out.put(m.id(), m));
                reasons.add(ConsumerHeartbeat.orEmpty(identity.reason()));
            }
            response.members()
                    .add(
                            new MemberResponse()
                                    .setMemberId(identity.memberId())
                                    .setGroupInstanceId(identity.groupInstanceId())
                                    .setErrorCode(error.code()));
        }
        reasons.remove("");
        var told = JoinGroupRequest.maybeTruncateReason(String.join(", ", reasons));
        departure.fence(
                group,
                List.copyOf(out.values()),
                told.isEmpty() ? "it left" : "it left: " + told,
                nowMs,
                ClassicRequests.answer(response, reply));
    }
}
