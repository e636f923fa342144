package io.logarium.app.lesson;

import io.logarium.app.cluster.SimulatedView;
import io.logarium.app.lesson.Film.Frame;
import io.logarium.app.lesson.Film.Take;
import io.logarium.app.lesson.Film.Verdict;
import io.logarium.engine.event.EngineEvent;
import io.logarium.engine.sim.scenario.Scenario;
import io.logarium.engine.sim.scenario.ScenarioException;
import io.logarium.engine.sim.scenario.ScenarioRunner;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/// Carries a lesson out on a simulated cluster, on the caller's thread, and keeps what could be seen.
public final class Filming {
    /// A simulated moment between two pictures.
    private static final long FRAME_MS = 50;

    /// A lesson never needs longer; one that does is wrong.
    private static final long LONGEST_MS = 180_000;

    private static final String PAUSE = "wait 100ms";
    private static final int MOST_PAUSES = 10;
    private static final int MOST_FRAMES = 4_000;
    private static final int MOST_EVENTS = 2_000;

    private final Lesson lesson;
    private final Map<String, String> knobs;
    private final ScenarioRunner runner;
    private final List<Frame> frames = new ArrayList<>();
    private final List<EngineEvent> events = new ArrayList<>();
    private final List<String> transcript = new ArrayList<>();
    private long lastFrameMs = -FRAME_MS;
    private int frameCount;
    private int line;

    private Filming(Lesson lesson, Map<String, String> knobs) throws ScenarioException {
        this.lesson = lesson;
        this.knobs = knobs;
        var cluster = Scenario.parse(lesson.id(), "cluster " + lesson.cluster());
        runner = new ScenarioRunner(cluster, OptionalLong.empty(), transcript::add);
        runner.onTick(this::tick);
        runner.onEvent(event -> {
            if (events.size() < MOST_EVENTS) {
                events.add(event);
            }
        });
        runner.carryOut(cluster.lines().getFirst());
    }

    /// @param knobs chosen values by id; the lesson's own where none is chosen
    /// @throws ScenarioException when a command cannot be carried out
    public static Film of(Lesson lesson, Map<String, String> knobs) throws ScenarioException {
        var filming = new Filming(lesson, knobs);
        var takes = new ArrayList<Take>();
        takes.add(filming.start());
        for (var step : lesson.steps()) {
            takes.add(filming.step(step));
        }
        return new Film(takes);
    }

    private Take start() throws ScenarioException {
        carryOut(lesson.start());
        for (int i = 0; i < MOST_PAUSES && !showsItsTopic(); i++) {
            carryOut(List.of(PAUSE));
        }
        // Only what it ends with is shown.
        frames.clear();
        long began = runner.simulation().elapsedMs();
        return take(began, List.of(), Map.of());
    }

    /// What a broker tells of itself is some tenths of a second old; a learner begins with a picture of what the start has made.
    private boolean showsItsTopic() {
        var made = "create-topic " + lesson.topic() + " ";
        return lesson.start().stream().noneMatch(c -> c.startsWith(made))
                || runner.shown().topics().stream().anyMatch(t -> t.name().equals(lesson.topic()));
    }

    private Take step(Lesson.Step step) throws ScenarioException {
        long began = runner.simulation().elapsedMs();
        frame();
        carryOut(step.commands());
        var failed = failed(step.claims());
        var verdicts = new LinkedHashMap<String, Verdict>();
        for (var prediction : lesson.predictions()) {
            if (prediction.after().equals(step.id())) {
                verdicts.put(prediction.id(), verdict(prediction));
            }
        }
        if (step.equals(lesson.steps().getLast())) {
            for (var knob : lesson.knobs()) {
                var value = knobs.getOrDefault(knob.id(), knob.values().getFirst());
                failed.addAll(failed(knob.claims().getOrDefault(value, List.of())));
            }
        }
        return take(began, failed, verdicts);
    }

    private void carryOut(List<String> commands) throws ScenarioException {
        for (var command : commands) {
            var text = command;
            for (var knob : lesson.knobs()) {
                var value = knobs.getOrDefault(knob.id(), knob.values().getFirst());
                text = text.replace("${" + knob.id() + "}", value);
            }
            line++;
            runner.carryOut(new Scenario.Line(line, text, false));
            frame();
        }
    }

    private List<String> failed(List<String> claims) throws ScenarioException {
        var failed = new ArrayList<String>();
        for (var claim : claims) {
            var found = runner.fact(name(claim));
            if (!found.equals(claim.substring(claim.lastIndexOf(' ') + 1))) {
                failed.add(claim + ": it is " + found);
            }
        }
        return failed;
    }

    private static String name(String claim) {
        int space = claim.lastIndexOf(' ');
        return space < 0 ? claim : claim.substring(0, space);
    }

    private Verdict verdict(Prediction prediction) throws ScenarioException {
        return switch (prediction) {
            case Prediction.Measured number -> new Verdict(List.of(runner.fact(number.fact())));
            case Prediction.Click click -> new Verdict(List.of(runner.fact(click.fact())));
            case Prediction.Choice choice -> {
                var right = new ArrayList<String>();
                for (var option : choice.options()) {
                    if (!option.when().isEmpty() && failed(option.when()).isEmpty()) {
                        right.add(option.id());
                    }
                }
                yield new Verdict(right);
            }
        };
    }

    private void tick() {
        long now = runner.simulation().elapsedMs();
        if (now > LONGEST_MS) {
            throw new IllegalArgumentException(
                    "The lesson takes more than %d s of simulated time."
                            .formatted(LONGEST_MS / 1_000));
        }
        if (now - lastFrameMs >= FRAME_MS) {
            frame();
        }
    }

    /// Keeps what is now, if it is new.
    private void frame() {
        lastFrameMs = runner.simulation().elapsedMs();
        var snapshot = runner.shown();
        var positions = Map.copyOf(runner.positions(lesson.group()));
        var writers = runner.writers();
        if (!frames.isEmpty()) {
            var last = frames.getLast();
            if (last.snapshot() == snapshot
                    && last.positions().equals(positions)
                    && last.writers().equals(writers)) {
                return;
            }
        }
        if (frameCount < MOST_FRAMES) {
            frameCount++;
            frames.add(
                    new Frame(
                            lastFrameMs,
                            SimulatedView.of(runner.simulation(), snapshot),
                            snapshot,
                            positions,
                            writers));
        }
    }

    /// What the pictures show now.
    ///
    /// @param group whose positions they show
    static Frame frame(ScenarioRunner runner, Optional<String> group) {
        var snapshot = runner.shown();
        return new Frame(
                runner.simulation().elapsedMs(),
                SimulatedView.of(runner.simulation(), snapshot),
                snapshot,
                runner.positions(group),
                runner.writers());
    }

    private Take take(long beganMs, List<String> failed, Map<String, Verdict> verdicts) {
        frame();
        var take =
                new Take(
                        frames,
                        runner.simulation().elapsedMs() - beganMs,
                        events,
                        transcript,
                        failed,
                        verdicts);
        frames.clear();
        events.clear();
        transcript.clear();
        return take;
    }
}
