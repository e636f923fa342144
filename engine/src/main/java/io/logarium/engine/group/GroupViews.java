package io.logarium.engine.group;

import io.logarium.engine.view.GroupView;
import io.logarium.engine.view.GroupView.CommittedView;
import io.logarium.engine.view.GroupView.MemberView;
import io.logarium.engine.view.GroupView.OwnedView;
import io.logarium.engine.view.GroupView.ProgressView;
import io.logarium.engine.view.GroupView.Step;
import io.logarium.engine.view.GroupView.SubscriptionView;
import java.util.ArrayList;
import java.util.List;

/// Groups as a person sees them.
final class GroupViews {
    private final GroupShard shard;

    GroupViews(GroupShard shard) {
        this.shard = shard;
    }

    GroupView view(Group group) {
        var committed = new ArrayList<CommittedView>();
        shard.offsets()
                .forEachCommitted(
                        group.id(),
                        (topic, partition, offset) ->
                                committed.add(
                                        new CommittedView(
                                                topic,
                                                partition,
                                                offset.offset(),
                                                offset.commitMs())));
        return switch (group) {
            case ClassicGroup classic -> classic(classic, committed);
            case ConsumerGroup consumer -> consumer(consumer, committed);
        };
    }

    private GroupView classic(ClassicGroup group, List<CommittedView> committed) {
        boolean consumers = group.protocolType().equals(ConsumerMetadata.PROTOCOL_TYPE);
        var members =
                group.members().all().stream()
                        .map(m -> {
                            var owns =
                                    consumers
                                            ? ConsumerMetadata.owned(m.assignment())
                                            : List.<OwnedView>of();
                            return new MemberView(
                                    m.id(),
                                    m.clientId(),
                                    m.clientHost(),
                                    m.instanceId(),
                                    group.members().isLeader(m),
                                    owns,
                                    subscription(m),
                                    new ProgressView(
                                            step(group, m), group.generation(), owns, List.of()));
                        })
                        .toList();
        return new GroupView(
                group.id(),
                group.type(),
                group.stateText(),
                group.generation(),
                group.protocol(),
                shard.context().brokerId(),
                group.stateMs(),
                members,
                committed,
                group.generation());
    }

    private static SubscriptionView subscription(ClassicMember member) {
        var names = member.protocols().stream().map(ClassicMember.Protocol::name).toList();
        var topics =
                member.protocols().stream()
                        .findFirst()
                        .flatMap(p -> ConsumerMetadata.topics(p.metadata()))
                        .orElse(List.of());
        return new SubscriptionView(
                "classic",
                topics,
                "",
                names,
                member.sessionTimeoutMs(),
                member.rebalanceTimeoutMs());
    }

    private static Step step(ClassicGroup group, ClassicMember member) {
        return switch (group.state()) {
            case PREPARING_REBALANCE -> member.awaitsJoin() ? Step.STANDS_STILL : Step.AWAITED;
            case COMPLETING_REBALANCE -> Step.STANDS_STILL;
            case STABLE, EMPTY, DEAD -> Step.SETTLED;
        };
    }

    private GroupView consumer(ConsumerGroup group, List<CommittedView> committed) {
        var config = shard.config().consumer();
        return new GroupView(
                group.id(),
                group.type(),
                group.stateText(),
                group.epoch(),
                group.preferredAssignor().orElse(ConsumerHeartbeat.defaultAssignor(config)),
                shard.context().brokerId(),
                group.targetMs() == 0 ? -1 : group.targetMs(),
                group.members().stream().map(m -> member(group, m)).toList(),
                committed,
                group.targetEpoch());
    }

    private MemberView member(ConsumerGroup group, ConsumerMember member) {
        var facts = member.facts();
        var current = member.current();
        var progress =
                new ProgressView(
                        step(group, member),
                        member.epoch(),
                        owned(group.target(member.id())),
                        owned(current.pendingRevocation().plain()));
        return new MemberView(
                member.id(),
                facts.clientId(),
                facts.clientHost(),
                facts.instanceId(),
                false,
                owned(current.assigned().plain()),
                subscription(group, facts),
                progress);
    }

    private SubscriptionView subscription(ConsumerGroup group, MemberFacts facts) {
        var topics = List.copyOf(facts.topics());
        var configs = shard.context().topics().configsOf(group.id());
        return facts.classic()
                .map(part ->
                        new SubscriptionView(
                                "classic",
                                topics,
                                "",
                                part.protocols().stream().map(p -> p.name()).toList(),
                                part.sessionTimeoutMs(),
                                facts.rebalanceTimeoutMs()))
                .orElseGet(() ->
                        new SubscriptionView(
                                "consumer",
                                topics,
                                facts.regex(),
                                facts.assignor().isEmpty() ? List.of() : List.of(facts.assignor()),
                                shard.config().consumer().session().of(configs),
                                facts.rebalanceTimeoutMs()));
    }

    private static Step step(ConsumerGroup group, ConsumerMember member) {
        if (member.epoch() == HeartbeatRequest.AWAY_EPOCH) {
            return Step.AWAY;
        }
        return switch (member.current().state()) {
            case UNREVOKED_PARTITIONS -> Step.GIVES_BACK;
            case UNRELEASED_PARTITIONS -> Step.WAITS_FOR_OTHERS;
            case STABLE, UNKNOWN -> member.epoch() == group.epoch() ? Step.SETTLED : Step.BEHIND;
        };
    }

    private List<OwnedView> owned(Assignment assignment) {
        var owned = new ArrayList<OwnedView>();
        assignment
                .partitions()
                .forEach((id, indexes) ->
                        shard.context()
                                .topics()
                                .nameOf(id)
                                .ifPresent(name ->
                                        owned.add(new OwnedView(name, List.copyOf(indexes)))));
        return owned;
    }
}
