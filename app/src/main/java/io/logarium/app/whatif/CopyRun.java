package io.logarium.app.whatif;

import io.logarium.app.cluster.SimulatedView;
import io.logarium.app.incident.CopyPlan;
import io.logarium.app.lesson.Film.Frame;
import io.logarium.engine.event.EngineEvent;
import io.logarium.engine.sim.scenario.Scenario;
import io.logarium.engine.sim.scenario.ScenarioException;
import io.logarium.engine.sim.scenario.ScenarioRunner;
import io.logarium.engine.sim.scenario.Timeline;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;

/// Runs timelines of a copy on the caller's thread, which takes seconds. From any thread it can be asked how far it is, and cancelled.
final class CopyRun {
    /// The pictures are not looked at more closely.
    private static final long FRAME_MS = 50;

    /// Each is a view and a snapshot of the whole cluster.
    private static final int MOST_FRAMES = 1_000;

    private static final int MOST_MARKED = 4_000;

    /// Records drawn in a partition of the map.
    private static final int NEWEST = 4;

    /// A broker that dies is fenced by then, and others lead.
    private static final long AFTER_FORK_MS = 15_000;

    /// No copy takes longer by itself; a command that waits may.
    private static final long LONGEST_MS = 300_000;

    private final CopyPlan plan;
    private final long wholeMs;
    private volatile long doneMs;
    private volatile boolean cancelled;

    CopyRun(CopyPlan plan) {
        this.plan = plan;
        wholeMs = plan.wholeMs();
    }

    /// How much of it is done, from 0 to 1, as far as that is known beforehand.
    double progress() {
        return Math.clamp(doneMs / (double) Math.max(1, wholeMs), 0, 1);
    }

    /// Ends it soon; it is then told by a [CancellationException].
    void cancel() {
        cancelled = true;
    }

    /// Runs the copy as it goes by itself.
    ///
    /// @throws ScenarioException when a command cannot be carried out
    Branches copy() throws ScenarioException {
        return new Branches(film(scenario(0)), 0, Optional.empty());
    }

    /// Runs the copy with something else from a moment on; both go on long enough behind it to be compared.
    ///
    /// @throws ScenarioException when the command cannot be carried out
    Branches fork(Branches old, Branches.Fork fork) throws ScenarioException {
        long missing = Math.max(0, fork.atMs() + AFTER_FORK_MS - old.base().endMs());
        long moreMs = old.moreMs() + missing;
        var timeline = scenario(moreMs);
        var base = missing > 0 ? film(timeline) : old.base();
        var rest = "wait " + Math.max(0, base.endMs() - fork.atMs()) + "ms";
        var forked =
                film(
                        fork.goesOn()
                                ? timeline.detour(fork.atMs(), List.of(fork.command()))
                                : timeline.fork(fork.atMs(), List.of(fork.command(), rest)));
        return new Branches(
                base, moreMs, Optional.of(new Branches.Forked(fork, sharing(base, forked))));
    }

    private Timeline scenario(long moreMs) throws ScenarioException {
        var text = plan.text() + (moreMs > 0 ? "wait " + moreMs + "ms\n" : "");
        return Timeline.of(Scenario.parse("copy", text));
    }

    /// Until they part both are the same; it is kept once.
    private static Branch sharing(Branch base, Branch forked) {
        var frames = new ArrayList<Frame>();
        base.frames().stream().filter(f -> f.atMs() < forked.forkMs()).forEach(frames::add);
        forked.frames().stream().filter(f -> f.atMs() >= forked.forkMs()).forEach(frames::add);
        return new Branch(frames, forked.happened(), forked.forkMs(), forked.endMs());
    }

    private Branch film(Timeline timeline) throws ScenarioException {
        var camera = new Camera(Math.max(FRAME_MS, wholeMs / MOST_FRAMES));
        var course = timeline.run(camera::tick, camera::starts);
        camera.keep();
        return new Branch(
                camera.frames, camera.marked(course.events()), course.forkMs(), course.endMs());
    }

    /// Keeps what can be seen while the copy runs.
    private final class Camera {
        private final long everyMs;
        private final List<Frame> frames = new ArrayList<>();
        private Optional<ScenarioRunner> runner = Optional.empty();
        private long lastMs;

        private Camera(long everyMs) {
            this.everyMs = everyMs;
            lastMs = -everyMs;
        }

        private void starts(ScenarioRunner started) {
            runner = Optional.of(started);
        }

        private void tick() {
            long now = nowMs();
            doneMs = now;
            if (cancelled) {
                throw new CancellationException();
            }
            if (now > LONGEST_MS) {
                throw new IllegalArgumentException(
                        "The copy would take more than %d s.".formatted(LONGEST_MS / 1_000));
            }
            if (now - lastMs >= everyMs) {
                keep();
            }
        }

        private long nowMs() {
            return runner.orElseThrow().simulation().elapsedMs();
        }

        /// Keeps what is now, if it is new; else once a second, since pictures tell how long ago something was.
        private void keep() {
            var from = runner.orElseThrow();
            lastMs = nowMs();
            var snapshot = from.shown();
            boolean same =
                    !frames.isEmpty()
                            && frames.getLast().atMs() / 1_000 == lastMs / 1_000
                            && frames.getLast().snapshot() == snapshot
                            && frames.getLast().writers().equals(from.writers());
            if (!same && frames.size() < 2 * MOST_FRAMES) {
                frames.add(
                        new Frame(
                                lastMs,
                                SimulatedView.of(from.simulation(), snapshot, NEWEST),
                                snapshot,
                                Map.of(),
                                from.writers()));
            }
        }

        private List<Branch.Marked> marked(List<EngineEvent> events) {
            long began = frames.getFirst().view().atMs() - frames.getFirst().atMs();
            return events.stream()
                    .filter(CopyRun::isMarked)
                    .limit(MOST_MARKED)
                    .map(e -> new Branch.Marked(e.atMs() - began, e))
                    .toList();
        }
    }

    /// What a person wants to see on the ruler; records are in the pictures.
    private static boolean isMarked(EngineEvent event) {
        return switch (event) {
            case EngineEvent.FaultBegan _,
                    EngineEvent.FaultEnded _,
                    EngineEvent.BrokerFenced _,
                    EngineEvent.BrokerUnfenced _,
                    EngineEvent.BrokerCrashed _,
                    EngineEvent.ControllerElected _ ->
                    true;
            case EngineEvent.LeaderElected e -> !e.topic().startsWith("__");
            case EngineEvent.IsrChanged e -> !e.topic().startsWith("__");
            case EngineEvent.LogTruncated e -> !e.topic().startsWith("__");
            default -> false;
        };
    }
}
