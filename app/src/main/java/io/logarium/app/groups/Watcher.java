package io.logarium.app.groups;

import io.logarium.app.cluster.ClusterView;
import io.logarium.app.cluster.GroupFacts;
import io.logarium.app.cluster.GroupFacts.MemberFacts;
import io.logarium.app.cluster.PartitionFacts;
import io.logarium.app.diagram.GroupScene;
import io.logarium.app.diagram.GroupScene.Behind;
import io.logarium.app.diagram.GroupScene.Member;
import io.logarium.app.diagram.GroupScene.Mood;
import io.logarium.app.diagram.GroupScene.Place;
import io.logarium.app.lab.ConsumerState;
import io.logarium.app.lab.Lab;
import io.logarium.app.lab.LabConsumer;
import io.logarium.app.lab.LabPhase;
import io.logarium.app.lab.Standstill;
import io.logarium.app.text.Texts;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.kafka.common.TopicPartition;

/// What is known of the groups over time, and the scene of one of them. It has to be told of each new view, also while
/// another screen is in front.
final class Watcher {
    /// More than a cluster of this program holds; ten of them share a cell.
    private static final int MOST_PLACES = 20_000;

    private final Lab lab;
    private final LagHistory lags = new LagHistory();
    private final OwnerLog owners = new OwnerLog();

    Watcher(Lab lab) {
        this.lab = lab;
    }

    void observe(ClusterView view, long nowMs) {
        lags.observe(view, nowMs);
        owners.observe(view, nowMs);
    }

    LagHistory lags() {
        return lags;
    }

    OwnerLog owners() {
        return owners;
    }

    /// The standstills of the group's members in this program.
    Map<String, List<Standstill>> standstills(String group) {
        var all = new TreeMap<String, List<Standstill>>();
        for (var consumer : lab.members(group)) {
            all.put(consumer.plan().name(), consumer.state().standstills());
        }
        return all;
    }

    /// The consumer of this program behind a member.
    Optional<LabConsumer> ours(String group, String memberId) {
        return lab.members(group).stream().filter(c -> id(c).equals(memberId)).findFirst();
    }

    /// What a consumer of this program is called among the members, also before it has joined and after it was put out.
    static String id(LabConsumer consumer) {
        var id = consumer.state().memberId();
        return id.isEmpty() ? "lab:" + consumer.plan().name() : id;
    }

    GroupScene scene(ClusterView view, GroupFacts group, Optional<String> selected, long nowMs) {
        var places = places(view, group, nowMs);
        return new GroupScene(
                group.id(),
                group.assignsByCoordinator(),
                group.state(),
                group.epoch(),
                places,
                members(group, places.size()),
                selected);
    }

    /// The partitions of all topics that the group has to do with.
    private List<Place> places(ClusterView view, GroupFacts group, long nowMs) {
        var topics = group.topics();
        lab.members(group.id()).forEach(c -> topics.addAll(c.plan().topics()));
        var positions = lab.positions(group.id());
        var places = new ArrayList<Place>();
        for (var name : topics) {
            for (var partition : view.topic(name).map(t -> t.partitions()).orElse(List.of())) {
                if (places.size() < MOST_PLACES) {
                    var at = new TopicPartition(name, partition.index());
                    places.add(place(group, partition, at, positions, nowMs));
                }
            }
        }
        return places;
    }

    private Place place(
            GroupFacts group,
            PartitionFacts partition,
            TopicPartition at,
            Map<TopicPartition, Long> positions,
            long nowMs) {
        var committed = group.committed(at.topic(), at.partition());
        var lag = partition.lag(committed);
        var position = positions.get(at);
        return new Place(
                at,
                partition.leader(),
                partition.highWatermark(),
                committed,
                position == null ? OptionalLong.empty() : OptionalLong.of(position),
                lag.isEmpty()
                        ? new Behind.Unknown()
                        : lags.behind(group.id(), at, committed.orElse(0), lag.getAsLong(), nowMs),
                lags.growth(group.id(), at),
                group.owner(at.topic(), at.partition()).map(MemberFacts::id),
                owners.formerOwner(group.id(), at, nowMs));
    }

