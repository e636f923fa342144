package io.logarium.app.incident;

import io.logarium.app.history.Happening;
import io.logarium.app.history.Knob;
import io.logarium.engine.event.EngineEvent;
import io.logarium.engine.fault.Fault;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/// Puts begins and ends together into incidents.
public final class Incidents {
    /// Both directions of a link are broken one after the other by one command.
    private static final long TOGETHER_MS = 1_500;

    private final List<Open> all = new ArrayList<>();
    private final Map<String, Double> rates = new HashMap<>();

    private static final class Open {
        private Incident incident;
        private final Set<Fault> lasting = new LinkedHashSet<>();

        private Open(Incident incident) {
            this.incident = incident;
        }

        private void end(long atMs) {
            incident =
                    new Incident(
                            incident.what(),
                            incident.beginMs(),
                            OptionalLong.of(Math.max(atMs, incident.beginMs())));
        }
    }

    private Incidents() {}

    /// All incidents of a recording, in order of their begins.
    public static List<Incident> of(List<Happening> happenings) {
        var found = new Incidents();
        for (var happening : happenings) {
            switch (happening) {
                case Happening.Told told -> found.told(told.event());
                case Happening.Turned turned -> found.turned(turned);
                case Happening.Done _ -> {}
            }
        }
        return found.all.stream().map(o -> o.incident).toList();
    }

    private void told(EngineEvent event) {
        switch (event) {
            case EngineEvent.FaultBegan e -> began(e.atMs(), e.fault());
            case EngineEvent.FaultEnded e -> ended(e.atMs(), e.fault());
            default -> {}
        }
    }

    private void began(long atMs, Fault fault) {
        var back = reversed(fault);
        var other =
                all.stream()
                        .filter(o ->
                                o.incident.isOpen() && back.filter(o.lasting::contains).isPresent())
                        .filter(o -> atMs - o.incident.beginMs() <= TOGETHER_MS)
                        .filter(o -> o.lasting.size() == 1)
                        .findFirst();
        if (other.isPresent()) {
            var open = other.get();
            open.lasting.add(fault);
            open.incident =
                    new Incident(
                            new Incident.Faults(List.copyOf(open.lasting)),
                            open.incident.beginMs(),
                            OptionalLong.empty());
            return;
        }
        var open =
                new Open(
                        new Incident(
                                new Incident.Faults(List.of(fault)), atMs, OptionalLong.empty()));
        open.lasting.add(fault);
        all.add(open);
    }

    private void ended(long atMs, Fault fault) {
        for (var open : all) {
            if (open.incident.isOpen() && open.lasting.remove(fault)) {
                if (open.lasting.isEmpty()) {
                    open.end(atMs);
                }
                return;
            }
        }
    }

    /// The same in the other direction, for what a link has two of.
    private static Optional<Fault> reversed(Fault fault) {
        return switch (fault) {
            case Fault.Cut(int from, int to) -> Optional.of(new Fault.Cut(to, from));
            case Fault.Slow(int from, int to, long ms) -> Optional.of(new Fault.Slow(to, from, ms));
            default -> Optional.empty();
        };
    }

    private void turned(Happening.Turned turned) {
        var what = new Incident.Turn(turned.client(), turned.knob(), turned.from(), turned.to());
        all.stream()
                .filter(o -> o.incident.isOpen() && o.incident.what().about().equals(what.about()))
                .forEach(o -> o.end(turned.atMs()));
        // The rate that a generator was started with is how it should be.
        double usual =
                turned.knob() == Knob.RATE
                        ? rates.computeIfAbsent(turned.client(), _ -> turned.from())
                        : 0;
        if (turned.to() != usual) {
            all.add(new Open(new Incident(what, turned.atMs(), OptionalLong.empty())));
        }
    }
}
