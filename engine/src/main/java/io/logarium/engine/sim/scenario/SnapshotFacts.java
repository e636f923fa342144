package io.logarium.engine.sim.scenario;

import io.logarium.engine.sim.SimRecords;
import io.logarium.engine.sim.SimSnapshots;
import io.logarium.engine.sim.Simulation;
import io.logarium.engine.view.ClusterSnapshot;
import io.logarium.engine.view.GroupView;
import io.logarium.engine.view.PartitionView;
import io.logarium.engine.view.ReplicaView;
import io.logarium.engine.view.TopicView;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.kafka.common.TopicPartition;

/// What the pictures show, as facts with names: of groups, and of topics as a whole.
final class SnapshotFacts {
    private final Simulation simulation;
    private final SimSnapshots snapshots;
    private final Readers readers;

    SnapshotFacts(Simulation simulation, Readers readers) {
        this.simulation = simulation;
        this.readers = readers;
        snapshots = new SimSnapshots(simulation);
    }

    static final String KNOWN =
            "answer, committed GROUP, coordinator GROUP, idle GROUP, keys, lag GROUP, leaders, log-start, members GROUP, offline,"
                    + " owned MEMBER, owner GROUP, partition-of KEY, partitions, partitions-used, position"
                    + " MEMBER, processed GROUP, read MEMBER, records, skipped GROUP, state GROUP, twice"
                    + " GROUP, under-replicated";

    ClusterSnapshot now() {
        return snapshots.now();
    }

    /// The value; empty when there is no such fact.
    Optional<String> value(List<String> words, TopicPartition about) {
        var of = words.getLast();
        return switch (words.getFirst()) {
            case "committed" -> Optional.of(text(committed(of, about)));
            case "coordinator" ->
                    Optional.of(group(of).map(g -> "" + g.coordinator()).orElse("none"));
            case "idle" -> Optional.of("" + idle(of));
            case "lag" -> Optional.of(lag(of, about));
            case "keys" -> Optional.of(keys(about));
            case "leaders" -> Optional.of(leaders(about));
            case "log-start" ->
                    Optional.of(leader(about).map(s -> "" + s.logStartOffset()).orElse("none"));
            case "members" -> Optional.of(group(of).map(g -> "" + g.members().size()).orElse("0"));
            case "offline" -> count(p -> p.leader().isEmpty());
            case "owned" -> Optional.of(readers.owned(of));
            case "owner" -> Optional.of(owner(of, about));
            case "partition-of" -> Optional.of(partitionOf(of, about));
            case "partitions" -> Optional.of("" + topic(about).partitions().size());
            case "partitions-used" -> Optional.of(used(about));
            case "position" -> Optional.of(readers.position(of, about));
            case "processed" -> Optional.of("" + readers.processed(of, about));
            case "records" -> Optional.of("" + records(about));
            case "skipped" ->
                    Optional.of("" + readers.skipped(of, about, committed(of, about).orElse(0L)));
            case "state" -> Optional.of(group(of).map(GroupView::state).orElse("none"));
            case "twice" -> Optional.of("" + readers.twice(of, about));
            case "under-replicated" -> count(p -> p.isr().size() < p.replicas().size());
            case "read" -> words.size() > 1 ? Optional.of("" + readers.read(of)) : Optional.empty();
            default -> Optional.empty();
        };
    }

    private static String text(Optional<Long> number) {
        return number.map(String::valueOf).orElse("none");
    }

    private interface Wanted {
        boolean is(PartitionView partition);
    }

    private Optional<String> count(Wanted wanted) {
        return Optional.of(
                "" + users().flatMap(t -> t.partitions().stream()).filter(wanted::is).count());
    }

    private Stream<TopicView> users() {
        return now().topics().stream().filter(t -> !t.internal());
    }

