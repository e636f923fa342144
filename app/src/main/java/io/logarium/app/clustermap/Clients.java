package io.logarium.app.clustermap;

import io.logarium.app.cluster.ClusterView;
import io.logarium.app.cluster.GroupFacts;
import io.logarium.app.cluster.Moment;
import io.logarium.app.cluster.PartitionFacts;
import io.logarium.app.cluster.TopicFacts;
import io.logarium.app.diagram.map.MapScene;
import io.logarium.app.diagram.map.MapThing;
import io.logarium.app.lab.LabPhase;
import io.logarium.app.lab.LabProducer;
import io.logarium.app.lab.ProducerState;
import io.logarium.app.text.Texts;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
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
    private final Traffic traffic;
    private final List<LabProducer> lab;
    private final boolean known;
    private final Together together = new Together();
    private final Map<String, TopicFacts> topics = new HashMap<>();

    /// @param lab those of this program that run
    /// @param known whether what goes over the wire can be seen at all
    Clients(ClusterView view, Traffic traffic, List<LabProducer> lab, boolean known) {
        this.view = view;
        this.traffic = traffic;
        this.lab = lab;
        this.known = known;
        view.topics().forEach(t -> topics.put(t.name(), t));
    }

    /// Those of a moment of the past. Of the lab's producers only what they wrote was recorded.
    static Clients then(Moment moment) {
        return new Clients(
                moment.view(),
                Traffic.of(moment.traffic(), members(moment.view())),
                List.of(),
                moment.inside().isPresent());
    }

    /// The client ids of all members of groups.
    static Set<String> members(ClusterView view) {
        return view.groups().stream()
                .flatMap(g -> g.members().stream())
                .map(GroupFacts.MemberFacts::clientId)
                .collect(Collectors.toSet());
    }

    List<MapScene.Writer> writers() {
        var names = new TreeSet<String>();
        lab.forEach(p -> names.add(p.plan().name()));
        traffic.ways().stream()
                .filter(w -> w.writes() && !isInternal(w.topic()))
                .forEach(w -> names.add(w.client()));
        return names.stream().map(this::writer).toList();
    }

    private MapScene.Writer writer(String name) {
        var mine = lab.stream().filter(p -> p.plan().name().equals(name)).findFirst();
        double rate =
                traffic.ways().stream()
                        .filter(w -> w.writes() && w.client().equals(name))
                        .mapToDouble(w -> traffic.flow(w).perSecond())
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
        var byClient = new TreeMap<String, TreeSet<String>>();
        var counts = new HashMap<String, Integer>();
        var rates = new HashMap<String, Double>();
        for (var way : traffic.ways()) {
            if (!way.writes() && isReader(way)) {
                var flow = traffic.flow(way);
                byClient.computeIfAbsent(way.client(), _ -> new TreeSet<>())
                        .add(way.topic() + "-" + way.partition());
                counts.merge(way.client(), flow.partitions(), Integer::sum);
                rates.merge(way.client(), flow.perSecond(), Double::sum);
            }
        }
        var readers = new ArrayList<MapScene.Reader>();
        byClient.forEach((client, places) -> {
            int count = counts.getOrDefault(client, 0);
            var what =
                    places.size() == count && count <= 2
                            ? String.join(", ", places)
                            : Texts.of("map.owns", count);
            readers.add(
                    new MapScene.Reader(
                            client,
                            Texts.of("map.reader.reads", what),
                            OptionalDouble.of(rounded(rates.getOrDefault(client, 0.0)))));
        });
        return readers;
    }

    private boolean isReader(TrafficMeter.Way way) {
        return !traffic.members().contains(way.client())
                && !Strangers.isOurs(way.client())
                && !isInternal(way.topic());
    }

    List<MapScene.Stream> streams() {
        var streams = new LinkedHashMap<Line, MapScene.Stream>();
        for (var producer : lab) {
            planned(producer, streams);
        }
        for (var group : view.groups()) {
            for (var member : group.members()) {
                read(group.id(), member, streams);
            }
        }
        for (var way : traffic.ways()) {
            if (way.writes() && !isInternal(way.topic())) {
                add(new MapThing.OfWriter(way.client()), way, streams);
            } else if (!way.writes() && isReader(way)) {
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
        var facts = topics.get(topic);
        if (facts == null) {
            return;
        }
        var nothing = new Traffic.Flow(0, false, 1);
        for (var partition : facts.partitions()) {
            if (together.of(facts, partition.index()) == partition.index()) {
                put(client, true, topic, partition, nothing, streams);
            }
        }
    }

    private void read(
            String group,
            GroupFacts.MemberFacts member,
            LinkedHashMap<Line, MapScene.Stream> streams) {
        var ways = new LinkedHashSet<TrafficMeter.Way>();
        for (var place : member.owns()) {
            var topic = topics.get(place.topic());
            if (topic != null) {
                int counted = together.of(topic, place.partition());
                ways.add(new TrafficMeter.Way(member.clientId(), false, place.topic(), counted));
            }
        }
        var client = new MapThing.OfMember(group, member.id());
        ways.forEach(way -> add(client, way, streams));
    }

    private void add(
            MapThing client, TrafficMeter.Way way, LinkedHashMap<Line, MapScene.Stream> streams) {
        partition(way.topic(), way.partition())
                .ifPresent(
                        p -> put(client, way.writes(), way.topic(), p, traffic.flow(way), streams));
    }

    /// Lines of one client to one broker and topic are one line; their rates add up.
    private void put(
            MapThing client,
            boolean writes,
            String topic,
            PartitionFacts partition,
            Traffic.Flow flow,
            LinkedHashMap<Line, MapScene.Stream> streams) {
        int broker = SceneMaker.leaderOrFirst(partition);
        boolean blocked =
                partition.leader().isEmpty() || view.broker(broker).filter(b -> b.up()).isEmpty();
        var line = new Line(client, broker, topic);
        var before = Optional.ofNullable(streams.get(line));
        double sum = flow.perSecond() + before.map(s -> s.perSecond().orElse(0)).orElse(0.0);
        streams.put(
                line,
                new MapScene.Stream(
                        client,
                        writes,
                        broker,
                        topic,
                        known ? OptionalDouble.of(rounded(sum)) : OptionalDouble.empty(),
                        flow.band() || before.filter(MapScene.Stream::band).isPresent(),
                        blocked || before.filter(MapScene.Stream::blocked).isPresent()));
    }

    private Optional<PartitionFacts> partition(String topic, int index) {
        return Optional.ofNullable(topics.get(topic)).flatMap(t -> t.partition(index));
    }

    private static boolean isInternal(String topic) {
        return topic.startsWith("__");
    }
}
