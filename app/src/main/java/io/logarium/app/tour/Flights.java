package io.logarium.app.tour;

import io.logarium.app.diagram.KeyColour;
import io.logarium.app.diagram.map.ClusterLayout;
import io.logarium.app.diagram.map.Curve;
import io.logarium.app.diagram.map.MapScene;
import io.logarium.app.diagram.map.MapThing;
import io.logarium.app.diagram.map.MotionPicture;
import io.logarium.app.lesson.Film.Frame;
import io.logarium.app.lesson.Film.Take;
import io.logarium.app.picture.Tone;
import io.logarium.engine.event.EngineEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The records that are on their way in a take, from the events of its brokers. A record is on its way a little longer than in the
/// simulation, so that it can be seen.
final class Flights {
    static final long FLIGHT_MS = 700;

    private static final long APART_MS = 60;
    private static final int MOST = 200;

    private final List<Flight> flights = new ArrayList<>();

    /// @param startMs since the take began
    private record Flight(
            long startMs,
            String client,
            int from,
            int to,
            String topic,
            int partition,
            long offset) {
        boolean isCopy() {
            return client.isEmpty();
        }
    }

    static final Flights NONE = new Flights();

    static Flights of(Take take) {
        var all = new Flights();
        long began = take.first().view().atMs();
        for (var event : take.events()) {
            long at = Math.max(0, event.atMs() - began);
            switch (event) {
                case EngineEvent.RecordsAppended e -> {
                    for (int i = 0; i < e.count(); i++) {
                        all.add(
                                new Flight(
                                        at + i * APART_MS,
                                        e.clientId(),
                                        -1,
                                        -1,
                                        e.topic(),
                                        e.partition(),
                                        e.firstOffset() + i));
                    }
                }
                case EngineEvent.RecordsReplicated e ->
                        all.add(
                                new Flight(
                                        at + FLIGHT_MS / 2,
                                        "",
                                        e.leader(),
                                        e.follower(),
                                        e.topic(),
                                        e.partition(),
                                        e.fromOffset()));
                default -> {}
            }
        }
        return all;
    }

    private void add(Flight flight) {
        if (flights.size() < MOST && !flight.topic().startsWith("__")) {
            flights.add(flight);
        }
    }

    /// When the last one has come.
    long endMs() {
        return flights.stream().mapToLong(f -> f.startMs() + FLIGHT_MS).max().orElse(0);
    }

    /// Those that are on their way at a time since the take began.
    List<MotionPicture.Dot> dots(long ms, Frame frame, MapScene scene, ClusterLayout layout) {
        var dots = new ArrayList<MotionPicture.Dot>();
        for (var flight : flights) {
            if (flight.startMs() <= ms && ms < flight.startMs() + FLIGHT_MS) {
                double share = (ms - flight.startMs()) / (double) FLIGHT_MS;
                way(flight, scene, layout)
                        .ifPresent(way ->
                                dots.add(new MotionPicture.Dot(way, share, tone(flight, frame))));
            }
        }
        return dots;
    }

    private static Optional<Curve> way(Flight flight, MapScene scene, ClusterLayout layout) {
        if (flight.isCopy()) {
            return layout.copy(flight.topic(), flight.partition(), flight.from(), flight.to());
        }
        return scene.topic(flight.topic()).stream()
                .flatMap(t -> t.partitions().stream())
                .filter(p -> p.index() == flight.partition() && p.leader().isPresent())
                .findFirst()
                .flatMap(p ->
                        layout.way(
                                new MapThing.OfWriter(flight.client()),
                                true,
                                p.leader().getAsInt(),
                                flight.topic()));
    }

    private static Tone tone(Flight flight, Frame frame) {
        return frame.view().tail(flight.topic(), flight.partition()).stream()
                .filter(r -> r.offset() == flight.offset())
                .findFirst()
                .map(r -> KeyColour.fill(r.key()))
                .orElse(flight.isCopy() ? Tone.REPLICA : Tone.PRODUCER);
    }
}
