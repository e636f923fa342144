package io.logarium.app.clustermap;

import io.logarium.app.cluster.ClusterView;
import io.logarium.app.cluster.PartitionFacts;
import io.logarium.app.cluster.TopicFacts;
import io.logarium.app.diagram.KeyColour;
import io.logarium.app.diagram.map.MapScene;
import io.logarium.app.diagram.map.MapThing;
import io.logarium.app.text.Texts;
import io.logarium.app.text.Times;
import io.logarium.engine.view.BrokerView;
import io.logarium.engine.view.ClusterSnapshot;
import io.logarium.engine.view.QuorumView;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Puts together what the map shows: the view that any Kafka client could have, what only the engine can tell, and what went
/// over the wire lately.
final class SceneMaker {
    private static final int RECENT = 4;

    private final ClusterView view;
    private final Optional<ClusterSnapshot> inside;
    private final Clients clients;
    private final boolean showInternal;
    private final long nowMs;

    SceneMaker(
            ClusterView view,
            Optional<ClusterSnapshot> inside,
            Clients clients,
            boolean showInternal,
            long nowMs) {
        this.view = view;
        this.inside = inside;
        this.clients = clients;
        this.showInternal = showInternal;
        this.nowMs = nowMs;
    }

    MapScene make(Optional<MapThing> selected) {
        var links = new Broken(inside).links();
        return new MapScene(
                brokers(),
                topics(),
                clients.writers(),
                clients.groups(),
                clients.readers(),
                inside.isPresent(),
                clients.streams(),
                inside.map(s -> quorum(s.quorum())),
                links.stream().filter(Broken.Link::cut).map(Broken.Link::link).toList(),
                links.stream()
                        .filter(l -> !l.cut())
                        .map(l -> new MapScene.SlowLink(l.link(), l.delayMs()))
                        .toList(),
                selected);
    }

    private List<MapScene.Broker> brokers() {
        if (inside.isPresent()) {
            int leader = inside.get().quorum().leaderId();
            return inside.get().brokers().stream()
                    .sorted(Comparator.comparingInt(BrokerView::id))
                    .map(b ->
                            new MapScene.Broker(
                                    b.id(),
                                    b.host() + ":" + b.port(),
                                    b.state(),
                                    note(b),
                                    b.id() == leader,
                                    b.disk()))
                    .toList();
        }
        return view.brokers().stream()
                .map(b ->
                        new MapScene.Broker(
                                b.id(),
                                b.address(),
                                b.up() ? BrokerView.State.UP : BrokerView.State.STOPPED,
                                b.detail(),
                                false))
                .toList();
    }

    private String note(BrokerView broker) {
        return broker.state() == BrokerView.State.UP
                ? ""
                : Texts.of(
                        "map.state." + broker.state(),
                        Times.wholeSpan(Math.max(0, nowMs - broker.sinceMs())));
    }

    private List<MapScene.Topic> topics() {
        var topics = new ArrayList<MapScene.Topic>();
        for (var topic : view.topics()) {
            if (!topic.internal()) {
                topics.add(topic(topic));
            }
        }
        if (showInternal) {
            view.topics().stream().filter(TopicFacts::internal).forEach(t -> topics.add(topic(t)));
        }
        return topics;
    }

    private MapScene.Topic topic(TopicFacts topic) {
        var recent = new ArrayList<MapScene.Recent>();
        for (var partition : topic.partitions()) {
            var tail = view.tail(topic.name(), partition.index());
            if (!tail.isEmpty()) {
                var newest = tail.subList(Math.max(0, tail.size() - RECENT), tail.size());
                recent.add(
                        new MapScene.Recent(
                                partition.index(),
                                newest.stream().map(r -> KeyColour.fill(r.key())).toList()));
            }
        }
        return new MapScene.Topic(topic.name(), topic.internal(), topic.partitions(), recent);
    }

    private static MapScene.Quorum quorum(QuorumView quorum) {
        return new MapScene.Quorum(
                quorum.leaderId(),
                quorum.epoch(),
                quorum.highWatermark(),
                quorum.logEndOffset(),
                quorum.voters().stream()
                        .sorted(Comparator.comparingInt(QuorumView.VoterView::id))
                        .map(v ->
                                new MapScene.Voter(
                                        v.id(),
                                        v.id() == quorum.leaderId(),
                                        v.alive(),
                                        v.logEndOffset()))
                        .toList(),
                quorum.recent().stream()
                        .map(e ->
                                new MapScene.Metadata(
                                        e.offset(),
                                        e.kind(),
                                        Texts.of(
                                                "map.metadata.epoch", Integer.toString(e.epoch()))))
                        .toList());
    }

    /// The broker that leads a partition, or led it last as far as the order of its replicas tells.
    static int leaderOrFirst(PartitionFacts partition) {
        return partition.leader().isPresent()
                ? partition.leader().getAsInt()
                : partition.replicas().isEmpty() ? -1 : partition.replicas().getFirst();
    }
}
