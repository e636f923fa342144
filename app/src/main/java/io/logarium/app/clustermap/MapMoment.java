package io.logarium.app.clustermap;

import io.logarium.app.cluster.ClusterView;
import io.logarium.app.cluster.TopicFacts;
import io.logarium.app.diagram.map.MapScene;
import io.logarium.app.diagram.map.MapThing;
import io.logarium.app.text.Texts;
import io.logarium.engine.event.EngineEvent;
import io.logarium.engine.view.ClusterSnapshot;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// All that is known at one moment. What the map shows of it is worked out on any thread: of thousands of partitions that takes
/// longer than a frame.
///
/// @param bands whether all that flows is drawn as a band
/// @param told what happened up to then
/// @param asked what was asked of the selected thing
record MapMoment(
        ClusterView view,
        Optional<ClusterSnapshot> inside,
        Clients clients,
        boolean showsInternal,
        MapFilter filter,
        boolean bands,
        Optional<MapThing> selected,
        Set<Verb> verbs,
        List<EngineEvent> told,
        Asked.Answers asked,
        String bootstrap,
        long nowMs) {
    /// What is shown.
    ///
    /// @param deeds the buttons in the brokers' heads
    record Shown(
            ClusterView view, MapScene scene, List<Deed> deeds, Card card, String description) {}

    /// Whether it takes so long that the window must not wait for it.
    boolean isLarge() {
        return partitions() > SceneMaker.MOST_DRAWN;
    }

    private int partitions() {
        return view.topics().stream().mapToInt(t -> t.partitions().size()).sum();
    }

    Shown shown() {
        var all = new SceneMaker(view, inside, clients, showsInternal, nowMs).make(selected);
        var made = filter.of(all);
        var scene = bands ? made.withBands() : made;
        var cards =
                new Cards(
                        scene,
                        view,
                        inside,
                        verbs,
                        told,
                        asked,
                        bootstrap,
                        new Causes(inside, view, nowMs));
        return new Shown(view, scene, cards.headDeeds(), cards.make(), description(scene));
    }

    private String description(MapScene scene) {
        return Texts.of(
                "map.description",
                scene.brokers().size(),
                (int) scene.brokers().stream().filter(b -> !b.isUp()).count(),
                partitions(),
                view.topics().stream().mapToLong(TopicFacts::underReplicated).sum());
    }
}
