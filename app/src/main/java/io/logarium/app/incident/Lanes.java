package io.logarium.app.incident;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Lays incidents beside each other so that none lies over another.
public final class Lanes {
    /// There is no room for more; what is left lies in the last one.
    public static final int MOST = 4;

    private Lanes() {}

    /// An incident with its lane, from 0.
    public record Laid<T>(T thing, Incident incident, int lane) {}

    /// What is laid and as what.
    public record Thing<T>(T thing, Incident incident) {}

    /// In order of their begins.
    public static <T> List<Laid<T>> of(List<Thing<T>> things, long nowMs) {
        var ends = new ArrayList<Long>();
        var laid = new ArrayList<Laid<T>>();
        var sorted = new ArrayList<>(things);
        sorted.sort(Comparator.comparingLong(t -> t.incident().beginMs()));
        for (var thing : sorted) {
            var incident = thing.incident();
            int lane = 0;
            while (lane < ends.size() && ends.get(lane) > incident.beginMs()) {
                lane++;
            }
            lane = Math.min(lane, MOST - 1);
            if (lane == ends.size()) {
                ends.add(0L);
            }
            long end = incident.endMs().orElse(Math.max(nowMs, incident.beginMs()) + 1);
            ends.set(lane, Math.max(ends.get(lane), end));
            laid.add(new Laid<>(thing.thing(), incident, lane));
        }
        return laid;
    }
}
