package io.logarium.app.clustermap;

import io.logarium.app.cluster.ClusterView;
import io.logarium.app.cluster.GroupFacts;
import io.logarium.app.cluster.Moment;
import io.logarium.app.cluster.PartitionFacts;
import io.logarium.app.diagram.map.MapScene;
import io.logarium.app.diagram.map.MapThing;
import io.logarium.app.lab.Lab;
import io.logarium.app.lab.LabPhase;
import io.logarium.app.lab.LabProducer;
import io.logarium.app.lab.ProducerState;
import io.logarium.app.text.Texts;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.kafka.common.TopicPartition;

/// Who writes and reads: programs that the brokers have seen, those of the lab, and the members of groups.
final class Clients {
    private static final int MOST_NAMED = 4;

    private final ClusterView view;
    private final TrafficMeter meter;
    private final List<LabProducer> lab;
    private final boolean known;
    private final long nowMs;

    /// @param known whether what goes over the wire can be seen at all
    Clients(ClusterView view, TrafficMeter meter, Lab lab, boolean known, long nowMs) {
        this(
                view,
                meter,
                lab.producers().stream().filter(p -> !p.state().phase().isOver()).toList(),
                known,
                nowMs);
    }

    private Clients(
            ClusterView view,
            TrafficMeter meter,
            List<LabProducer> lab,
            boolean known,
            long nowMs) {
        this.view = view;
        this.meter = meter;
        this.lab = lab;
        this.known = known;
        this.nowMs = nowMs;
    }

    /// Those of a moment of the past. Of the lab's producers only what they wrote was recorded.
    static Clients then(Moment moment) {
        return new Clients(
                moment.view(),
                TrafficMeter.of(moment.traffic()),
                List.of(),
                moment.inside().isPresent(),
                moment.atMs());
    }

    List<MapScene.Writer> writers() {
        var names = new TreeSet<String>();
        lab.forEach(p -> names.add(p.plan().name()));
        meter.ways().stream()
                .filter(w -> w.writes() && !isInternal(w.topic()))
                .forEach(w -> names.add(w.client()));
        return names.stream().map(this::writer).toList();
    }

    private MapScene.Writer writer(String name) {
        var mine = lab.stream().filter(p -> p.plan().name().equals(name)).findFirst();
        double rate =
                meter.ways().stream()
                        .filter(w -> w.writes() && w.client().equals(name))
                        .mapToDouble(w -> meter.perSecond(w, nowMs))
                        .sum();
        return new MapScene.Writer(
                name,
                mine.map(Clients::settings).orElse(""),
                known ? OptionalDouble.of(rounded(rate)) : OptionalDouble.empty(),
                mine.filter(p -> waiting(p) > 0).map(p -> Texts.of("map.waits", waiting(p))));
    }

    /// A number that changes in each frame cannot be read.
    static double rounded(double rate) {
        return rate < 100 ? Math.round(rate * 10) / 10.0 : Math.round(rate);
    }

    private static String settings(LabProducer producer) {
        var plan = producer.plan();
        var compression = plan.compression().equals("none") ? "" : " " + plan.compression();
        return "acks="
                + plan.acks()
                + (plan.acks().equals("all") ? " idempotent" : "")
                + compression;
    }

    /// Records without an answer, when they are more than what is always on its way.
    static long waiting(LabProducer producer) {
        var state = producer.state();
        long open = state.sent() - state.acknowledged() - state.failed();
        return state.phase() == LabPhase.RUNNING && open > usual(state) ? open : 0;
    }

    private static long usual(ProducerState state) {
        return Math.max(3, Math.round(state.wantedPerSecond()));
    }

    List<MapScene.Group> groups() {
        return view.groups().stream()
                .filter(g -> !g.members().isEmpty() || !g.committed().isEmpty())
                .map(this::group)
                .toList();
    }

    private MapScene.Group group(GroupFacts group) {
        return new MapScene.Group(
                group.id(),
                group.state(),
                lag(group, group.committed().keySet()),
                group.members().stream()
                        .sorted(Comparator.comparing(GroupFacts.MemberFacts::clientId))
                        .map(m ->
                                new MapScene.Member(
                                        m.id(), m.clientId(), owns(m.owns()), lag(group, m.owns())))
                        .toList());
    }

    private OptionalLong lag(GroupFacts group, Set<TopicPartition> of) {
        long sum = 0;
        boolean any = false;
        for (var place : of) {
            var lag =
                    partition(place.topic(), place.partition())
                            .map(p -> p.lag(group.committed(place.topic(), place.partition())))
                            .orElse(OptionalLong.empty());
            any |= lag.isPresent();
            sum += lag.orElse(0);
        }
        return any ? OptionalLong.of(sum) : OptionalLong.empty();
    }

    /// A few partitions by name, of many how many.
    static String owns(Set<TopicPartition> places) {
        if (places.isEmpty()) {
            return "";
        }
        boolean oneTopic = places.stream().map(TopicPartition::topic).distinct().count() == 1;
        return oneTopic && places.size() <= MOST_NAMED
                ? places.stream()
                        .map(TopicPartition::partition)
                        .sorted()
                        .map(p -> "P" + p)
                        .collect(Collectors.joining(" "))
                : Texts.of("map.owns", places.size());
    }

