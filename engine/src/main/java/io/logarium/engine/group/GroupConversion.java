package io.logarium.engine.group;

import io.logarium.engine.event.EngineEvent.GroupChanged;
import io.logarium.engine.group.ConsumerGroupRecord.CurrentWritten;
import io.logarium.engine.group.ConsumerGroupRecord.EpochWritten;
import io.logarium.engine.group.ConsumerGroupRecord.MemberWritten;
import io.logarium.engine.group.ConsumerGroupRecord.TargetEpochWritten;
import io.logarium.engine.group.ConsumerGroupRecord.TargetWritten;
import io.logarium.engine.group.GroupRecord.ClassicGroupRemoved;
import io.logarium.engine.group.GroupRecord.ClassicGroupWritten;
import io.logarium.engine.group.MemberFacts.ClassicPart;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.protocol.Errors;

/// Groups change between the classic and the consumer protocol while they work, a member at a time, as far as
/// `group.consumer.migration.policy` lets them.
///
/// The first member of the consumer protocol turns a classic group over with all its members and their partitions; the last one
/// that leaves turns it back.
final class GroupConversion {
    private final GroupShard shard;
    private final ClassicRebalance rebalance;

    GroupConversion(GroupShard shard, ClassicRebalance rebalance) {
        this.shard = shard;
        this.rebalance = rebalance;
    }

    /// Whether a request of the consumer protocol may go on.
    sealed interface Opened permits Open, Closed {}

    /// It may, with this draft.
    record Open(Draft draft) implements Opened {}

    /// It may not.
    record Closed(Refusal refusal) implements Opened {}

    /// The group as the consumer protocol sees it.
    ///
    /// @param create whether the group is to be made, or made of a classic one, should it be missing
    Opened open(String groupId, boolean create) {
        return switch (shard.find(groupId).orElse(null)) {
            case null -> create ? begin(groupId) : missing("Consumer group %s not found.", groupId);
            case ConsumerGroup group -> new Open(Draft.of(group));
            case ClassicGroup classic when !create ->
                    missing("Group %s is not a consumer group.", groupId);
            case ClassicGroup classic when classic.isEmpty() ->
                    new Open(Draft.inPlaceOf(classic.tombstones(), groupId));
            case ClassicGroup classic -> upgrade(classic);
        };
    }

    private Opened begin(String groupId) {
        return shard.isFull()
                ? new Closed(ConsumerDeparture.tooManyGroups().orElseThrow())
                : new Open(Draft.inPlaceOf(List.of(), groupId));
    }

    private static Closed missing(String format, String groupId) {
        return new Closed(new Refusal(Errors.GROUP_ID_NOT_FOUND, format.formatted(groupId)));
    }

    private Opened upgrade(ClassicGroup classic) {
        var start = "Cannot upgrade classic group " + classic.id() + " to consumer group because ";
        var config = shard.config().consumer();
        String problem;
        if (!config.migration().allowsUpgrade()) {
            problem = "online upgrade is disabled.";
        } else if (!classic.protocolType().equals(ConsumerMetadata.PROTOCOL_TYPE)) {
            problem = "the group does not use the consumer embedded protocol.";
        } else if (classic.members().size() > config.maxSize()) {
            problem = "the group size exceeds the consumer group maximum size.";
        } else {
            var turned = turn(classic);
            if (turned.isPresent()) {
                var draft = Draft.inPlaceOf(classic.tombstones(), classic.id());
                draft.addAll(turned.get());
                return new Open(draft);
            }
            problem = "the embedded consumer protocol is malformed.";
        }
        return new Closed(new Refusal(Errors.GROUP_ID_NOT_FOUND, start + problem));
    }

    /// The classic group in records of the consumer protocol; empty when a member's bytes cannot be understood.
    private Optional<List<ConsumerGroupRecord>> turn(ClassicGroup classic) {
        var topics = shard.context().topics();
        var turned = new ArrayList<ConsumerMember>();
        for (var member : classic.members().all()) {
            var said = ConsumerMetadata.subscription(subscriptionOf(classic, member));
            var owned = ConsumerMetadata.assigned(member.assignment(), topics);
            if (said.isEmpty() || owned.isEmpty()) {
                return Optional.empty();
            }
            var held = HeldPartitions.since(classic.generation(), owned.get());
            var current =
                    new CurrentAssignment(
                            classic.generation(),
                            classic.generation(),
                            CurrentAssignment.State.STABLE,
                            held,
                            HeldPartitions.EMPTY);
            turned.add(new ConsumerMember(member.id(), facts(member, said.get()), current));
        }
        return Optional.of(records(classic, turned));
    }

