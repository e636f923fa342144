package io.logarium.app.clustermap;

import io.logarium.app.cluster.ClusterView;
import io.logarium.app.cluster.PartitionFacts;
import io.logarium.app.cluster.ReplicaFacts;
import io.logarium.app.cluster.TopicFacts;
import io.logarium.engine.event.EngineEvent;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/// Counts what the brokers really took and gave: how fast, and each record on its way. Time is an argument; nothing is made up
/// between two events.
final class TrafficMeter {
    /// A rate is what was counted over this time.
    static final long SPAN_MS = 3_000;

    /// A client that was silent for so long is not shown any more.
    static final long FORGET_MS = 20_000;

    /// A record is this long on its way.
    static final long FLIGHT_MS = 700;

    /// Records of one batch follow each other, so that each is seen.
    private static final long APART_MS = 45;

    /// More dots than this nobody can follow.
    private static final int MOST_FLIGHTS = 400;

    /// A reader that is further behind is catching up: what it got is known only when it asks for more.
    private static final long CATCHING_UP = 500;

    private static final int MOST_MEMBERS = 1_000;
    private static final int MOST_AT_ONCE = 12;
    private static final double BAND_FROM = 40;
    private static final double BAND_UNTIL = 30;

    /// Who writes to or reads from which partition.
    record Way(String client, boolean writes, String topic, int partition) {}

    /// From a leader to a follower.
    record Copy(String topic, int partition, int from, int to) {}

    /// A record on its way.
    ///
    /// @param broker the leader, at the moment it happened
    record Flight(
            Optional<Way> way,
            Optional<Copy> copy,
            int broker,
            String topic,
            int partition,
            long offset,
            long startMs) {}

    private final Map<Way, Counted> ways = new LinkedHashMap<>();
    private final LinkedHashSet<String> members = new LinkedHashSet<>();
    private final ArrayDeque<Flight> flights = new ArrayDeque<>();

    private final Together together = new Together();
    private Set<Edge> bands = Set.of();

    private static final class Counted {
        private final ArrayDeque<long[]> samples = new ArrayDeque<>();

        /// Up to which offset a reader has come, by partition.
        private final Map<Integer, Long> seenTo = new HashMap<>();

        private long sum;
        private long firstMs;
        private long lastMs;
        private int leader = -1;
    }

    /// A line of the map: all partitions of a topic that one broker leads.
    private record Edge(String client, boolean writes, String topic, int leader) {
        static Edge of(Way way, Counted counted) {
            return new Edge(way.client(), way.writes(), way.topic(), counted.leader);
        }
    }

    /// What goes over the wires now.
    Traffic traffic(long nowMs) {
        var flows = new LinkedHashMap<Way, Traffic.Flow>();
        ways.forEach((way, counted) ->
                flows.put(
                        way,
                        new Traffic.Flow(
                                rate(counted, nowMs),
                                bands.contains(Edge.of(way, counted)),
                                Math.max(1, counted.seenTo.size()))));
        return new Traffic(flows, members());
    }

    /// Tells what just happened.
    void observe(List<EngineEvent> events, ClusterView view, long nowMs) {
        var topics = new HashMap<String, TopicFacts>();
        view.topics().forEach(t -> topics.put(t.name(), t));
        for (var event : events) {
            switch (event) {
                case EngineEvent.RecordsAppended e -> {
                    var topic = Optional.ofNullable(topics.get(e.topic()));
                    var way = way(e.clientId(), true, topic, e.topic(), e.partition());
                    came(way, e.partition(), topic, e.firstOffset(), e.count(), nowMs);
                }
                case EngineEvent.RecordsFetched e ->
                        fetched(e, Optional.ofNullable(topics.get(e.topic())), nowMs);
                default -> {}
            }
        }
        ways.values().removeIf(c -> nowMs - c.lastMs > FORGET_MS);
        bands = bands(nowMs);
    }

    private Way way(
            String client, boolean writes, Optional<TopicFacts> topic, String name, int partition) {
        int counted = topic.map(t -> together.of(t, partition)).orElse(partition);
        return new Way(client, writes, name, counted);
    }

    /// The lines that are too fast for a dot a record. Where all dots together are more than can be followed, the busiest lines
    /// become bands first.
    private Set<Edge> bands(long nowMs) {
        var rates = new HashMap<Edge, Double>();
        ways.forEach((way, counted) ->
                rates.merge(Edge.of(way, counted), rate(counted, nowMs), Double::sum));
        var fast = new HashSet<Edge>();
        var slow = new ArrayList<Map.Entry<Edge, Double>>();
        double flying = 0;
        for (var entry : rates.entrySet()) {
            if (entry.getValue() > (bands.contains(entry.getKey()) ? BAND_UNTIL : BAND_FROM)) {
                fast.add(entry.getKey());
            } else {
                slow.add(entry);
                flying += entry.getValue() * FLIGHT_MS / 1_000;
            }
        }
        slow.sort(Map.Entry.<Edge, Double>comparingByValue().reversed());
        for (var entry : slow) {
            if (flying <= MOST_FLIGHTS) {
                break;
            }
            fast.add(entry.getKey());
            flying -= entry.getValue() * FLIGHT_MS / 1_000;
        }
        return fast;
    }

