package io.logarium.app.clustermap;

import io.logarium.app.diagram.map.MapThing;
import io.logarium.engine.view.ClusterSnapshot;
import io.logarium.engine.view.LinkView;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/// The connections of a cluster that are not as they should be. The engine knows each direction; a connection is as bad as the worse
/// one, since a question that arrives is of no use without its answer.
record Broken(Optional<ClusterSnapshot> inside) {
    /// @param delayMs how much longer there and back take, the worse of both; 0 when it is cut only
    /// @param sinceMs when the first of its directions came to be so
    record Link(MapThing.OfLink link, boolean cut, long delayMs, long sinceMs) {}

    /// In order of the brokers.
    List<Link> links() {
        var found = new LinkedHashMap<MapThing.OfLink, Link>();
        for (var one : directions()) {
            var link = MapThing.OfLink.between(one.from(), one.to());
            var here = new Link(link, one.cut(), one.delayMs(), one.sinceMs());
            found.merge(link, here, Broken::worse);
        }
        return new ArrayList<>(found.values());
    }

    private static Link worse(Link one, Link other) {
        return new Link(
                one.link,
                one.cut || other.cut,
                Math.max(one.delayMs, other.delayMs),
                Math.min(one.sinceMs, other.sinceMs));
    }

    Optional<Link> between(int one, int other) {
        var wanted = MapThing.OfLink.between(one, other);
        return links().stream().filter(l -> l.link.equals(wanted)).findFirst();
    }

    Optional<LinkView> direction(int from, int to) {
        return directions().stream().filter(l -> l.from() == from && l.to() == to).findFirst();
    }

    private List<LinkView> directions() {
        return inside.map(ClusterSnapshot::links).orElse(List.of());
    }
}