    private static Bytes subscriptionOf(ClassicGroup classic, ClassicMember member) {
        var chosen = member.metadata(classic.protocol());
        return chosen.size() > 0 ? chosen : member.protocols().getFirst().metadata();
    }

    private static MemberFacts facts(ClassicMember member, ConsumerMetadata.Subscription said) {
        var protocols =
                member.protocols().stream()
                        .map(p -> new ClassicPart.Protocol(p.name(), p.metadata()))
                        .toList();
        return new MemberFacts(
                member.instanceId(),
                said.rackId(),
                member.clientId(),
                member.clientHost(),
                said.topics(),
                "",
                member.rebalanceTimeoutMs(),
                "",
                Optional.of(new ClassicPart(member.sessionTimeoutMs(), protocols)));
    }

    private List<ConsumerGroupRecord> records(ClassicGroup classic, List<ConsumerMember> members) {
        var id = classic.id();
        var names = new java.util.TreeSet<String>();
        members.forEach(m -> names.addAll(m.facts().topics()));
        var records = new ArrayList<ConsumerGroupRecord>();
        members.forEach(m -> records.add(new MemberWritten(id, m.id(), m.facts())));
        long hash = MetadataHash.of(names, shard.context().topics());
        records.add(new EpochWritten(id, classic.generation(), hash));
        members.forEach(
                m -> records.add(new TargetWritten(id, m.id(), m.current().assigned().plain())));
        records.add(new TargetEpochWritten(id, classic.generation(), 0));
        members.forEach(m -> records.add(new CurrentWritten(id, m.id(), m.current())));
        return records;
    }

    /// After a draft was written that turned a classic group over, its members have their session time-outs to show up.
    void heardAllClassic(Draft draft, long nowMs) {
        boolean turned =
                !draft.records().isEmpty()
                        && draft.records().getFirst() instanceof ClassicGroupRemoved;
        if (turned) {
            for (var member : draft.group().members()) {
                member.facts()
                        .classic()
                        .ifPresent(part ->
                                shard.consumerTimers()
                                        .heard(
                                                draft.group().id(),
                                                member.id(),
                                                part.sessionTimeoutMs(),
                                                nowMs));
            }
        }
    }

    /// Whether the group is to be a classic one without these members.
    boolean mayBecomeClassic(ConsumerGroup group, List<String> leaving) {
        var staying = staying(group, leaving);
        return !staying.isEmpty()
                && staying.stream().allMatch(ConsumerMember::isClassic)
                && group.members().stream().anyMatch(m -> !m.isClassic())
                && shard.config().consumer().migration().allowsDowngrade()
                && staying.size() <= rebalance.maxSize()
                && ClassicImages.haveCommonProtocol(staying);
    }

    /// Whether all others, if there are any, speak the classic protocol, and the group may become a classic one.
    boolean isLastButClassic(ConsumerGroup group, String memberId) {
        return group.size() == 1 && shard.config().consumer().migration().allowsDowngrade()
                || mayBecomeClassic(group, List.of(memberId));
    }

    private static List<ConsumerMember> staying(ConsumerGroup group, List<String> leaving) {
        return group.members().stream().filter(m -> !leaving.contains(m.id())).toList();
    }

    /// Turns the group back; its members rebalance among themselves.
    boolean toClassic(
            ConsumerGroup group,
            List<String> leaving,
            String why,
            long nowMs,
            GroupShard.Outcome outcome) {
        var image =
                ClassicImages.of(group, staying(group, leaving), shard.context().topics(), nowMs);
        var records = group.tombstones();
        records.add(new ClassicGroupWritten(group.id(), image));
        var before = group.stateText();
        shard.write(records, nowMs, outcome);
        var turned = shard.classic(group.id());
        turned.ifPresent(classic -> {
            classic.restore(image);
            shard.emit(
                    new GroupChanged(
                            nowMs,
                            group.id(),
                            before,
                            classic.stateText(),
                            classic.generation(),
                            "the last member of the consumer protocol, " + why));
            rebalance.loaded(classic, nowMs);
            rebalance.prepare(classic, why, nowMs);
        });
        return turned.isPresent();
    }
}
