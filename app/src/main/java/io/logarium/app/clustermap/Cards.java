package io.logarium.app.clustermap;

import io.logarium.app.cluster.ClusterView;
import io.logarium.app.cluster.PartitionFacts;
import io.logarium.app.cluster.ReplicaFacts;
import io.logarium.app.cluster.TopicFacts;
import io.logarium.app.diagram.map.MapScene;
import io.logarium.app.diagram.map.MapThing;
import io.logarium.app.diagram.map.ReplicaLook;
import io.logarium.app.snippet.BrokerSnippets;
import io.logarium.app.snippet.TopicSnippets;
import io.logarium.app.snippet.Trio;
import io.logarium.app.text.Numbers;
import io.logarium.app.text.Texts;
import io.logarium.engine.event.EngineEvent;
import io.logarium.engine.view.BrokerView;
import io.logarium.engine.view.ClusterSnapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.kordamp.ikonli.materialdesign2.MaterialDesignF;
import org.kordamp.ikonli.materialdesign2.MaterialDesignL;
import org.kordamp.ikonli.materialdesign2.MaterialDesignN;
import org.kordamp.ikonli.materialdesign2.MaterialDesignS;
import org.kordamp.ikonli.materialdesign2.MaterialDesignT;
import org.kordamp.ikonli.materialdesign2.MaterialDesignV;

/// Makes the inspector's card of whatever is selected, from the facts of now.
final class Cards {
    private final MapScene scene;
    private final ClusterView view;
    private final Optional<ClusterSnapshot> inside;
    private final Set<Verb> verbs;
    private final Told told;
    private final OptionalInt minIsr;
    private final Asked.Answers asked;
    private final String bootstrap;
    private final Causes causes;

    /// @param asked what was asked of the selected thing
    Cards(
            MapScene scene,
            ClusterView view,
            Optional<ClusterSnapshot> inside,
            Set<Verb> verbs,
            List<EngineEvent> told,
            Asked.Answers asked,
            String bootstrap,
            Causes causes) {
        this.scene = scene;
        this.view = view;
        this.inside = inside;
        this.verbs = verbs;
        this.told = new Told(told);
        this.asked = asked;
        this.minIsr = asked.minIsr();
        this.bootstrap = bootstrap;
        this.causes = causes;
    }

    Card make() {
        if (scene.selected().isEmpty()) {
            return cluster();
        }
        return switch (scene.selected().get()) {
            case MapThing.OfBroker(int id) ->
                    scene.broker(id).map(this::broker).orElseGet(this::cluster);
            case MapThing.OfReplica at -> replica(at);
            case MapThing.OfTopic(var name) ->
                    view.topic(name).map(this::topic).orElseGet(this::cluster);
            case MapThing.OfWriter _,
                    MapThing.OfGroup _,
                    MapThing.OfMember _,
                    MapThing.OfReader _ ->
                    new ClientCards(scene, view, told, bootstrap)
                            .of(scene.selected().get())
                            .orElseGet(this::cluster);
            case MapThing.OfLink link -> link(link);
            case MapThing.OfMetadata(long offset) -> metadata(offset);
        };
    }

    private Card cluster() {
        var facts = new ArrayList<Card.Fact>();
        add(facts, "map.fact.topics", Integer.toString(view.topics().size()));
        add(facts, "map.fact.partitions", Integer.toString(partitions().size()));
        return new Card(
                MaterialDesignL.LAN,
                "map.kind.nothing",
                inside.isPresent() ? "Logarium" : bootstrap,
                Optional.empty(),
                Reasons.ofCluster(scene, view.topics()),
                facts,
                told.all(),
                List.of(),
                Optional.empty(),
                TopicSnippets.list(bootstrap));
    }

    private List<PartitionFacts> partitions() {
        return view.topics().stream().flatMap(t -> t.partitions().stream()).toList();
    }

    private Card broker(MapScene.Broker broker) {
        int id = broker.id();
        var all = partitions();
        int leads = (int) all.stream().filter(p -> p.leader().equals(OptionalInt.of(id))).count();
        int replicas = (int) all.stream().filter(p -> p.replicas().contains(id)).count();
        var facts = new ArrayList<Card.Fact>();
        add(facts, "map.fact.address", broker.address());
        add(facts, "map.fact.leads", Integer.toString(leads));
        add(facts, "map.fact.follows", Integer.toString(replicas - leads));
        var inner = engineView(id);
        inner.ifPresent(b -> {
            add(facts, "map.fact.logBytes", Numbers.bytes(b.logBytes()));
            add(facts, "map.fact.clients", Integer.toString(b.connections().size()));
        });
        var whys = new ArrayList<Card.Why>(Reasons.quorum(scene));
        whys.addAll(
                Reasons.ofBroker(
                        broker, leads, replicas - leads, inner.map(BrokerView::detail).orElse("")));
        whys.addAll(causes.ofBroker(id));
        var deeds = deeds(broker);
        return new Card(
                MaterialDesignS.SERVER,
                "map.kind.broker",
                Texts.of("map.broker", Integer.toString(id)),
                Optional.of(
                        broker.isUp()
                                ? Reasons.ok(Texts.of("map.state.UP"))
                                : broker.isDown()
                                        ? Reasons.bad(broker.note())
                                        : Reasons.warn(broker.note())),
                whys,
                facts,
                told.ofBroker(id),
                deeds,
                Optional.empty(),
                code(id, deeds));
    }

