package io.logarium.app.clustermap;

import io.logarium.app.cluster.ClusterView;
import io.logarium.app.diagram.map.MapScene;
import io.logarium.app.diagram.map.MapThing;
import io.logarium.app.snippet.BrokerSnippets;
import io.logarium.app.snippet.GroupSnippets;
import io.logarium.app.snippet.RecordSnippets;
import io.logarium.app.snippet.Trio;
import io.logarium.app.text.Numbers;
import io.logarium.app.text.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.kordamp.ikonli.materialdesign2.MaterialDesignA;
import org.kordamp.ikonli.materialdesign2.MaterialDesignD;
import org.kordamp.ikonli.materialdesign2.MaterialDesignU;

/// The inspector's cards of producers, groups, members and readers.
final class ClientCards {
    private final MapScene scene;
    private final ClusterView view;
    private final Told told;
    private final String bootstrap;

    ClientCards(MapScene scene, ClusterView view, Told told, String bootstrap) {
        this.scene = scene;
        this.view = view;
        this.told = told;
        this.bootstrap = bootstrap;
    }

    /// Empty when it is gone, or is no client.
    Optional<Card> of(MapThing thing) {
        return switch (thing) {
            case MapThing.OfWriter(var client) ->
                    scene.writers().stream()
                            .filter(w -> w.client().equals(client))
                            .findFirst()
                            .map(this::writer);
            case MapThing.OfGroup(var id) -> group(id);
            case MapThing.OfMember(var group, var member) -> member(group, member);
            case MapThing.OfReader(var client) ->
                    scene.readers().stream()
                            .filter(r -> r.client().equals(client))
                            .findFirst()
                            .map(this::reader);
            case MapThing.OfBroker _,
                    MapThing.OfLink _,
                    MapThing.OfMetadata _,
                    MapThing.OfReplica _,
                    MapThing.OfTopic _ ->
                    Optional.empty();
        };
    }

    private Card writer(MapScene.Writer writer) {
        var facts = new ArrayList<Card.Fact>();
        if (!writer.settings().isEmpty()) {
            Cards.add(facts, "map.fact.settings", writer.settings());
        }
        var rate =
                writer.perSecond().isPresent()
                        ? Numbers.rate(writer.perSecond().getAsDouble())
                        : "?";
        Cards.add(facts, "map.fact.rate", rate);
        var streams =
                scene.streams().stream()
                        .filter(s -> s.client().equals(new MapThing.OfWriter(writer.client())))
                        .toList();
        Cards.add(
                facts,
                "map.fact.topics",
                String.join(
                        ", ", streams.stream().map(MapScene.Stream::topic).distinct().toList()));
        var whys = new ArrayList<Card.Why>();
        writer.trouble().ifPresent(t -> whys.add(Reasons.bad(t)));
        whys.add(Reasons.info(Texts.of("map.why.writer", rate)));
        return new Card(
                MaterialDesignU.UPLOAD,
                "map.kind.writer",
                writer.client(),
                Optional.empty(),
                whys,
                facts,
                List.of(),
                List.of(),
                streams.stream().map(MapScene.Stream::topic).findFirst(),
                streams.stream()
                        .findFirst()
                        .map(s -> BrokerSnippets.producers(s.topic(), 0, bootstrap))
                        .orElse(Trio.ofCli("")));
    }

    private Optional<Card> group(String id) {
        var known = view.group(id);
        var shown = scene.groups().stream().filter(g -> g.id().equals(id)).findFirst();
        if (known.isEmpty() || shown.isEmpty()) {
            return Optional.empty();
        }
        var facts = new ArrayList<Card.Fact>();
        Cards.add(facts, "map.fact.state", known.get().state());
        Cards.add(facts, "map.fact.protocol", known.get().protocol());
        Cards.add(
                facts,
                "map.fact.coordinator",
                Texts.of("map.fact.broker", Integer.toString(known.get().coordinator())));
        Cards.add(facts, "map.fact.members", Integer.toString(known.get().members().size()));
        Cards.add(facts, "map.fact.lag", Cards.offset(shown.get().lag()));
        return Optional.of(
                new Card(
                        MaterialDesignA.ACCOUNT_GROUP_OUTLINE,
                        "map.kind.group",
                        id,
                        Optional.empty(),
                        Reasons.ofGroup(known.get().state()),
                        facts,
                        told.ofGroup(id),
                        List.of(),
                        known.get().topics().stream().findFirst(),
                        GroupSnippets.describe(id, bootstrap)));
    }

    private Optional<Card> member(String group, String id) {
        var member =
                scene.groups().stream()
                        .filter(g -> g.id().equals(group))
                        .flatMap(g -> g.members().stream())
                        .filter(m -> m.id().equals(id))
                        .findFirst();
        if (member.isEmpty()) {
            return group(group);
        }
        var owns = member.get().owns();
        var facts = new ArrayList<Card.Fact>();
        Cards.add(facts, "map.fact.owns", owns.isEmpty() ? "–" : owns);
        Cards.add(facts, "map.fact.lag", Cards.offset(member.get().lag()));
        return Optional.of(
                new Card(
                        MaterialDesignD.DOWNLOAD,
                        "map.kind.member",
                        member.get().client(),
                        Optional.empty(),
                        List.of(
                                owns.isEmpty()
                                        ? Reasons.warn(Texts.of("map.why.memberWaits"))
                                        : Reasons.ok(Texts.of("map.why.member", owns))),
                        facts,
                        List.of(),
                        List.of(),
                        Optional.empty(),
                        GroupSnippets.members(group, bootstrap)));
    }

    private Card reader(MapScene.Reader reader) {
        var facts = new ArrayList<Card.Fact>();
        Cards.add(facts, "map.fact.rate", Numbers.rate(reader.perSecond().orElse(0)));
        return new Card(
                MaterialDesignD.DOWNLOAD,
                "map.kind.reader",
                reader.client(),
                Optional.empty(),
                List.of(Reasons.info(Texts.of("map.why.reader"))),
                facts,
                List.of(),
                List.of(),
                Optional.empty(),
                scene.streams().stream()
                        .filter(s -> s.client().equals(new MapThing.OfReader(reader.client())))
                        .findFirst()
                        .map(s -> RecordSnippets.read(s.topic(), 0, 0, 0, bootstrap))
                        .orElse(Trio.ofCli("")));
    }
}