    private List<Member> members(GroupFacts group, int places) {
        var members = new ArrayList<Member>();
        for (var facts : group.members()) {
            var ours = ours(group.id(), facts.id());
            var told = told(group, facts, ours.map(LabConsumer::state), places);
            members.add(
                    new Member(
                            facts.id(),
                            facts.clientId(),
                            where(facts),
                            told.words(),
                            told.mood(),
                            rate(ours.map(LabConsumer::state)),
                            facts.epoch(),
                            facts.owns(),
                            facts.target()));
        }
        members.sort(Comparator.comparing(Member::name).thenComparing(Member::id));
        for (var consumer : lab.members(group.id())) {
            boolean joined = group.members().stream().anyMatch(m -> m.id().equals(id(consumer)));
            if (!joined && consumer.state().phase() != LabPhase.STOPPED) {
                members.add(outside(consumer));
            }
        }
        return members;
    }

    private static OptionalDouble rate(Optional<ConsumerState> state) {
        return state.filter(s -> s.phase() == LabPhase.RUNNING)
                .map(s -> OptionalDouble.of(s.perSecond()))
                .orElseGet(OptionalDouble::empty);
    }

    private static String where(MemberFacts member) {
        var host = host(member);
        return member.instanceId().map(i -> host + " · " + i).orElse(host);
    }

    /// Brokers put a slash before an address.
    static String host(MemberFacts member) {
        return member.host().startsWith("/") ? member.host().substring(1) : member.host();
    }

    private record Told(String words, Mood mood) {}

    private static Told told(
            GroupFacts group, MemberFacts member, Optional<ConsumerState> ours, int places) {
        var phase = ours.map(ConsumerState::phase).orElse(LabPhase.RUNNING);
        switch (phase) {
            case HUNG -> {
                return new Told(Texts.of("groups.member.hung"), Mood.TROUBLE);
            }
            case CRASHED -> {
                return new Told(Texts.of("groups.member.crashed"), Mood.TROUBLE);
            }
            case PAUSED -> {
                return new Told(Texts.of("groups.member.paused"), Mood.WAITS);
            }
            default -> {}
        }
        if (!member.toGiveUp().isEmpty()) {
            return new Told(
                    Texts.of("groups.member.givesUp", names(member.toGiveUp())), Mood.WAITS);
        }
        if (!member.awaited().isEmpty()) {
            return new Told(Texts.of("groups.member.awaits", names(member.awaited())), Mood.WAITS);
        }
        if (group.state().endsWith("Rebalance") || group.state().equals("Assigning")) {
            return new Told(Texts.of("groups.member.rebalance"), Mood.WAITS);
        }
        if (member.owns().isEmpty()) {
            boolean crowd = places > 0 && group.members().size() > places;
            return new Told(
                    Texts.of(crowd ? "groups.member.crowd" : "groups.member.idle"), Mood.IDLE);
        }
        return new Told(Texts.of("groups.member.has", member.owns().size()), Mood.WELL);
    }

    /// A consumer of this program that the group does not have: it joins, or was put out.
    private static Member outside(LabConsumer consumer) {
        var state = consumer.state();
        var key =
                switch (state.phase()) {
                    case STARTING -> "groups.member.joins";
                    case HUNG -> "groups.member.hungOut";
                    case CRASHED -> "groups.member.crashedOut";
                    case FAILED -> "groups.member.failed";
                    default ->
                            state.memberId().isEmpty()
                                    ? "groups.member.joins"
                                    : "groups.member.out";
                };
        boolean joins = key.endsWith("joins");
        return new Member(
                id(consumer),
                consumer.plan().name(),
                Texts.of("groups.member.here"),
                Texts.of(key),
                joins ? Mood.WAITS : Mood.GONE,
                OptionalDouble.empty(),
                OptionalInt.empty(),
                Set.of(),
                Optional.empty());
    }

    static String names(Set<TopicPartition> places) {
        return places.stream()
                .sorted(
                        Comparator.comparing(TopicPartition::topic)
                                .thenComparing(TopicPartition::partition))
                .limit(3)
                .map(TopicPartition::toString)
                .collect(Collectors.joining(", ", "", places.size() > 3 ? ", …" : ""));
    }
}