    private Optional<BrokerView> engineView(int id) {
        return inside.flatMap(s -> s.brokers().stream().filter(b -> b.id() == id).findFirst());
    }

    /// What can be done to a broker as it is now.
    private List<Deed> deeds(MapScene.Broker broker) {
        var deeds = new ArrayList<Deed>();
        var state = broker.state();
        for (var verb : verbs) {
            boolean fits =
                    switch (verb) {
                        case STOP, PAUSE ->
                                state == BrokerView.State.UP || state == BrokerView.State.FENCED;
                        case KILL, POWER_OFF -> !broker.isDown();
                        case START -> broker.isDown();
                        case RESUME -> state == BrokerView.State.PAUSED;
                        case CUT, MEND, SLOW -> false;
                        case DISK_SLOW, DISK_FULL, DISK_LOST ->
                                broker.disk() == BrokerView.Disk.OK && !broker.isDown();
                        case DISK_OK -> broker.disk() != BrokerView.Disk.OK;
                    };
            if (fits) {
                deeds.add(Deed.to(verb, broker.id()));
            }
        }
        for (var other : scene.brokers()) {
            if (other.id() != broker.id()) {
                boolean cut =
                        scene.cutLinks().contains(MapThing.OfLink.between(broker.id(), other.id()));
                var verb = cut ? Verb.MEND : Verb.CUT;
                if (verbs.contains(verb)) {
                    deeds.add(Deed.between(verb, broker.id(), other.id()));
                }
            }
        }
        return deeds;
    }

    /// What the buttons in the brokers' heads do: the common ones only.
    List<Deed> headDeeds() {
        return scene.brokers().stream()
                .flatMap(b -> deeds(b).stream())
                .filter(d ->
                        switch (d.verb()) {
                            case STOP, KILL, START, RESUME -> true;
                            case POWER_OFF,
                                    PAUSE,
                                    CUT,
                                    MEND,
                                    SLOW,
                                    DISK_SLOW,
                                    DISK_FULL,
                                    DISK_LOST,
                                    DISK_OK ->
                                    false;
                        })
                .toList();
    }

    /// How to look at a broker; what can be done to it stands there as comments, so that a paste only looks.
    private Trio code(int broker, List<Deed> deeds) {
        var look = BrokerSnippets.configs(broker, bootstrap);
        var lines =
                code(deeds)
                        .lines()
                        .map(line -> line.startsWith("#") ? line : "# " + line)
                        .collect(Collectors.joining("\n"));
        return lines.isEmpty() ? look : look.withCli(look.cli() + "\n\n" + lines);
    }

    private static String code(List<Deed> deeds) {
        if (deeds.isEmpty()) {
            return "";
        }
        var code = new StringBuilder(Texts.of("map.code.note"));
        for (var deed : deeds) {
            code.append('\n').append(deed.line());
            var key = "map.code." + deed.verb().word();
            if (Texts.has(key)) {
                code.append("\n").append(Texts.of(key));
            }
        }
        return code.toString();
    }

    private Card replica(MapThing.OfReplica at) {
        var topic = view.topic(at.topic());
        var found =
                topic.flatMap(t ->
                        t.partitions().stream()
                                .filter(p -> p.index() == at.partition())
                                .findFirst());
        if (found.isEmpty()) {
            return cluster();
        }
        var partition = found.get();
        var facts = new ArrayList<Card.Fact>();
        add(
                facts,
                "map.fact.leader",
                partition.leader().isPresent()
                        ? Texts.of(
                                "map.fact.broker", Integer.toString(partition.leader().getAsInt()))
                        : Texts.of("map.fact.nobody"));
        add(
                facts,
                "map.fact.epoch",
                partition.leaderEpoch().isPresent()
                        ? Integer.toString(partition.leaderEpoch().getAsInt())
                        : "?");
        add(facts, "map.fact.replicas", "[" + Reasons.ids(partition.replicas()) + "]");
        add(facts, "map.fact.isr", "[" + Reasons.ids(partition.isr()) + "]");
        var offline =
                partition.replicas().stream()
                        .filter(r -> ReplicaLook.of(partition, r) == ReplicaLook.GONE)
                        .toList();
        add(facts, "map.fact.offline", offline.isEmpty() ? "–" : "[" + Reasons.ids(offline) + "]");
        add(
                facts,
                "map.fact.minIsr",
                minIsr.isPresent() ? Integer.toString(minIsr.getAsInt()) : "?");
        add(facts, "map.fact.start", offset(partition.logStart()));
        add(facts, "map.fact.hw", offset(partition.highWatermark()));
        add(facts, "map.fact.end", offset(partition.logEnd()));
        var own = partition.states().stream().filter(s -> s.broker() == at.broker()).findFirst();
        facts.add(
                new Card.Fact(
                        Texts.of("map.fact.ownEnd", Integer.toString(at.broker())),
                        offset(own.map(ReplicaFacts::logEnd).orElse(OptionalLong.empty()))));
        own.ifPresent(o -> {
            add(
                    facts,
                    "map.fact.size",
                    o.sizeBytes().isPresent() ? Numbers.bytes(o.sizeBytes().getAsLong()) : "?");
            if (!o.segments().isEmpty()) {
                add(facts, "map.fact.segments", Integer.toString(o.segments().size()));
            }
        });
        facts.addAll(ProducerRows.of(asked.producers()));
        return new Card(
                MaterialDesignV.VIEW_COLUMN_OUTLINE,
                "map.kind.partition",
                at.topic() + "-" + at.partition(),
                Optional.of(state(partition, at.broker())),
                Stream.concat(
                                causes.ofReplica(at.topic(), partition, at.broker()).stream(),
                                Reasons.ofReplica(at.topic(), partition, at.broker(), minIsr)
                                        .stream())
                        .toList(),
                facts,
                told.of(at.topic(), at.partition()),
                scene.broker(at.broker()).map(this::brokerOnly).orElse(List.of()),
                Optional.of(at.topic()),
                code(at));
    }

