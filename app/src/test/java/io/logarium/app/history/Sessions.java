package io.logarium.app.history;

import io.logarium.app.cluster.BrokerFacts;
import io.logarium.app.cluster.Carried;
import io.logarium.app.cluster.ClusterView;
import io.logarium.app.cluster.ClusterView.Contact;
import io.logarium.app.cluster.Content;
import io.logarium.app.cluster.GroupFacts;
import io.logarium.app.cluster.Moment;
import io.logarium.app.cluster.PartitionFacts;
import io.logarium.app.cluster.RecordFacts;
import io.logarium.app.cluster.ReplicaFacts;
import io.logarium.app.cluster.ReplicaFacts.SegmentFacts;
import io.logarium.app.cluster.TopicFacts;
import io.logarium.engine.view.BrokerView;
import io.logarium.engine.view.ClusterSnapshot;
import io.logarium.engine.view.ConnectionView;
import io.logarium.engine.view.PartitionView;
import io.logarium.engine.view.QuorumView;
import io.logarium.engine.view.ReplicaView;
import io.logarium.engine.view.SegmentView;
import io.logarium.engine.view.TopicView;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.kafka.common.TopicPartition;

/// A session as it would be seen: brokers, topics that grow, a group that follows, connections that count. Made of nothing
/// but numbers, so that a test gets hours of it in a moment.
///
/// @param perSecond records a second, of all topics together
record Sessions(int brokers, int topics, int partitions, int perSecond) {
    static final long START_MS = 1_800_000_000_000L;

    private static final int TAIL = 64;
    private static final ThreadLocal<Map<Long, RecordFacts>> RECORDS =
            ThreadLocal.withInitial(HashMap::new);

    static Sessions ordinary(int perSecond) {
        return new Sessions(3, 3, 3, perSecond);
    }

    Moment at(long ms) {
        return at(ms, 0);
    }

    /// @param leader who leads the first partition
    Moment at(long ms, int leader) {
        long end = perSecond * (ms - START_MS) / 1_000 / (topics * partitions);
        var view =
                new ClusterView(
                        ms,
                        ms,
                        new Contact.Answering(),
                        "c",
                        ids().map(i -> new BrokerFacts(i, "localhost", 9092 + i, true, ""))
                                .toList(),
                        IntStream.range(0, topics).mapToObj(t -> topic(t, end, leader)).toList(),
                        List.of(group(end)),
                        tails(end));
        return new Moment(ms, view, Optional.of(inside(ms, end, leader)), carried(ms));
    }

    private java.util.stream.Stream<Integer> ids() {
        return IntStream.range(0, brokers).boxed();
    }

    private TopicFacts topic(int number, long end, int leader) {
        var all = new ArrayList<PartitionFacts>();
        for (int p = 0; p < partitions; p++) {
            int led = number == 0 && p == 0 ? leader : p % brokers;
            all.add(partition(p, led, end));
        }
        return new TopicFacts(
                "topic-" + number, "id-" + number, false, all, OptionalDouble.of(perSecond));
    }

    private PartitionFacts partition(int index, int leader, long end) {
        var known = OptionalLong.of(end);
        return new PartitionFacts(
                index,
                OptionalInt.of(leader),
                OptionalInt.of(leader),
                ids().toList(),
                ids().toList(),
                OptionalLong.of(0),
                known,
                known,
                known,
                ids().map(id ->
                                new ReplicaFacts(
                                        id,
                                        id == leader,
                                        true,
                                        true,
                                        known,
                                        OptionalLong.of(end * 130),
                                        List.of(new SegmentFacts(0, end, end * 130, true))))
                        .toList());
    }

    private GroupFacts group(long end) {
        var committed = new HashMap<TopicPartition, Long>();
        var owned = new HashMap<Integer, Set<TopicPartition>>();
        for (int p = 0; p < Math.min(3, partitions); p++) {
            committed.put(new TopicPartition("topic-0", p), Math.max(0, end - 3));
            owned.put(p, Set.of(new TopicPartition("topic-0", p)));
        }
        var members = new ArrayList<GroupFacts.MemberFacts>();
        owned.forEach((p, places) ->
                members.add(
                        new GroupFacts.MemberFacts(
                                "member-" + p,
                                "worker-" + p,
                                "/127.0.0.1",
                                Optional.empty(),
                                OptionalInt.empty(),
                                places,
                                Optional.empty())));
        return new GroupFacts(
                "readers",
                "classic",
                "Stable",
                1,
                OptionalInt.of(3),
                OptionalInt.empty(),
                "range",
                OptionalLong.of(START_MS),
                members,
                committed);
    }

