package io.logarium.app.clustermap;

import io.logarium.app.cluster.ClusterView;
import io.logarium.app.cluster.PartitionFacts;
import io.logarium.app.cluster.QuorumFacts;
import io.logarium.app.cluster.TopicFacts;
import io.logarium.app.diagram.KeyColour;
import io.logarium.app.diagram.map.Crowd;
import io.logarium.app.diagram.map.MapScene;
import io.logarium.app.diagram.map.MapThing;
import io.logarium.app.text.Texts;
import io.logarium.app.text.Times;
import io.logarium.engine.view.BrokerView;
import io.logarium.engine.view.ClusterSnapshot;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Puts together what the map shows: the view that any Kafka client could have, what only the engine can tell, and what went
/// over the wire lately.
final class SceneMaker {
    private static final int RECENT = 4;

    /// Above so many partitions in view they are counted, topic by topic.
    static final int MOST_DRAWN = 2_000;

    /// Of those the first few topics that are small keep their chips.
    private static final int SMALL = 8;

    private static final int MOST_SMALL = 12;

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
                inside.map(s -> MapScene.Quorum.of(s.quorum()))
                        .or(() -> view.quorum().map(SceneMaker::quorum)),
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
                                view.quorum().filter(q -> q.leader() == b.id()).isPresent()))
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
        var shown = new ArrayList<TopicFacts>();
        view.topics().stream().filter(t -> !t.internal()).forEach(shown::add);
        if (showInternal) {
            view.topics().stream().filter(TopicFacts::internal).forEach(shown::add);
        }
        boolean crowded = shown.stream().mapToInt(t -> t.partitions().size()).sum() > MOST_DRAWN;
        var brokers = brokerIds();
        var topics = new ArrayList<MapScene.Topic>();
        int small = 0;
        for (var topic : shown) {
            boolean drawn = !crowded || topic.partitions().size() <= SMALL && small++ < MOST_SMALL;
            topics.add(
                    drawn
                            ? topic(topic)
                            : MapScene.Topic.counted(
                                    topic.name(),
                                    topic.internal(),
                                    Crowd.of(topic.partitions(), brokers)));
        }
        return topics;
    }

    private List<Integer> brokerIds() {
        return inside.map(s -> s.brokers().stream().map(BrokerView::id).toList())
                .orElseGet(() -> view.brokers().stream().map(b -> b.id()).toList());
    }

    private MapScene.Topic topic(TopicFacts topic) {
        var recent = new ArrayList<MapScene.Recent>();
        var drawn = view.tails().isEmpty() ? List.<PartitionFacts>of() : topic.partitions();
        for (var partition : drawn) {
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

    /// Of an attached cluster: what is in the metadata log is told to no client.
    private static MapScene.Quorum quorum(QuorumFacts quorum) {
        return new MapScene.Quorum(
                quorum.leader(),
                quorum.epoch(),
                quorum.highWatermark(),
                quorum.end(),
                quorum.voters().stream()
                        .map(v ->
                                new MapScene.Voter(
                                        v.id(), v.id() == quorum.leader(), v.alive(), v.end()))
                        .toList(),
                List.of());
    }

    /// The broker that leads a partition, or led it last as far as the order of its replicas tells.
    static int leaderOrFirst(PartitionFacts partition) {
        return partition.leader().isPresent()
                ? partition.leader().getAsInt()
                : partition.replicas().isEmpty() ? -1 : partition.replicas().getFirst();
    }
}