    /// Its ends and who writes to it; in Java and Python its ends, since two programs are no program.
    private Trio code(MapThing.OfReplica at) {
        var ends = TopicSnippets.offsets(at.topic(), at.partition(), bootstrap);
        var writers = BrokerSnippets.producers(at.topic(), at.partition(), bootstrap);
        return ends.withCli(ends.cli() + "\n\n" + writers.cli());
    }

    private List<Deed> brokerOnly(MapScene.Broker broker) {
        return deeds(broker).stream().filter(d -> !d.isLink()).toList();
    }

    private static Card.Why state(PartitionFacts partition, int broker) {
        return switch (ReplicaLook.of(partition, broker)) {
            case LEADS -> Reasons.info(Texts.of("map.leader"));
            case FOLLOWS -> Reasons.ok(Texts.of("map.follower"));
            case LAGS -> Reasons.warn(Texts.of("map.out"));
            case GONE, NONE -> Reasons.bad(Texts.of("map.offline"));
        };
    }

    private Card topic(TopicFacts topic) {
        var facts = new ArrayList<Card.Fact>();
        add(facts, "map.fact.partitions", Integer.toString(topic.partitions().size()));
        add(facts, "map.fact.replicas", Integer.toString(topic.replicationFactor()));
        add(
                facts,
                "map.fact.minIsr",
                minIsr.isPresent() ? Integer.toString(minIsr.getAsInt()) : "?");
        add(facts, "map.fact.rate", Numbers.rate(topic.recordsPerSecond().orElse(0)));
        return new Card(
                MaterialDesignF.FOLDER_TABLE_OUTLINE,
                "map.kind.topic",
                topic.name(),
                Optional.empty(),
                Reasons.ofTopic(topic),
                facts,
                told.of(topic.name(), Told.ALL),
                List.of(),
                Optional.of(topic.name()),
                TopicSnippets.describe(topic.name(), bootstrap));
    }

    private Card link(MapThing.OfLink link) {
        boolean cut = scene.cutLinks().contains(link);
        boolean slow = scene.delayMs(link) > 0;
        var deeds = new ArrayList<Deed>();
        for (var verb :
                cut
                        ? List.of(Verb.MEND)
                        : slow ? List.of(Verb.MEND, Verb.CUT) : List.of(Verb.CUT, Verb.SLOW)) {
            if (verbs.contains(verb)) {
                deeds.add(Deed.between(verb, link.low(), link.high()));
            }
        }
        var low = Integer.toString(link.low());
        var high = Integer.toString(link.high());
        return new Card(
                MaterialDesignN.NETWORK_OUTLINE,
                "map.kind.link",
                low + " – " + high,
                Optional.empty(),
                causes.ofLink(link),
                causes.directions(link),
                List.of(),
                deeds,
                Optional.empty(),
                Trio.ofCli(code(deeds)));
    }

    private Card metadata(long offset) {
        var record =
                scene.quorum()
                        .flatMap(q ->
                                q.records().stream().filter(r -> r.offset() == offset).findFirst());
        if (record.isEmpty()) {
            return cluster();
        }
        var facts = new ArrayList<Card.Fact>();
        add(facts, "map.fact.offset", Numbers.grouped(offset));
        add(facts, "map.fact.type", record.get().type());
        return new Card(
                MaterialDesignT.TABLE_ROW,
                "map.kind.metadata",
                record.get().what(),
                Optional.empty(),
                List.of(Reasons.info(Texts.of("map.why.metadata"))),
                facts,
                List.of(),
                List.of(),
                Optional.empty(),
                BrokerSnippets.quorum(bootstrap));
    }

    static void add(List<Card.Fact> facts, String nameKey, String value) {
        facts.add(new Card.Fact(Texts.of(nameKey), value));
    }

    static String offset(OptionalLong offset) {
        return offset.isPresent() ? Numbers.grouped(offset.getAsLong()) : "?";
    }
}
