package io.logarium.app.cluster;

import io.logarium.app.cluster.GroupFacts.MemberFacts;
import io.logarium.app.cluster.ReplicaFacts.SegmentFacts;
import io.logarium.engine.view.BrokerView;
import io.logarium.engine.view.ClusterSnapshot;
import io.logarium.engine.view.GroupView;
import io.logarium.engine.view.PartitionView;
import io.logarium.engine.view.ReplicaView;
import io.logarium.engine.view.TopicView;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.kafka.common.TopicPartition;

/// Reads the engine's own snapshot: every replica's end and every segment is known, and nobody has to be asked.
final class InsideSight implements Sight {
    private final Supplier<ClusterSnapshot> snapshot;
    private final AtomicReference<Optional<ClusterSnapshot>> newest =
            new AtomicReference<>(Optional.empty());

    /// What was made of each topic last time, by its id.
    private Map<String, Made> made = new HashMap<>();

    private record Made(TopicView from, Set<Integer> up, TopicFacts facts) {
        boolean isOf(PartitionView partition, int at) {
            return at < from.partitions().size() && from.partitions().get(at).equals(partition);
        }
    }

    InsideSight(Supplier<ClusterSnapshot> snapshot) {
        this.snapshot = snapshot;
    }

    /// The snapshot that was looked at last. Of a large cluster it takes longer than a frame to put another together, and others
    /// would wait for it.
    ClusterSnapshot newest() {
        return newest.get().orElseGet(snapshot);
    }

    @Override
    public Seen look(long nowMs) {
        var now = snapshot.get();
        newest.set(Optional.of(now));
        var up =
                now.brokers().stream()
                        .filter(b -> b.state() == BrokerView.State.UP)
                        .map(BrokerView::id)
                        .collect(Collectors.toSet());
        var fresh = new HashMap<String, Made>();
        now.topics().forEach(t -> fresh.put(t.id(), made(t, up)));
        made = fresh;
        return new Seen(
                now.version(),
                now.clusterId(),
                now.brokers().stream()
                        .sorted(Comparator.comparingInt(BrokerView::id))
                        .map(InsideSight::broker)
                        .toList(),
                now.topics().stream()
                        .sorted(Comparator.comparing(TopicView::name))
                        .map(t -> Objects.requireNonNull(fresh.get(t.id())).facts())
                        .toList(),
                now.groups().stream()
                        .sorted(Comparator.comparing(GroupView::id))
                        .map(InsideSight::group)
                        .toList());
    }

    private static BrokerFacts broker(BrokerView broker) {
        return new BrokerFacts(
                broker.id(),
                broker.host(),
                broker.port(),
                broker.state() == BrokerView.State.UP,
                broker.detail());
    }

    /// Partitions of which nothing changed stay the objects that they were: of ten thousand most do so, ten times a second.
    private Made made(TopicView topic, Set<Integer> up) {
        var before = Optional.ofNullable(made.get(topic.id())).filter(m -> m.up().equals(up));
        if (before.filter(m -> m.from() == topic).isPresent()) {
            return before.get();
        }
        var partitions = new ArrayList<PartitionFacts>(topic.partitions().size());
        for (int at = 0; at < topic.partitions().size(); at++) {
            var partition = topic.partitions().get(at);
            boolean same = before.isPresent() && before.get().isOf(partition, at);
            partitions.add(
                    same ? before.get().facts().partitions().get(at) : partition(partition, up));
        }
        var facts =
                new TopicFacts(
                        topic.name(),
                        topic.id(),
                        topic.internal(),
                        partitions,
                        OptionalDouble.empty());
        return new Made(topic, up, facts);
    }

    private static PartitionFacts partition(PartitionView partition, Set<Integer> up) {
        var leader =
                partition.states().stream()
                        .filter(s -> s.role() == ReplicaView.Role.LEADER)
                        .filter(s -> partition.leader().equals(OptionalInt.of(s.brokerId())))
                        .findFirst();
        return new PartitionFacts(
                partition.index(),
                partition.leader(),
                OptionalInt.of(partition.leaderEpoch()),
                partition.replicas(),
                partition.isr(),
                known(leader.map(ReplicaView::logStartOffset)),
                known(leader.map(ReplicaView::highWatermark)),
                known(leader.map(ReplicaView::lastStableOffset)),
                known(leader.map(ReplicaView::logEndOffset)),
                partition.replicas().stream().map(id -> replica(id, partition, up)).toList());
    }

    private static ReplicaFacts replica(int id, PartitionView partition, Set<Integer> up) {
        var state = partition.states().stream().filter(s -> s.brokerId() == id).findFirst();
        return new ReplicaFacts(
                id,
                partition.leader().equals(OptionalInt.of(id)),
                partition.isr().contains(id),
                up.contains(id),
                known(state.map(ReplicaView::logEndOffset)),
                known(state.map(ReplicaView::sizeBytes)),
                state.map(s ->
                                s.segments().stream()
                                        .map(g ->
                                                new SegmentFacts(
                                                        g.baseOffset(),
                                                        g.endOffset(),
                                                        g.sizeBytes(),
                                                        g.active()))
                                        .toList())
                        .orElse(List.of()));
    }

    private static GroupFacts group(GroupView group) {
        var committed = new HashMap<TopicPartition, Long>();
        for (var c : group.committed()) {
            committed.put(new TopicPartition(c.topic(), c.partition()), c.offset());
        }
        return new GroupFacts(
                group.id(),
                group.protocol(),
                group.state(),
                group.coordinator(),
                OptionalInt.of(group.generation()),
                OptionalInt.of(group.targetEpoch()),
                group.assignor(),
                group.sinceMs() > 0 ? OptionalLong.of(group.sinceMs()) : OptionalLong.empty(),
                group.members().stream().map(InsideSight::member).toList(),
                committed);
    }

    private static MemberFacts member(GroupView.MemberView member) {
        var progress = member.progress();
        boolean assigned = member.subscription().protocol().equals("consumer");
        // What it must give back is still its own: nobody else may read it yet.
        var owns = places(member.owns());
        owns.addAll(places(progress.toGiveBack()));
        return new MemberFacts(
                member.id(),
                member.clientId(),
                member.host(),
                Optional.of(member.instanceId()).filter(i -> !i.isEmpty()),
                progress.epoch() < 0 ? OptionalInt.empty() : OptionalInt.of(progress.epoch()),
                owns,
                assigned ? Optional.of(places(progress.target())) : Optional.empty());
    }

    private static Set<TopicPartition> places(List<GroupView.OwnedView> owned) {
        var places = new HashSet<TopicPartition>();
        for (var each : owned) {
            each.partitions().forEach(p -> places.add(new TopicPartition(each.topic(), p)));
        }
        return places;
    }

    private static OptionalLong known(Optional<Long> value) {
        return value.map(OptionalLong::of).orElseGet(OptionalLong::empty);
    }
}
