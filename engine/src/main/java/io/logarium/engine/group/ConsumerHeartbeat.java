package io.logarium.engine.group;

import io.logarium.engine.event.EngineEvent.MemberJoined;
import io.logarium.engine.group.ConsumerGroupRecord.CurrentRemoved;
import io.logarium.engine.group.ConsumerGroupRecord.CurrentWritten;
import io.logarium.engine.group.ConsumerGroupRecord.MemberRemoved;
import io.logarium.engine.group.ConsumerGroupRecord.MemberWritten;
import io.logarium.engine.group.ConsumerGroupRecord.TargetRemoved;
import io.logarium.engine.group.ConsumerGroupRecord.TargetWritten;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.message.ConsumerGroupHeartbeatRequestData;
import org.apache.kafka.common.message.ConsumerGroupHeartbeatResponseData;
import org.apache.kafka.common.protocol.Errors;
import org.jspecify.annotations.Nullable;

/// ConsumerGroupHeartbeat (KIP-848): a member joins, says what it wants and has, and learns what it may use.
///
/// Each heartbeat takes the group as far as it can go: the member's facts are written, the group's epoch grows if they change what
/// is to be assigned, the target is made anew if it is older than the epoch, and the member makes its next step towards it.
final class ConsumerHeartbeat {
    private final GroupShard shard;
    private final ConsumerWrites writes;
    private final ConsumerRegexes regexes;
    private final ConsumerDeparture departure;
    private final GroupConversion conversion;

    ConsumerHeartbeat(
            GroupShard shard,
            ConsumerWrites writes,
            ConsumerRegexes regexes,
            ConsumerDeparture departure,
            GroupConversion conversion) {
        this.shard = shard;
        this.writes = writes;
        this.regexes = regexes;
        this.departure = departure;
        this.conversion = conversion;
    }

    void handle(
            GroupCaller caller,
            ConsumerGroupHeartbeatRequestData request,
            long nowMs,
            Consumer<ConsumerGroupHeartbeatResponseData> reply) {
        var beat = new HeartbeatRequest(request, caller, memberId(request));
        var refusal = beat.fault(shard.config().consumer());
        if (refusal.isPresent()) {
            reply.accept(ConsumerAnswers.refused(refusal.get()));
        } else if (beat.leaves()) {
            departure.leave(beat, nowMs, reply);
        } else {
            beat(beat, nowMs, reply);
        }
    }

    /// Clients of version 0 are given their id by the coordinator.
    private String memberId(ConsumerGroupHeartbeatRequestData request) {
        return request.memberId().isEmpty() && request.memberEpoch() == HeartbeatRequest.JOIN_EPOCH
                ? shard.context().chance().nextUuid().toString()
                : request.memberId();
    }

    private void beat(
            HeartbeatRequest beat, long nowMs, Consumer<ConsumerGroupHeartbeatResponseData> reply) {
        switch (conversion.open(beat.groupId(), beat.joins())) {
            case GroupConversion.Closed(var refusal) ->
                    reply.accept(ConsumerAnswers.refused(refusal));
            case GroupConversion.Open(var draft) ->
                    refusal(draft.group(), beat)
                            .ifPresentOrElse(
                                    no -> reply.accept(ConsumerAnswers.refused(no)),
                                    () -> go(draft, beat, nowMs, reply));
        }
    }

    private Optional<Refusal> refusal(ConsumerGroup group, HeartbeatRequest beat) {
        int most = Math.min(shard.config().consumer().maxSize(), GroupLimits.MEMBERS);
        if (group.size() >= most && group.find(beat.memberId()).isEmpty()) {
            return Optional.of(
                    new Refusal(
                            Errors.GROUP_MAX_SIZE_REACHED,
                            "The consumer group has reached its maximum capacity of %d members."
                                    .formatted(most)));
        }
        var before =
                beat.isStatic() ? group.instance(beat.instanceId()) : group.find(beat.memberId());
        return beat.refusal(before).or(() -> regexRefusal(group, before, beat));
    }

