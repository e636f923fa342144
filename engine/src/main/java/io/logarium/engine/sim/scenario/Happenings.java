package io.logarium.engine.sim.scenario;

import io.logarium.engine.event.EngineEvent;
import io.logarium.engine.sim.SimTime;
import io.logarium.engine.sim.Trace;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// What a reader of a transcript wants to hear of while time passes: brokers that come and go, leaders, in-sync sets, groups. Told
/// once, though each broker tells it.
final class Happenings implements Trace {
    private static final String LINE = "[%7.3fs]   %s";

    private final List<String> lines = new ArrayList<>();

    /// Asked only whether something is in it.
    private final Set<String> told = new HashSet<>();

    @Override
    public void frame(long atMicros, int from, int to, byte[] bytes, int offset, int length) {}

    @Override
    public void note(long atMicros, String what) {
        if (what.startsWith("broker ")) {
            lines.add(LINE.formatted(atMicros / 1e6, what));
        }
    }

    void event(EngineEvent event) {
        switch (event) {
            case EngineEvent.LeaderElected e ->
                    once(
                            e.atMs(),
                            "%s-%d: leader %s, epoch %d"
                                    .formatted(
                                            e.topic(),
                                            e.partition(),
                                            e.leader() < 0 ? "none" : e.leader(),
                                            e.epoch()));
            case EngineEvent.IsrChanged e ->
                    once(
                            e.atMs(),
                            "%s-%d: isr %s -> %s"
                                    .formatted(e.topic(), e.partition(), e.from(), e.to()));
            case EngineEvent.GroupChanged e ->
                    once(
                            e.atMs(),
                            "group %s: %s, generation %d"
                                    .formatted(e.group(), e.to(), e.generation()));
            default -> {}
        }
    }

    private void once(long atMs, String what) {
        long elapsedMs = atMs - SimTime.START_MS;
        if (!what.startsWith("__") && told.add(what + "@" + elapsedMs / 2_000)) {
            lines.add(LINE.formatted(elapsedMs / 1e3, what));
        }
    }

    /// What was told since the last call.
    List<String> drain() {
        var drained = List.copyOf(lines);
        lines.clear();
        return drained;
    }
}