    private TopicView topic(TopicPartition about) {
        return now().topics().stream()
                .filter(t -> t.name().equals(about.topic()))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalArgumentException("There is no topic " + about.topic() + "."));
    }

    private Optional<PartitionView> partition(TopicPartition about) {
        return topic(about).partitions().stream()
                .filter(p -> p.index() == about.partition())
                .findFirst();
    }

    private Optional<ReplicaView> leader(TopicPartition about) {
        return partition(about)
                .flatMap(p ->
                        p.states().stream()
                                .filter(s ->
                                        p.leader().isPresent()
                                                && p.leader().getAsInt() == s.brokerId())
                                .findFirst());
    }

    private Optional<GroupView> group(String id) {
        return now().groups().stream().filter(g -> g.id().equals(id)).findFirst();
    }

    private Optional<Long> committed(String group, TopicPartition about) {
        return group(group)
                .flatMap(g ->
                        g.committed().stream()
                                .filter(c ->
                                        c.topic().equals(about.topic())
                                                && c.partition() == about.partition())
                                .map(GroupView.CommittedView::offset)
                                .findFirst());
    }

    /// Members without a partition.
    private long idle(String group) {
        return group(group).stream()
                .flatMap(g -> g.members().stream())
                .filter(m -> m.owns().stream().allMatch(o -> o.partitions().isEmpty()))
                .count();
    }

    private String lag(String group, TopicPartition about) {
        var committed = committed(group, about);
        var end = leader(about).map(ReplicaView::highWatermark);
        return committed.isEmpty() || end.isEmpty()
                ? "none"
                : Long.toString(end.get() - committed.get());
    }

    private String owner(String group, TopicPartition about) {
        return group(group)
                .flatMap(g ->
                        g.members().stream()
                                .filter(m ->
                                        m.owns().stream()
                                                .anyMatch(o ->
                                                        o.topic().equals(about.topic())
                                                                && o.partitions()
                                                                        .contains(
                                                                                about.partition())))
                                .map(GroupView.MemberView::clientId)
                                .findFirst())
                .orElse("none");
    }

    private long records(TopicPartition about) {
        return leader(about).map(s -> s.logEndOffset() - s.logStartOffset()).orElse(0L);
    }

    /// The brokers that lead partitions of the topic.
    private String leaders(TopicPartition about) {
        var ids = new TreeSet<Integer>();
        topic(about).partitions().forEach(p -> p.leader().ifPresent(ids::add));
        return ids.isEmpty()
                ? "none"
                : String.join(",", ids.stream().map(String::valueOf).toList());
    }

    private String used(TopicPartition about) {
        return ""
                + topic(about).partitions().stream()
                        .filter(p -> records(new TopicPartition(about.topic(), p.index())) > 0)
                        .count();
    }

    /// The keys of a partition's records, in the order of the log.
    private String keys(TopicPartition about) {
        var keys = new ArrayList<String>();
        partition(about).stream()
                .flatMapToInt(p -> p.leader().stream())
                .mapToObj(leader -> SimRecords.read(simulation, leader, about, 0))
                .flatMap(List::stream)
                .forEach(r ->
                        keys.add(
                                r.key() == null
                                        ? "-"
                                        : new String(
                                                r.key(), java.nio.charset.StandardCharsets.UTF_8)));
        return keys.isEmpty() ? "none" : String.join(",", keys);
    }

    /// In which partitions of the topic a key has records.
    private String partitionOf(String key, TopicPartition about) {
        var found = new ArrayList<String>();
        for (var partition : topic(about).partitions()) {
            var id = new TopicPartition(about.topic(), partition.index());
            boolean has =
                    partition.leader().isPresent()
                            && SimRecords.read(simulation, partition.leader().getAsInt(), id, 0)
                                    .stream()
                                    .anyMatch(r ->
                                            r.key() != null
                                                    && new String(
                                                                    r.key(),
                                                                    java.nio.charset
                                                                            .StandardCharsets.UTF_8)
                                                            .equals(key));
            if (has) {
                found.add(Integer.toString(partition.index()));
            }
        }
        return found.isEmpty() ? "none" : String.join(",", found);
    }
}