    private static Optional<Refusal> regexRefusal(
            ConsumerGroup group, Optional<ConsumerMember> before, HeartbeatRequest beat) {
        var regex = before.map(m -> m.facts().regex()).orElse("");
        return ConsumerRegexes.check(group, regex, beat.regex().orElse(regex));
    }

    private void go(
            Draft draft,
            HeartbeatRequest beat,
            long nowMs,
            Consumer<ConsumerGroupHeartbeatResponseData> reply) {
        boolean isNew = draft.group().find(beat.memberId()).isEmpty();
        if (beat.joins() && beat.isStatic()) {
            replace(draft, beat.instanceId(), beat.memberId());
        }
        var before =
                draft.group()
                        .find(beat.memberId())
                        .orElseGet(() -> ConsumerMember.fresh(beat.memberId()));
        var facts = beat.facts(before.facts());
        boolean changed = changeFacts(draft, before, facts, nowMs);
        shard.consumerTimers().of(beat.groupId()).checkedVersion =
                shard.context().topics().version();
        assignIfDue(draft, nowMs);
        reconcile(draft, beat.memberId(), beat.owned(), changed);
        var after = draft.group().find(beat.memberId()).orElseThrow();
        var answer = answer(beat, before, after);
        var why =
                isNew
                        ? "member %s joins".formatted(beat.memberId())
                        : "a heartbeat of member %s".formatted(beat.memberId());
        boolean written =
                writes.write(beat.groupId(), draft.records(), why, nowMs, answering(answer, reply));
        if (written) {
            settle(draft, beat, isNew, nowMs);
        }
    }

    /// The group was read from the log: its members have their full time-outs to show up, or to give back what they must.
    void loaded(ConsumerGroup group, long nowMs) {
        var timers = shard.consumerTimers();
        for (var member : group.members()) {
            int sessionMs =
                    member.facts()
                            .classic()
                            .map(MemberFacts.ClassicPart::sessionTimeoutMs)
                            .orElse(sessionMs(group.id()));
            timers.heard(group.id(), member.id(), sessionMs, nowMs);
            boolean revokes =
                    member.current().state() == CurrentAssignment.State.UNREVOKED_PARTITIONS;
            if (revokes && !member.isClassic()) {
                timers.mustRevoke(group.id(), member, nowMs);
            }
        }
    }

    private void settle(Draft draft, HeartbeatRequest beat, boolean isNew, long nowMs) {
        shard.consumerTimers()
                .heard(beat.groupId(), beat.memberId(), sessionMs(beat.groupId()), nowMs);
        conversion.heardAllClassic(draft, nowMs);
        if (isNew) {
            shard.emit(
                    new MemberJoined(
                            nowMs,
                            beat.groupId(),
                            beat.memberId(),
                            beat.caller().clientId(),
                            beat.caller().host()));
        }
        shard.consumer(beat.groupId()).ifPresent(g -> regexes.refreshIfNeeded(g, nowMs));
    }

    private int sessionMs(String groupId) {
        return shard.config().consumer().session().of(shard.context().topics().configsOf(groupId));
    }

    /// A static member is back under a new id: it gets what its former self had.
    static void replace(Draft draft, String instanceId, String newId) {
        var found = draft.group().instance(instanceId);
        if (found.isEmpty()) {
            return;
        }
        var group = draft.group().id();
        var old = found.get();
        var target = draft.group().target(old.id());
        draft.add(new CurrentRemoved(group, old.id()));
        draft.add(new TargetRemoved(group, old.id()));
        draft.add(new MemberRemoved(group, old.id()));
        draft.add(new MemberWritten(group, newId, old.facts()));
        draft.add(new TargetWritten(group, newId, target));
        draft.add(new CurrentWritten(group, newId, old.current().begunAnew()));
    }