    private void fetched(EngineEvent.RecordsFetched e, Optional<TopicFacts> topic, long nowMs) {
        if (e.bytes() == 0 || Strangers.isOurs(e.clientId())) {
            return;
        }
        var way = way(e.clientId(), false, topic, e.topic(), e.partition());
        var partition = topic.flatMap(t -> t.partition(e.partition()));
        long end =
                partition.map(p -> p.highWatermark().orElse(e.fromOffset())).orElse(e.fromOffset());
        long from = e.fromOffset();
        var counted = ways.computeIfAbsent(way, _ -> new Counted());
        long seenTo = counted.seenTo.getOrDefault(e.partition(), -1L);
        if (seenTo < 0 || from < seenTo - CATCHING_UP) {
            seenTo = from;
        }
        // The answer holds at least one record; how many more, only the next question tells.
        long until = end - from <= CATCHING_UP ? Math.max(end, from + 1) : from;
        int count = (int) Math.clamp(until - seenTo, 0, Integer.MAX_VALUE);
        counted.seenTo.put(e.partition(), Math.max(seenTo, until));
        came(way, e.partition(), topic, seenTo, count, nowMs);
    }

    private void came(
            Way way, int partition, Optional<TopicFacts> topic, long first, int count, long nowMs) {
        var counted = ways.computeIfAbsent(way, _ -> new Counted());
        if (counted.firstMs == 0) {
            counted.firstMs = nowMs;
        }
        counted.lastMs = nowMs;
        count(counted, count, nowMs);
        var leader =
                topic.flatMap(t -> t.partition(partition))
                        .map(PartitionFacts::leader)
                        .orElse(OptionalInt.empty());
        counted.leader = leader.orElse(counted.leader);
        if (leader.isEmpty()
                || flights.size() >= MOST_FLIGHTS
                || bands.contains(Edge.of(way, counted))) {
            return;
        }
        for (int i = 0; i < Math.min(count, MOST_AT_ONCE); i++) {
            fly(
                    new Flight(
                            Optional.of(way),
                            Optional.empty(),
                            leader.getAsInt(),
                            way.topic(),
                            partition,
                            first + i,
                            nowMs + i * APART_MS));
        }
    }

    private static void count(Counted counted, int count, long nowMs) {
        if (count == 0) {
            return;
        }
        counted.sum += count;
        var last = counted.samples.peekLast();
        if (last != null && last[0] == nowMs) {
            last[1] += count;
        } else {
            counted.samples.addLast(new long[] {nowMs, count});
        }
    }

    private void fly(Flight flight) {
        if (flights.size() < MOST_FLIGHTS) {
            flights.addLast(flight);
        }
    }

    /// Tells two views that follow each other: what a follower has more was copied from its leader.
    void observe(ClusterView before, ClusterView now, long nowMs) {
        if (before.topics().equals(now.topics())) {
            return;
        }
        for (var topic : now.topics()) {
            var old = before.topic(topic.name());
            // Replication of very many partitions is not drawn one by one.
            if (old.isPresent()
                    && !topic.internal()
                    && topic.partitions().size() <= Together.MOST_APART
                    && old.get().id().equals(topic.id())) {
                for (var partition : topic.partitions()) {
                    old.get()
                            .partition(partition.index())
                            .ifPresent(p -> copied(topic.name(), p, partition, nowMs));
                }
            }
        }
    }

    private void copied(String topic, PartitionFacts before, PartitionFacts now, long nowMs) {
        if (now.leader().isEmpty() || before.states().equals(now.states())) {
            return;
        }
        int leader = now.leader().getAsInt();
        for (var state : now.states()) {
            if (state.broker() == leader || !state.up() || state.logEnd().isEmpty()) {
                continue;
            }
            long end = state.logEnd().getAsLong();
            long old =
                    before.states().stream()
                            .filter(s -> s.broker() == state.broker())
                            .map(ReplicaFacts::logEnd)
                            .findFirst()
                            .flatMap(e ->
                                    e.isPresent() ? Optional.of(e.getAsLong()) : Optional.empty())
                            .orElse(end);
            // Ten views a second: above 40 records a second it would be a stream of dots.
            if (end - old > 0 && end - old <= 5) {
                var copy = new Copy(topic, now.index(), leader, state.broker());
                for (int i = 0; i < end - old; i++) {
                    fly(
                            new Flight(
                                    Optional.empty(),
                                    Optional.of(copy),
                                    leader,
                                    topic,
                                    now.index(),
                                    old + i,
                                    nowMs + i * APART_MS));
                }
            }
        }
    }

    /// A client that belongs to a group, or did lately; the oldest are forgotten.
    void isMember(String client) {
        members.remove(client);
        members.add(client);
        if (members.size() > MOST_MEMBERS) {
            members.removeFirst();
        }
    }

    Set<String> members() {
        return Set.copyOf(members);
    }

    /// The ways on which something went lately.
    List<Way> ways() {
        return List.copyOf(ways.keySet());
    }

    /// Records a second; 0 when it has become silent.
    double perSecond(Way way, long nowMs) {
        var counted = ways.get(way);
        return counted == null ? 0 : rate(counted, nowMs);
    }

    /// Whether it is too fast for a dot a record.
    boolean isBand(Way way) {
        var counted = ways.get(way);
        return counted != null && bands.contains(Edge.of(way, counted));
    }

    private static double rate(Counted counted, long nowMs) {
        while (!counted.samples.isEmpty() && nowMs - counted.samples.getFirst()[0] > SPAN_MS) {
            counted.sum -= counted.samples.removeFirst()[1];
        }
        double seconds = Math.clamp((nowMs - counted.firstMs) / 1_000.0, 1, SPAN_MS / 1_000.0);
        return counted.sum / seconds;
    }

    /// The records that are on their way now; those that have come are forgotten.
    List<Flight> flights(long nowMs) {
        flights.removeIf(f -> nowMs - f.startMs() > FLIGHT_MS);
        var now = new ArrayList<Flight>();
        for (var flight : flights) {
            if (flight.startMs() <= nowMs) {
                now.add(flight);
            }
        }
        return now;
    }

    /// Whether anything will have to be drawn again.
    boolean isQuiet() {
        return flights.isEmpty();
    }
}