    /// Clients that fetch and belong to no group. The brokers' own fetches are replication.
    List<MapScene.Reader> readers() {
        var members = memberNames();
        var byClient = new TreeMap<String, TreeSet<String>>();
        var rates = new LinkedHashMap<String, Double>();
        for (var way : meter.ways()) {
            if (!way.writes() && isReader(way, members)) {
                byClient.computeIfAbsent(way.client(), _ -> new TreeSet<>())
                        .add(way.topic() + "-" + way.partition());
                rates.merge(way.client(), meter.perSecond(way, nowMs), Double::sum);
            }
        }
        var readers = new ArrayList<MapScene.Reader>();
        byClient.forEach((client, places) ->
                readers.add(
                        new MapScene.Reader(
                                client,
                                Texts.of(
                                        "map.reader.reads",
                                        places.size() <= 2
                                                ? String.join(", ", places)
                                                : Texts.of("map.owns", places.size())),
                                OptionalDouble.of(rounded(rates.getOrDefault(client, 0.0))))));
        return readers;
    }

    /// Members of groups, also of those whose coordinator has just gone and is not known yet.
    private Set<String> memberNames() {
        view.groups().stream()
                .flatMap(g -> g.members().stream())
                .map(GroupFacts.MemberFacts::clientId)
                .forEach(meter::isMember);
        return meter.members();
    }

    private static boolean isReader(TrafficMeter.Way way, Set<String> members) {
        return !members.contains(way.client())
                && !Strangers.isOurs(way.client())
                && !isInternal(way.topic());
    }

    List<MapScene.Stream> streams() {
        var streams = new LinkedHashMap<Line, MapScene.Stream>();
        var members = memberNames();
        for (var producer : lab) {
            planned(producer, streams);
        }
        for (var group : view.groups()) {
            for (var member : group.members()) {
                for (var place : member.owns()) {
                    read(group.id(), member, place, streams);
                }
            }
        }
        for (var way : meter.ways()) {
            if (way.writes() && !isInternal(way.topic())) {
                add(new MapThing.OfWriter(way.client()), way, streams);
            } else if (!way.writes() && isReader(way, members)) {
                add(new MapThing.OfReader(way.client()), way, streams);
            }
        }
        return List.copyOf(streams.values());
    }

    private record Line(MapThing client, int broker, String topic) {}

    /// Where a producer of the lab would write, also while nothing goes.
    private void planned(LabProducer producer, LinkedHashMap<Line, MapScene.Stream> streams) {
        var client = new MapThing.OfWriter(producer.plan().name());
        var topic = producer.plan().topic();
        view.topic(topic)
                .ifPresent(t ->
                        t.partitions()
                                .forEach(p -> put(client, true, topic, p, 0, false, streams)));
    }

    private void read(
            String group,
            GroupFacts.MemberFacts member,
            TopicPartition place,
            LinkedHashMap<Line, MapScene.Stream> streams) {
        var way = new TrafficMeter.Way(member.clientId(), false, place.topic(), place.partition());
        partition(place.topic(), place.partition())
                .ifPresent(p ->
                        put(
                                new MapThing.OfMember(group, member.id()),
                                false,
                                place.topic(),
                                p,
                                meter.perSecond(way, nowMs),
                                meter.isBand(way),
                                streams));
    }

    private void add(
            MapThing client, TrafficMeter.Way way, LinkedHashMap<Line, MapScene.Stream> streams) {
        partition(way.topic(), way.partition())
                .ifPresent(p ->
                        put(
                                client,
                                way.writes(),
                                way.topic(),
                                p,
                                meter.perSecond(way, nowMs),
                                meter.isBand(way),
                                streams));
    }

    /// Lines of one client to one broker and topic are one line; their rates add up.
    private void put(
            MapThing client,
            boolean writes,
            String topic,
            PartitionFacts partition,
            double rate,
            boolean band,
            LinkedHashMap<Line, MapScene.Stream> streams) {
        int broker = SceneMaker.leaderOrFirst(partition);
        boolean blocked =
                partition.leader().isEmpty() || view.broker(broker).filter(b -> b.up()).isEmpty();
        var line = new Line(client, broker, topic);
        var before = Optional.ofNullable(streams.get(line));
        double sum = rate + before.map(s -> s.perSecond().orElse(0)).orElse(0.0);
        streams.put(
                line,
                new MapScene.Stream(
                        client,
                        writes,
                        broker,
                        topic,
                        known ? OptionalDouble.of(rounded(sum)) : OptionalDouble.empty(),
                        band || before.filter(MapScene.Stream::band).isPresent(),
                        blocked || before.filter(MapScene.Stream::blocked).isPresent()));
    }

    private Optional<PartitionFacts> partition(String topic, int index) {
        return view.topic(topic)
                .flatMap(t -> t.partitions().stream().filter(p -> p.index() == index).findFirst());
    }

    private static boolean isInternal(String topic) {
        return topic.startsWith("__");
    }
}
