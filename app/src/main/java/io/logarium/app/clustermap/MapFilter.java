package io.logarium.app.clustermap;

import io.logarium.app.cluster.PartitionFacts;
import io.logarium.app.diagram.map.MapScene;
import io.logarium.app.diagram.map.MapThing;
import io.logarium.app.diagram.map.ReplicaLook;
import io.logarium.app.text.Texts;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Leaves on the map what was searched for: topics by name or state, clients and groups by name, groups by state; and with a topic
/// those who write and read it, with a client the topics that it has to do with.
///
/// @param words as they were typed; nothing leaves everything
record MapFilter(String words) {
    MapScene of(MapScene scene) {
        var wanted = words.strip().toLowerCase(Locale.ROOT);
        if (wanted.isEmpty()) {
            return scene;
        }
        var topics = new HashSet<String>();
        scene.topics().stream()
                .filter(t -> holds(t.name(), wanted) || isIn(t, scene.brokers(), wanted))
                .forEach(t -> topics.add(t.name()));
        var clients = clients(scene, wanted);
        var streams =
                scene.streams().stream()
                        .filter(s -> topics.contains(s.topic()) || clients.contains(client(s)))
                        .toList();
        streams.stream()
                .filter(s -> clients.contains(client(s)))
                .forEach(s -> topics.add(s.topic()));
        streams.forEach(s -> clients.add(client(s)));
        return new MapScene(
                scene.brokers(),
                scene.topics().stream().filter(t -> topics.contains(t.name())).toList(),
                scene.writers().stream().filter(w -> clients.contains(w.client())).toList(),
                scene.groups().stream().filter(g -> clients.contains(g.id())).toList(),
                scene.readers().stream().filter(r -> clients.contains(r.client())).toList(),
                scene.readersKnown(),
                streams,
                scene.quorum(),
                scene.cutLinks(),
                scene.slowLinks(),
                scene.selected());
    }

    /// Whether a line of the table stays: by its name, or by its state.
    boolean keeps(String topic, PartitionFacts partition) {
        var wanted = words.strip().toLowerCase(Locale.ROOT);
        if (wanted.isEmpty() || holds(topic + "-" + partition.index(), wanted)) {
            return true;
        }
        boolean offline = partition.leader().isEmpty();
        boolean under = partition.isr().size() < partition.replicas().size();
        return offline && says("map.table.leaderless", "map.search.offline", wanted)
                || under && says("map.table.under", "map.search.under", wanted);
    }

    private static boolean says(String word, String more, String wanted) {
        return holds(Texts.of(word), wanted) || holds(Texts.of(more), wanted);
    }

    private static Set<String> clients(MapScene scene, String wanted) {
        var clients = new HashSet<String>();
        scene.writers().stream()
                .map(MapScene.Writer::client)
                .filter(c -> holds(c, wanted))
                .forEach(clients::add);
        scene.readers().stream()
                .map(MapScene.Reader::client)
                .filter(c -> holds(c, wanted))
                .forEach(clients::add);
        scene.groups().stream()
                .filter(g ->
                        holds(g.id(), wanted)
                                || holds(g.state(), wanted)
                                || g.members().stream().anyMatch(m -> holds(m.client(), wanted)))
                .forEach(g -> clients.add(g.id()));
        return clients;
    }

    /// A member stands for its group.
    private static String client(MapScene.Stream stream) {
        return switch (stream.client()) {
            case MapThing.OfWriter(var client) -> client;
            case MapThing.OfReader(var client) -> client;
            case MapThing.OfMember(var group, _) -> group;
            default -> "";
        };
    }

    /// Whether one of its replicas is in the state that is searched for.
    private static boolean isIn(
            MapScene.Topic topic, List<MapScene.Broker> brokers, String wanted) {
        boolean under = holds(Texts.of("map.search.under"), wanted);
        boolean lags = under || holds(Texts.of("map.look." + ReplicaLook.LAGS), wanted);
        boolean gone =
                under
                        || holds(Texts.of("map.search.offline"), wanted)
                        || holds(Texts.of("map.look." + ReplicaLook.GONE), wanted);
        return (lags || gone)
                && brokers.stream()
                        .map(b -> topic.on(b.id()))
                        .anyMatch(t -> lags && t.lags() > 0 || gone && t.gone() > 0);
    }

    private static boolean holds(String text, String wanted) {
        return text.toLowerCase(Locale.ROOT).contains(wanted);
    }
}
