package io.logarium.app.clustermap;

import io.logarium.app.cluster.ClusterView;
import io.logarium.app.diagram.map.MapScene;
import io.logarium.app.text.Texts;
import java.util.ArrayList;
import java.util.List;

/// What would be lost by taking a broker away: said before, not after.
final class Dangers {
    private Dangers() {}

    /// Sentences; empty when the cluster goes on as before.
    static List<String> of(Verb verb, int broker, MapScene scene, ClusterView view) {
        if (!verb.takesAway()) {
            return List.of();
        }
        var dangers = new ArrayList<String>();
        scene.quorum()
                .filter(MapScene.Quorum::hasMajority)
                .ifPresent(quorum -> {
                    long left =
                            quorum.voters().stream()
                                    .filter(v -> v.alive() && v.id() != broker)
                                    .count();
                    int all = quorum.voters().size();
                    if (2 * left <= all && all > 1) {
                        dangers.add(Texts.of("map.warn.quorum", Long.toString(left), all));
                    }
                });
        long last =
                view.topics().stream()
                        .flatMap(t -> t.partitions().stream())
                        .filter(p -> p.isr().equals(List.of(broker)))
                        .count();
        if (last > 0) {
            dangers.add(Texts.of("map.warn.last", last, Integer.toString(broker)));
        }
        if (verb == Verb.POWER_OFF) {
            dangers.add(Texts.of("map.warn.power-off", Integer.toString(broker)));
        }
        return dangers;
    }
}
