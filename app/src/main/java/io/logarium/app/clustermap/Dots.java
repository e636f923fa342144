package io.logarium.app.clustermap;

import io.logarium.app.cluster.ClusterView;
import io.logarium.app.diagram.KeyColour;
import io.logarium.app.diagram.map.ClusterLayout;
import io.logarium.app.diagram.map.MapScene;
import io.logarium.app.diagram.map.MotionPicture;
import io.logarium.app.picture.Tone;
import java.util.ArrayList;
import java.util.List;

/// Where the records that are on their way are drawn, and in which colour.
record Dots(MapScene scene, ClusterView view, ClusterLayout layout) {
    List<MotionPicture.Dot> of(List<TrafficMeter.Flight> flights, long nowMs) {
        var dots = new ArrayList<MotionPicture.Dot>();
        var ways = new Ways(scene, layout);
        for (var flight : flights) {
            double share = (nowMs - flight.startMs()) / (double) TrafficMeter.FLIGHT_MS;
            ways.of(flight)
                    .ifPresent(way -> dots.add(new MotionPicture.Dot(way, share, tone(flight))));
        }
        return dots;
    }

    /// A record's colour is its key's, where the record itself was looked at; else what it is doing.
    private Tone tone(TrafficMeter.Flight flight) {
        return view.tail(flight.topic(), flight.partition()).stream()
                .filter(r -> r.offset() == flight.offset())
                .findFirst()
                .map(r -> KeyColour.fill(r.key()))
                .orElseGet(() ->
                        flight.copy().isPresent()
                                ? Tone.REPLICA
                                : flight.way().filter(TrafficMeter.Way::writes).isPresent()
                                        ? Tone.PRODUCER
                                        : Tone.CONSUMER);
    }
}
