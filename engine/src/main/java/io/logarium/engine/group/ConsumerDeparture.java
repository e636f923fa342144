package io.logarium.engine.group;

import io.logarium.engine.event.EngineEvent.MemberLeft;
import io.logarium.engine.group.ConsumerGroupRecord.CurrentRemoved;
import io.logarium.engine.group.ConsumerGroupRecord.CurrentWritten;
import io.logarium.engine.group.ConsumerGroupRecord.EpochWritten;
import io.logarium.engine.group.ConsumerGroupRecord.MemberRemoved;
import io.logarium.engine.group.ConsumerGroupRecord.RegexRemoved;
import io.logarium.engine.group.ConsumerGroupRecord.TargetRemoved;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.kafka.common.message.ConsumerGroupHeartbeatResponseData;
import org.apache.kafka.common.protocol.Errors;

/// How members leave a group of the consumer protocol: by themselves, or because they were not heard of in time.
///
/// A member that is out frees its partitions at once; the others get them with their next heartbeats. When the last member of the
/// consumer protocol goes and others of the classic protocol stay, the group becomes a classic one.
final class ConsumerDeparture {
    private final GroupShard shard;
    private final ConsumerWrites writes;
    private final GroupConversion conversion;

    ConsumerDeparture(GroupShard shard, ConsumerWrites writes, GroupConversion conversion) {
        this.shard = shard;
        this.writes = writes;
        this.conversion = conversion;
    }

    /// A member says that it leaves, for good or (a static one) for a while.
    void leave(
            HeartbeatRequest beat, long nowMs, Consumer<ConsumerGroupHeartbeatResponseData> reply) {
        switch (shard.find(beat.groupId()).orElse(null)) {
            case null -> reply.accept(notThere("Group %s not found.", beat));
            case ClassicGroup classic ->
                    reply.accept(notThere("Group %s is not a consumer group.", beat));
            case ConsumerGroup group -> leave(group, beat, nowMs, reply);
        }
    }

    private static ConsumerGroupHeartbeatResponseData notThere(
            String format, HeartbeatRequest beat) {
        var message = format.formatted(beat.groupId());
        return ConsumerAnswers.refused(new Refusal(Errors.GROUP_ID_NOT_FOUND, message));
    }

    private void leave(
            ConsumerGroup group,
            HeartbeatRequest beat,
            long nowMs,
            Consumer<ConsumerGroupHeartbeatResponseData> reply) {
        var member =
                beat.isStatic() ? group.instance(beat.instanceId()) : group.find(beat.memberId());
        var refusal = beat.identity(member);
        if (refusal.isPresent()) {
            reply.accept(ConsumerAnswers.refused(refusal.get()));
            return;
        }
        var answer =
                new ConsumerGroupHeartbeatResponseData()
                        .setMemberId(beat.memberId())
                        .setMemberEpoch(beat.epoch());
        var outcome = ConsumerHeartbeat.answering(answer, reply);
        if (beat.epoch() == HeartbeatRequest.AWAY_EPOCH) {
            var away = member.get().current().away(HeartbeatRequest.AWAY_EPOCH);
            var entry = new CurrentWritten(group.id(), beat.memberId(), away);
            var why = "static member %s leaves for a while".formatted(beat.instanceId());
            writes.write(group.id(), List.of(entry), why, nowMs, outcome);
        } else {
            fence(group, List.of(member.get()), "it left", nowMs, outcome);
        }
    }

    /// The member's time is over.
    void timedOut(String groupId, String memberId, String why, long nowMs) {
        if (shard.isClosed()) {
            return;
        }
        var group = shard.consumer(groupId);
        group.flatMap(g -> g.find(memberId))
                .ifPresentOrElse(
                        member -> fence(group.orElseThrow(), member, why, nowMs),
                        () -> shard.consumerTimers().forget(groupId, memberId));
    }

    private void fence(ConsumerGroup group, ConsumerMember member, String why, long nowMs) {
        var retry =
                new GroupShard.Outcome() {
                    @Override
                    public void committed(long atMs) {}

                    @Override
                    public void lost(Errors error, long atMs) {
                        // Should the log take nothing just now, the member has one more time-out.
                        if (!shard.isClosed()) {
                            shard.consumerTimers().heard(group.id(), member.id(), RETRY_MS, atMs);
                        }
                    }
                };
        fence(group, List.of(member), why, nowMs, retry);
    }

    private static final int RETRY_MS = 1_000;

    /// Puts members out.
    void fence(
            ConsumerGroup group,
            List<ConsumerMember> members,
            String why,
            long nowMs,
            GroupShard.Outcome outcome) {
        var ids = members.stream().map(ConsumerMember::id).toList();
        var cause = "%s: %s".formatted(String.join(", ", ids), why);
        boolean written;
        if (members.isEmpty()) {
            shard.whenCommitted(nowMs, outcome);
            return;
        } else if (conversion.mayBecomeClassic(group, ids)) {
            written = conversion.toClassic(group, ids, cause, nowMs, outcome);
        } else {
            var draft = Draft.of(group);
            ids.forEach(id -> remove(draft, id));
            members.stream()
                    .map(m -> m.facts().regex())
                    .filter(regex -> !regex.isEmpty())
                    .distinct()
                    .filter(regex -> !draft.group().subscribedRegexes().contains(regex))
                    .forEach(regex -> draft.add(new RegexRemoved(group.id(), regex)));
            long hash = MetadataHash.of(draft.group().topics(), shard.context().topics());
            draft.add(new EpochWritten(group.id(), group.epoch() + 1, hash));
            written = writes.write(group.id(), draft.records(), cause, nowMs, outcome);
        }
        if (written) {
            members.forEach(m ->
                    shard.emit(
                            new MemberLeft(nowMs, group.id(), m.id(), m.facts().clientId(), why)));
        }
    }

    private static void remove(Draft draft, String memberId) {
        var group = draft.group().id();
        draft.add(new CurrentRemoved(group, memberId));
        draft.add(new TargetRemoved(group, memberId));
        draft.add(new MemberRemoved(group, memberId));
    }

    /// More groups than fit into memory would be too many: the member may look for another one.
    static Optional<Refusal> tooManyGroups() {
        return Optional.of(
                new Refusal(
                        Errors.GROUP_MAX_SIZE_REACHED,
                        "This coordinator has reached its maximum of %d groups."
                                .formatted(GroupLimits.GROUPS)));
    }
}
