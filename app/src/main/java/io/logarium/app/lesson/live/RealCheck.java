package io.logarium.app.lesson.live;

import io.logarium.app.lesson.Film;
import io.logarium.app.lesson.Filming;
import io.logarium.app.lesson.Lesson;
import io.logarium.app.lesson.LessonProblem;
import io.logarium.app.lesson.Prediction;
import io.logarium.app.lesson.live.OutsideFacts.Unanswered;
import io.logarium.engine.sim.scenario.ScenarioException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.apache.kafka.common.KafkaException;

/// Plays a lesson on a running cluster and compares its claims, and what it calls right, with what is seen there.
public final class RealCheck {
    /// Brokers and groups notice a death only after a session; then something changes within this.
    private static final long LIMIT_NANOS = TimeUnit.SECONDS.toNanos(25);

    private static final long LOOK_MS = 200;
    private static final String ANYWHERE = "*";

    private final Lesson lesson;
    private final Where where;
    private final RealStage stage;
    private final List<LessonProblem> problems = new ArrayList<>();
    private final List<String> skipped = new ArrayList<>();
    private Optional<String> stopped = Optional.empty();
    private int claims;

    /// Which cluster.
    ///
    /// @param name `live` or `reference`, as lessons call it
    /// @param prefix of the names of what lessons create there
    /// @param faults carries out a fault and answers `ok …` or `error …`; absent where none can be made
    public record Where(
            String name, String bootstrap, String prefix, Optional<UnaryOperator<String>> faults) {}

    /// What came of it.
    ///
    /// @param claims facts that were compared and are so
    /// @param skipped what could not be done or seen there: `place: reason`
    public record Report(List<LessonProblem> problems, int claims, List<String> skipped) {
        public Report {
            problems = List.copyOf(problems);
            skipped = List.copyOf(skipped);
        }
    }

    private RealCheck(Lesson lesson, Where where, RealStage stage) {
        this.lesson = lesson;
        this.where = where;
        this.stage = stage;
    }

    /// Plays the lesson there; takes seconds up to a minute.
    public static Report check(Lesson lesson, Where where) {
        var why = lesson.only(where.name(), ANYWHERE);
        if (why.isPresent()) {
            return new Report(List.of(), 0, List.of("all of it: " + why.get()));
        }
        Film film;
        try {
            film = Filming.of(lesson, Map.of());
        } catch (ScenarioException e) {
            return new Report(
                    List.of(
                            new LessonProblem(
                                    lesson.id(), "lesson.json", String.valueOf(e.getMessage()))),
                    0,
                    List.of());
        }
        var places = new Places(where.faults().map(_ -> film));
        try (var stage = new RealStage(lesson, where, places)) {
            var check = new RealCheck(lesson, where, stage);
            check.play(film);
            return new Report(check.problems, check.claims, check.skipped);
        }
    }

    private void play(Film film) {
        lesson.start().forEach(command -> carryOut("start", command));
        for (var step : lesson.steps()) {
            var place = "step " + step.id();
            lesson.only(where.name(), place).ifPresent(why -> stopped = Optional.of(why));
            step.commands().forEach(command -> carryOut(place, command));
            step.claims().forEach(claim -> claim(place, claim));
            for (var prediction : lesson.predictions()) {
                if (prediction.after().equals(step.id())) {
                    film.verdict(prediction.id()).ifPresent(v -> prediction(prediction, v));
                }
            }
        }
        lesson.goal().ifPresent(_ -> skipped.add("goal: It is judged on the simulated cluster."));
    }

    private void bad(String place, String what) {
        problems.add(new LessonProblem(lesson.id(), place + " (" + where.name() + ")", what));
    }

    private void carryOut(String place, String command) {
        if (stopped.isPresent()) {
            return;
        }
        var text = command;
        for (var knob : lesson.knobs()) {
            text = text.replace("${" + knob.id() + "}", knob.values().getFirst());
        }
        try {
            stage.carryOut(text);
            if (text.startsWith("await ")) {
                await(place, text);
            }
        } catch (NotHereException e) {
            stopped = Optional.of(e.why());
        } catch (KafkaException | IllegalStateException | Unanswered e) {
            stopped = Optional.of("it failed before");
            bad(place, text + ": " + e.getMessage());
        }
    }

    private void await(String place, String command) {
        var fact = command.substring("await ".length()).replaceAll(" within=\\S+$", "");
        claim(place, fact);
    }

    private static String nameOf(String claim) {
        return claim.substring(0, claim.lastIndexOf(' '));
    }

    private static String valueOf(String claim) {
        return claim.substring(claim.lastIndexOf(' ') + 1);
    }

    private interface Wanted {
        boolean is() throws NotHereException;
    }

    /// Looks until it is so; what is, is a moment later than what was done.
    private static boolean until(Wanted wanted) throws NotHereException {
        long end = System.nanoTime() + LIMIT_NANOS;
        while (!wanted.is()) {
            if (System.nanoTime() > end) {
                return false;
            }
            try {
                TimeUnit.MILLISECONDS.sleep(LOOK_MS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
        return true;
    }

    private void claim(String place, String claim) {
        var why = stopped.or(() -> lesson.only(where.name(), place + ": " + claim));
        if (why.isPresent()) {
            skipped.add(place + ", " + claim + ": " + why.get());
            return;
        }
        try {
            if (until(() -> stage.fact(nameOf(claim)).equals(valueOf(claim)))) {
                claims++;
            } else {
                bad(place, "Not so: %s: it is %s".formatted(claim, stage.fact(nameOf(claim))));
            }
        } catch (NotHereException e) {
            skipped.add(place + ", " + claim + ": " + e.why());
        }
    }

    private void prediction(Prediction prediction, Film.Verdict simulated) {
        var place = "prediction " + prediction.id();
        var why = stopped.or(() -> lesson.only(where.name(), place));
        if (why.isPresent()) {
            skipped.add(place + ": " + why.get());
            return;
        }
        try {
            boolean same =
                    switch (prediction) {
                        case Prediction.Choice choice ->
                                until(() -> right(choice).equals(simulated.right()));
                        case Prediction.Measured measured ->
                                until(() -> simulated.isRight(stage.fact(measured.fact())));
                        case Prediction.Click click ->
                                until(() -> simulated.isRight(stage.fact(click.fact())));
                    };
            if (same) {
                claims++;
            } else {
                bad(
                        place,
                        "Here something else is right than %s: %s"
                                .formatted(simulated.right(), seen(prediction)));
            }
        } catch (NotHereException e) {
            skipped.add(place + ": " + e.why());
        }
    }

    /// What is there of all that the prediction looks at.
    private Map<String, String> seen(Prediction prediction) throws NotHereException {
        var names =
                switch (prediction) {
                    case Prediction.Choice choice ->
                            choice.options().stream()
                                    .flatMap(o -> o.when().stream())
                                    .map(RealCheck::nameOf)
                                    .toList();
                    case Prediction.Measured measured -> List.of(measured.fact());
                    case Prediction.Click click -> List.of(click.fact());
                };
        var seen = new TreeMap<String, String>();
        for (var name : names) {
            seen.put(name, stage.fact(name));
        }
        return seen;
    }

    private List<String> right(Prediction.Choice choice) throws NotHereException {
        var right = new ArrayList<String>();
        for (var option : choice.options()) {
            boolean so = !option.when().isEmpty();
            for (var fact : option.when()) {
                so = so && stage.fact(nameOf(fact)).equals(valueOf(fact));
            }
            if (so) {
                right.add(option.id());
            }
        }
        return right;
    }
}
