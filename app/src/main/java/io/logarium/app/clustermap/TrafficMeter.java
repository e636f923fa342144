package io.logarium.app.clustermap;

import io.logarium.app.cluster.Carried;
import io.logarium.app.cluster.ClusterView;
import io.logarium.app.cluster.PartitionFacts;
import io.logarium.app.cluster.ReplicaFacts;
import io.logarium.engine.event.EngineEvent;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
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

    private static final class Counted {
        private final ArrayDeque<long[]> samples = new ArrayDeque<>();
        private long firstMs;
        private long lastMs;
        private long seenTo = -1;
        private boolean band;
        private double recorded = -1;
    }

    /// What went over the wires at a moment of the past, as it was recorded.
    static TrafficMeter of(List<Carried> carried) {
        var meter = new TrafficMeter();
        for (var each : carried) {
            var counted = new Counted();
            counted.recorded = each.perSecond();
            counted.band = each.band();
            meter.ways.put(
                    new Way(each.client(), each.writes(), each.topic(), each.partition()), counted);
        }
        return meter;
    }

    /// What goes over the wires now, to be recorded.
    List<Carried> carried(long nowMs) {
        return ways.entrySet().stream()
                .map(e ->
                        new Carried(
                                e.getKey().client(),
                                e.getKey().writes(),
                                e.getKey().topic(),
                                e.getKey().partition(),
                                Clients.rounded(rate(e.getValue(), nowMs)),
                                e.getValue().band))
                .toList();
    }

    /// Tells what just happened.
    void observe(List<EngineEvent> events, ClusterView view, long nowMs) {
        var partitions = new HashMap<Way, Optional<PartitionFacts>>();
        for (var event : events) {
            switch (event) {
                case EngineEvent.RecordsAppended e ->
                        came(
                                new Way(e.clientId(), true, e.topic(), e.partition()),
                                e.firstOffset(),
                                e.count(),
                                view,
                                nowMs);
                case EngineEvent.RecordsFetched e -> fetched(e, view, nowMs, partitions);
                default -> {}
            }
        }
        ways.values().removeIf(c -> nowMs - c.lastMs > FORGET_MS);
        for (var counted : ways.values()) {
            double rate = rate(counted, nowMs);
            counted.band = counted.band ? rate > BAND_UNTIL : rate > BAND_FROM;
        }
    }

    private void fetched(
            EngineEvent.RecordsFetched e,
            ClusterView view,
            long nowMs,
            Map<Way, Optional<PartitionFacts>> known) {
        var way = new Way(e.clientId(), false, e.topic(), e.partition());
        if (e.bytes() == 0 || Strangers.isOurs(e.clientId())) {
            return;
        }
        var partition = known.computeIfAbsent(way, w -> partition(view, w.topic(), w.partition()));
        long end =
                partition.map(p -> p.highWatermark().orElse(e.fromOffset())).orElse(e.fromOffset());
        long from = e.fromOffset();
        var counted = ways.computeIfAbsent(way, _ -> new Counted());
        if (counted.seenTo < 0 || from < counted.seenTo - CATCHING_UP) {
            counted.seenTo = from;
        }
        // The answer holds at least one record; how many more, only the next question tells.
        long until = end - from <= CATCHING_UP ? Math.max(end, from + 1) : from;
        long first = counted.seenTo;
        int count = (int) Math.clamp(until - first, 0, Integer.MAX_VALUE);
        counted.seenTo = Math.max(counted.seenTo, until);
        came(way, first, count, view, nowMs);
    }

    private void came(Way way, long first, int count, ClusterView view, long nowMs) {
        var counted = ways.computeIfAbsent(way, _ -> new Counted());
        if (counted.firstMs == 0) {
            counted.firstMs = nowMs;
        }
        counted.lastMs = nowMs;
        if (count > 0) {
            counted.samples.addLast(new long[] {nowMs, count});
        }
        var leader =
                partition(view, way.topic(), way.partition())
                        .map(PartitionFacts::leader)
                        .orElse(OptionalInt.empty());
        if (leader.isEmpty() || counted.band) {
            return;
        }
        for (int i = 0; i < Math.min(count, MOST_AT_ONCE); i++) {
            fly(
                    new Flight(
                            Optional.of(way),
                            Optional.empty(),
                            leader.getAsInt(),
                            way.topic(),
                            way.partition(),
                            first + i,
                            nowMs + i * APART_MS));
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
            if (old.isPresent() && !topic.internal() && old.get().id().equals(topic.id())) {
                for (var partition : topic.partitions()) {
                    old.get().partitions().stream()
                            .filter(p -> p.index() == partition.index())
                            .findFirst()
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

    private static Optional<PartitionFacts> partition(ClusterView view, String topic, int index) {
        return view.topic(topic)
                .flatMap(t -> t.partitions().stream().filter(p -> p.index() == index).findFirst());
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
        return counted != null && counted.band;
    }

    private static double rate(Counted counted, long nowMs) {
        if (counted.recorded >= 0) {
            return counted.recorded;
        }
        while (!counted.samples.isEmpty() && nowMs - counted.samples.getFirst()[0] > SPAN_MS) {
            counted.samples.removeFirst();
        }
        long sum = 0;
        for (var sample : counted.samples) {
            sum += sample[1];
        }
        double seconds = Math.clamp((nowMs - counted.firstMs) / 1_000.0, 1, SPAN_MS / 1_000.0);
        return sum / seconds;
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