    private Map<TopicPartition, List<RecordFacts>> tails(long end) {
        if (partitions > 32) {
            return Map.of();
        }
        var tails = new HashMap<TopicPartition, List<RecordFacts>>();
        for (int p = 0; p < partitions; p++) {
            var newest = new ArrayList<RecordFacts>();
            for (long offset = Math.max(0, end - TAIL); offset < end; offset++) {
                newest.add(record(p, offset));
            }
            tails.put(new TopicPartition("topic-0", p), newest);
        }
        return tails;
    }

    /// Always the same one of a place; those of the last seconds are kept, since making them takes most of a test's time.
    static RecordFacts record(int partition, long offset) {
        var kept = RECORDS.get();
        if (kept.size() > 5_000) {
            kept.clear();
        }
        return kept.computeIfAbsent(offset * 100 + partition, _ -> made(partition, offset));
    }

    private static RecordFacts made(int partition, long offset) {
        var value =
                "{\"order\":"
                        + offset * 7_919 % 100_003
                        + ",\"item\":\"lamp\",\"price\":"
                        + offset * 31 % 997
                        + ",\"paid\":true,\"note\":\"leave it at the door\"}";
        return new RecordFacts(
                "topic-0",
                partition,
                offset,
                START_MS + offset * 1_000,
                bytes("user_" + offset % 50),
                bytes(value),
                List.of());
    }

    private static Content bytes(String text) {
        return Content.of(text.getBytes(StandardCharsets.UTF_8));
    }

    private ClusterSnapshot inside(long ms, long end, int leader) {
        return new ClusterSnapshot(
                ms,
                ms,
                "c",
                ids().map(id -> broker(id, ms)).toList(),
                IntStream.range(0, topics)
                        .mapToObj(t ->
                                new TopicView(
                                        "topic-" + t,
                                        "id-" + t,
                                        false,
                                        IntStream.range(0, partitions)
                                                .mapToObj(p ->
                                                        inside(
                                                                p,
                                                                t == 0 && p == 0
                                                                        ? leader
                                                                        : p % brokers,
                                                                end,
                                                                ms))
                                                .toList()))
                        .toList(),
                List.of(),
                new QuorumView(0, 3, 4_000, 4_000, List.of()));
    }

    private static BrokerView broker(int id, long ms) {
        var connections = new ArrayList<ConnectionView>();
        for (int i = 0; i < 8; i++) {
            long count = (ms - START_MS) / (50 + i);
            connections.add(
                    new ConnectionView(
                            i,
                            "client-" + i,
                            "/127.0.0.1",
                            40_000 + i,
                            "apache-kafka-java",
                            "4.4.0",
                            START_MS,
                            count,
                            count * 133,
                            count * 217));
        }
        return new BrokerView(
                id,
                "localhost",
                9092 + id,
                BrokerView.State.UP,
                START_MS,
                "",
                (ms - START_MS) * 10,
                connections);
    }

    private PartitionView inside(int index, int leader, long end, long ms) {
        var states = new ArrayList<ReplicaView>();
        for (int id = 0; id < brokers; id++) {
            var replication =
                    id == leader
                            ? new ReplicaView.Leads(
                                    ids().filter(f -> f != leader)
                                            .map(f ->
                                                    new ReplicaView.FollowerView(f, true, end, ms))
                                            .toList(),
                                    List.of(),
                                    0)
                            : new ReplicaView.Copies(leader, end, ms, false);
            states.add(
                    new ReplicaView(
                            id,
                            id == leader ? ReplicaView.Role.LEADER : ReplicaView.Role.FOLLOWER,
                            0,
                            end,
                            end,
                            end,
                            end * 130,
                            List.of(new SegmentView(0, end, end * 130, true)),
                            replication));
        }
        return new PartitionView(
                index,
                OptionalInt.of(leader),
                leader,
                ids().toList(),
                ids().toList(),
                List.of(),
                states);
    }

    private List<Carried> carried(long ms) {
        return List.of(
                new Carried("writer", true, "topic-0", 0, perSecond + ms / 100 % 10, false),
                new Carried("worker-0", false, "topic-0", 0, perSecond, false));
    }
}
