package io.logarium.app.tour;

import io.logarium.app.cluster.ClusterView;
import io.logarium.app.cluster.GroupFacts;
import io.logarium.app.cluster.PartitionFacts;
import io.logarium.app.cluster.TopicFacts;
import io.logarium.app.diagram.KeyColour;
import io.logarium.app.diagram.TapeScene;
import io.logarium.app.diagram.map.MapScene;
import io.logarium.app.diagram.map.MapThing;
import io.logarium.app.lesson.Film.Frame;
import io.logarium.app.lesson.Lesson;
import io.logarium.app.text.Texts;
import io.logarium.app.text.Times;
import io.logarium.engine.view.BrokerView;
import io.logarium.engine.view.LinkView;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.TreeSet;

/// From a frame of a lesson's film to what the map and the tapes draw. Pure.
public final class Scenes {
    private static final int RECENT = 4;

    private Scenes() {}

    /// The tapes of the lesson's topic; empty while there is no such topic.
    public static Optional<TapeScene> tape(Frame frame, Lesson lesson) {
        return frame.view()
                .topic(lesson.topic())
                .map(topic ->
                        TapeScene.of(
                                frame.view(),
                                topic,
                                lesson.group(),
                                frame.positions(),
                                Optional.empty()));
    }

    public static MapScene map(Frame frame) {
        var view = frame.view();
        var topics = view.topics().stream().filter(t -> !t.internal()).toList();
        var groups =
                view.groups().stream()
                        .filter(g -> !g.members().isEmpty() || !g.committed().isEmpty())
                        .toList();
        return new MapScene(
                brokers(frame),
                topics.stream().map(t -> topic(view, t)).toList(),
                frame.writers().entrySet().stream()
                        .sorted(Map.Entry.comparingByKey())
                        .map(w ->
                                new MapScene.Writer(
                                        w.getKey(),
                                        w.getValue(),
                                        OptionalDouble.empty(),
                                        Optional.empty()))
                        .toList(),
                groups.stream().map(g -> group(view, g)).toList(),
                List.of(),
                true,
                streams(frame, topics, groups),
                Optional.of(MapScene.Quorum.of(frame.snapshot().quorum())),
                cuts(frame),
                Optional.empty());
    }

    private static List<MapScene.Broker> brokers(Frame frame) {
        int controller = frame.snapshot().quorum().leaderId();
        return frame.snapshot().brokers().stream()
                .map(b ->
                        new MapScene.Broker(
                                b.id(),
                                b.host() + ":" + b.port(),
                                b.state(),
                                note(b, frame.view().atMs()),
                                b.id() == controller))
                .toList();
    }

    private static String note(BrokerView broker, long nowMs) {
        return broker.state() == BrokerView.State.UP
                ? ""
                : Texts.of(
                        "map.state." + broker.state(),
                        Times.wholeSpan(Math.max(0, nowMs - broker.sinceMs())));
    }

    private static MapScene.Topic topic(ClusterView view, TopicFacts topic) {
        var recent = new ArrayList<MapScene.Recent>();
        for (var partition : topic.partitions()) {
            var tail = view.tail(topic.name(), partition.index());
            if (!tail.isEmpty()) {
                recent.add(
                        new MapScene.Recent(
                                partition.index(),
                                tail
                                        .subList(Math.max(0, tail.size() - RECENT), tail.size())
                                        .stream()
                                        .map(r -> KeyColour.fill(r.key()))
                                        .toList()));
            }
        }
        return new MapScene.Topic(topic.name(), false, topic.partitions(), recent);
    }

    private static MapScene.Group group(ClusterView view, GroupFacts group) {
        var members =
                group.members().stream()
                        .map(m ->
                                new MapScene.Member(
                                        m.id(),
                                        m.clientId(),
                                        String.join(
                                                " ",
                                                m.owns().stream()
                                                        .map(p -> "P" + p.partition())
                                                        .sorted()
                                                        .toList()),
                                        OptionalLong.empty()))
                        .sorted(java.util.Comparator.comparing(MapScene.Member::client))
                        .toList();
        return new MapScene.Group(group.id(), group.state(), lag(view, group), members);
    }

    private static OptionalLong lag(ClusterView view, GroupFacts group) {
        long sum = 0;
        boolean known = false;
        for (var topic : view.topics()) {
            for (var partition : topic.partitions()) {
                var lag = partition.lag(group.committed(topic.name(), partition.index()));
                if (lag.isPresent()) {
                    known = true;
                    sum += lag.getAsLong();
                }
            }
        }
        return known ? OptionalLong.of(sum) : OptionalLong.empty();
    }

    private static List<MapScene.Stream> streams(
            Frame frame, List<TopicFacts> topics, List<GroupFacts> groups) {
        var streams = new LinkedHashMap<String, MapScene.Stream>();
        for (var topic : topics) {
            for (var partition : topic.partitions()) {
                if (partition.leader().isEmpty()) {
                    continue;
                }
                int leader = partition.leader().getAsInt();
                for (var writer : new TreeSet<>(frame.writers().keySet())) {
                    add(streams, new MapThing.OfWriter(writer), true, leader, topic, partition);
                }
                for (var group : groups) {
                    group.owner(topic.name(), partition.index())
                            .ifPresent(m ->
                                    add(
                                            streams,
                                            new MapThing.OfMember(group.id(), m.id()),
                                            false,
                                            leader,
                                            topic,
                                            partition));
                }
            }
        }
        return List.copyOf(streams.values());
    }

    private static void add(
            Map<String, MapScene.Stream> streams,
            MapThing client,
            boolean writes,
            int broker,
            TopicFacts topic,
            PartitionFacts partition) {
        streams.putIfAbsent(
                client + "/" + broker + "/" + topic.name(),
                new MapScene.Stream(
                        client,
                        writes,
                        broker,
                        topic.name(),
                        OptionalDouble.empty(),
                        false,
                        partition.leader().isEmpty()));
    }

    private static List<MapThing.OfLink> cuts(Frame frame) {
        return frame.snapshot().links().stream()
                .filter(LinkView::cut)
                .map(l -> MapThing.OfLink.between(l.from(), l.to()))
                .distinct()
                .toList();
    }
}
