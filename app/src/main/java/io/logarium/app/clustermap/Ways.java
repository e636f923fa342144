package io.logarium.app.clustermap;

import io.logarium.app.diagram.map.ClusterLayout;
import io.logarium.app.diagram.map.Curve;
import io.logarium.app.diagram.map.MapScene;
import io.logarium.app.diagram.map.MapThing;
import java.util.Optional;

/// Finds the line on the map along which a record goes.
record Ways(MapScene scene, ClusterLayout layout) {
    Optional<Curve> of(TrafficMeter.Flight flight) {
        if (flight.copy().isPresent()) {
            var copy = flight.copy().get();
            return layout.copy(copy.topic(), copy.partition(), copy.from(), copy.to());
        }
        return flight.way().flatMap(w -> of(w, flight.broker()));
    }

    private Optional<Curve> of(TrafficMeter.Way way, int broker) {
        if (way.writes()) {
            return layout.way(new MapThing.OfWriter(way.client()), true, broker, way.topic());
        }
        var reader = layout.way(new MapThing.OfReader(way.client()), false, broker, way.topic());
        return reader.or(() -> ofMember(way, broker));
    }

    /// Members of one group may share a client id; a line of any of them to that broker and topic will do.
    private Optional<Curve> ofMember(TrafficMeter.Way way, int broker) {
        for (var group : scene.groups()) {
            for (var member : group.members()) {
                if (member.client().equals(way.client())) {
                    var found =
                            layout.way(
                                    new MapThing.OfMember(group.id(), member.id()),
                                    false,
                                    broker,
                                    way.topic());
                    if (found.isPresent()) {
                        return found;
                    }
                }
            }
        }
        return Optional.empty();
    }
}