    /// Writes what the member says of itself, and lets the group's epoch grow if that or the metadata asks for it.
    ///
    /// @return whether what it subscribes to has changed
    boolean changeFacts(Draft draft, ConsumerMember before, MemberFacts facts, long nowMs) {
        var group = draft.group().id();
        boolean isNew = draft.group().find(before.id()).isEmpty();
        if (isNew || !facts.equals(before.facts())) {
            draft.add(new MemberWritten(group, before.id(), facts));
        }
        boolean names = !facts.topics().equals(before.facts().topics());
        var regex = ConsumerRegexes.changed(draft, before.facts().regex(), facts.regex());
        boolean bump = names || regex == ConsumerRegexes.Change.KNOWN;
        boolean stale =
                shard.consumerTimers().of(group).checkedVersion
                        != shard.context().topics().version();
        if (bump || stale) {
            draft.bumpEpoch(shard.context().topics(), bump);
        }
        return names || regex != ConsumerRegexes.Change.NONE;
    }

    /// Makes the target anew if it is older than the group's epoch, unless the last one is too young (KIP-1263): when many come
    /// or go at once, one target serves them all.
    void assignIfDue(Draft draft, long nowMs) {
        var group = draft.group();
        var topics = shard.context().topics();
        int intervalMs = shard.config().consumer().assignment().of(topics.configsOf(group.id()));
        boolean due =
                group.targetMs() == 0 || intervalMs == 0 || nowMs >= group.targetMs() + intervalMs;
        if (group.epoch() > group.targetEpoch() && due) {
            draft.assign(assignor(group), topics, nowMs);
        }
    }

    private Assignor assignor(ConsumerGroup group) {
        return group.preferredAssignor()
                .flatMap(Assignor::named)
                .or(() -> Assignor.named(defaultAssignor(shard.config().consumer())))
                .orElseGet(UniformAssignor::new);
    }

    /// The name of the assignor of groups whose members do not care.
    static String defaultAssignor(ConsumerGroupConfig config) {
        return config.assignors().stream()
                .filter(name -> Assignor.named(name).isPresent())
                .findFirst()
                .orElse("uniform");
    }

    /// Takes the member a step towards its target.
    void reconcile(
            Draft draft,
            String memberId,
            Optional<java.util.Map<Uuid, TreeSet<Integer>>> owned,
            boolean subscriptionChanged) {
        var member = draft.group().find(memberId).orElseThrow();
        if (!subscriptionChanged && member.current().isReconciledTo(draft.group().targetEpoch())) {
            return;
        }
        var step =
                new Reconciliation(
                                draft.group(), member, owned.map(o -> o), shard.context().topics())
                        .step(subscriptionChanged);
        if (!step.equals(member.current())) {
            draft.add(new CurrentWritten(draft.group().id(), memberId, step));
        }
    }

    /// Partitions are told to who asks with all it has to say, and to everybody whose partitions have changed.
    private ConsumerGroupHeartbeatResponseData answer(
            HeartbeatRequest beat, ConsumerMember before, ConsumerMember after) {
        var response =
                new ConsumerGroupHeartbeatResponseData()
                        .setMemberId(after.id())
                        .setMemberEpoch(after.epoch())
                        .setHeartbeatIntervalMs(
                                shard.config()
                                        .consumer()
                                        .heartbeat()
                                        .of(shard.context().topics().configsOf(beat.groupId())));
        var assigned = after.current().assigned();
        boolean changed = !assigned.plain().equals(before.current().assigned().plain());
        return beat.joins() || beat.isFull() || changed
                ? response.setAssignment(ConsumerAnswers.assignment(assigned.plain()))
                : response;
    }

    static GroupShard.Outcome answering(
            ConsumerGroupHeartbeatResponseData answer,
            Consumer<ConsumerGroupHeartbeatResponseData> reply) {
        return new GroupShard.Outcome() {
            @Override
            public void committed(long nowMs) {
                reply.accept(answer);
            }

            @Override
            public void lost(Errors why, long nowMs) {
                reply.accept(ConsumerAnswers.failed(why));
            }
        };
    }

    static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
