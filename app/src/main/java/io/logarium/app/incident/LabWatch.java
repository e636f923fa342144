package io.logarium.app.incident;

import io.logarium.app.history.Happening;
import io.logarium.app.history.Knob;
import io.logarium.app.lab.ConsumerState;
import io.logarium.app.lab.LabPhase;
import io.logarium.app.lab.ProducerState;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/// Finds how the clients of the lab were changed, by comparing each look with the one before. For one thread.
public final class LabWatch {
    /// A slider is moved through many values; the one that it is left at counts.
    private static final long QUIET_MS = 700;

    private final Map<String, Double> told = new HashMap<>();
    private final Map<String, Double> seen = new HashMap<>();
    private final Map<String, Long> changedMs = new HashMap<>();

    /// What was turned since it was asked last.
    public List<Happening.Turned> look(
            long nowMs, List<ProducerState> producers, List<ConsumerState> consumers) {
        var turned = new ArrayList<Happening.Turned>();
        var there = new HashSet<String>();
        for (var p : producers) {
            if (runs(p.phase()) && there.add(p.name())) {
                rate(p.name(), p.wantedPerSecond(), nowMs, turned);
                value(p.name(), Knob.PAUSED, p.phase() == LabPhase.PAUSED, nowMs, turned);
            }
        }
        for (var c : consumers) {
            var name = nameOf(c);
            if (runs(c.phase()) && there.add(name)) {
                value(name, Knob.PAUSED, c.phase() == LabPhase.PAUSED, nowMs, turned);
                value(name, Knob.HUNG, c.phase() == LabPhase.HUNG, nowMs, turned);
            }
        }
        for (var gone : List.copyOf(told.keySet())) {
            var client = gone.substring(gone.indexOf(' ') + 1);
            if (!there.contains(client)) {
                gone(client, gone, nowMs, turned);
            }
        }
        return turned;
    }

    /// What a consumer is called among all of them: members of two groups may have the same name.
    public static String nameOf(ConsumerState consumer) {
        return consumer.group().isEmpty()
                ? consumer.name()
                : consumer.group() + "/" + consumer.name();
    }

    private static boolean runs(LabPhase phase) {
        return phase == LabPhase.RUNNING || phase == LabPhase.PAUSED || phase == LabPhase.HUNG;
    }

    private static String key(String client, Knob knob) {
        return knob + " " + client;
    }

    private void rate(String client, double value, long nowMs, List<Happening.Turned> turned) {
        var key = key(client, Knob.RATE);
        var before = told.putIfAbsent(key, value);
        if (!Double.valueOf(value).equals(seen.put(key, value))) {
            changedMs.put(key, nowMs);
        }
        if (before != null
                && before != value
                && nowMs - changedMs.getOrDefault(key, nowMs) >= QUIET_MS) {
            told.put(key, value);
            turned.add(
                    new Happening.Turned(
                            changedMs.getOrDefault(key, nowMs), client, Knob.RATE, before, value));
        }
    }

    private void value(
            String client, Knob knob, boolean on, long nowMs, List<Happening.Turned> turned) {
        double value = on ? 1 : 0;
        var before = told.put(key(client, knob), value);
        double from = before == null ? 0 : before;
        if (from != value) {
            turned.add(new Happening.Turned(nowMs, client, knob, from, value));
        }
    }

    /// A client that is gone is not paused any more.
    private void gone(String client, String key, long nowMs, List<Happening.Turned> turned) {
        var before = told.remove(key);
        seen.remove(key);
        changedMs.remove(key);
        var knob = Knob.valueOf(key.substring(0, key.indexOf(' ')));
        if (knob != Knob.RATE && before != null && before != 0) {
            turned.add(new Happening.Turned(nowMs, client, knob, before, 0));
        }
    }
}
