package io.logarium.app.lesson;

import io.logarium.app.text.Language;
import io.logarium.engine.sim.scenario.ScenarioException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Plays a lesson through as learners would: answers each question right and wrong, does each step, turns each knob, and compares
/// every claim with the state of the simulated cluster.
public final class LessonCheck {
    /// Longer than this nobody watches without a stop.
    static final long LONGEST_STEP_MS = 10_000;

    private final Lesson lesson;
    private final List<LessonProblem> problems = new ArrayList<>();
    private int claims;
    private int answers;

    private LessonCheck(Lesson lesson) {
        this.lesson = lesson;
    }

    /// What came of it.
    ///
    /// @param claims facts that were compared
    /// @param answers answers that were given
    public record Report(List<LessonProblem> problems, int claims, int answers) {
        public Report {
            problems = List.copyOf(problems);
        }
    }

    /// @param terms ids of the cards of the glossary
    public static Report check(Lesson lesson, Set<String> terms) {
        var check = new LessonCheck(lesson);
        check.problems.addAll(LessonLint.check(lesson, terms));
        if (check.problems.isEmpty()) {
            check.play();
        }
        return new Report(check.problems, check.claims, check.answers);
    }

    private void bad(String place, String what) {
        problems.add(new LessonProblem(lesson.id(), place, what));
    }

    private void play() {
        lesson.questions().forEach(q -> answers += q.options().size());
        if (lesson.goal().isPresent()) {
            goal(lesson.goal().get());
            return;
        }
        film("as it is", Map.of(), true);
        for (var knob : lesson.knobs()) {
            for (var value : knob.values().stream().skip(1).toList()) {
                film(knob.id() + "=" + value, Map.of(knob.id(), value), false);
                claims += knob.claims().getOrDefault(value, List.of()).size();
            }
        }
    }

    /// The solution reaches the goal, and the start is not there yet.
    private void goal(Lesson.Goal goal) {
        claims += goal.conditions().size() + 1;
        try {
            var sandbox = Sandbox.of(lesson);
            if (sandbox.isReached()) {
                bad("lesson.json goal", "It is reached before anything is done.");
            }
            for (var command : goal.solution()) {
                sandbox.carryOut(command);
            }
            sandbox.states().stream()
                    .filter(s -> !s.met())
                    .forEach(s ->
                            bad(
                                    "lesson.json goal " + s.condition().id(),
                                    "The solution does not reach it: it is " + s.now() + "."));
        } catch (ScenarioException | IllegalArgumentException e) {
            bad("lesson.json goal", String.valueOf(e.getMessage()));
        }
    }

    private void film(String how, Map<String, String> knobs, boolean plain) {
        try {
            var film = Filming.of(lesson, knobs);
            var last = film.takes().getLast();
            if (plain) {
                for (int i = 0; i < lesson.steps().size(); i++) {
                    step(lesson.steps().get(i), film.takes().get(i + 1));
                }
                lesson.predictions().forEach(p -> question(p, film));
            } else {
                knobClaims(how, last, knobs);
            }
        } catch (ScenarioException e) {
            bad("lesson.json (" + how + ")", String.valueOf(e.getMessage()));
        }
    }

    /// With a knob turned the steps' own claims need not hold any more.
    private void knobClaims(String how, Film.Take last, Map<String, String> knobs) {
        var wanted =
                lesson.knobs().stream()
                        .flatMap(k ->
                                k
                                        .claims()
                                        .getOrDefault(knobs.getOrDefault(k.id(), ""), List.of())
                                        .stream())
                        .toList();
        last.failed().stream()
                .filter(f -> wanted.stream().anyMatch(w -> f.startsWith(w + ":")))
                .forEach(f -> bad("lesson.json knob " + how, "Not so: " + f));
    }

    private void step(Lesson.Step step, Film.Take take) {
        claims += step.claims().size();
        take.failed().forEach(f -> bad("lesson.json step " + step.id(), "Not so: " + f));
        if (take.spanMs() > LONGEST_STEP_MS) {
            bad(
                    "lesson.json step " + step.id(),
                    "It runs %d ms without a stop; at most %d. Make two steps of it."
                            .formatted(take.spanMs(), LONGEST_STEP_MS));
        }
    }

    private void question(Prediction prediction, Film film) {
        var place = "lesson.json prediction " + prediction.id();
        var verdict = film.verdict(prediction.id());
        if (verdict.isEmpty()) {
            bad(place, "Nothing decides it.");
            return;
        }
        switch (prediction) {
            case Prediction.Choice choice -> {
                claims += choice.options().stream().mapToInt(o -> o.when().size()).sum();
                if (!verdict.get().right().equals(List.of(choice.right()))) {
                    bad(
                            place,
                            "The state of the cluster says %s is right, the lesson says %s."
                                    .formatted(verdict.get().right(), choice.right()));
                }
                choice.options().forEach(o -> answer(prediction, o.id(), verdict.get()));
            }
            case Prediction.Measured number -> number(number, verdict.get());
            case Prediction.Click click -> click(click, verdict.get());
        }
        answer(prediction, Prediction.UNKNOWN, verdict.get());
    }

    private void number(Prediction.Measured number, Film.Verdict verdict) {
        claims++;
        var place = "lesson.json prediction " + number.id();
        var right = verdict.right().getFirst();
        if (!right.matches("-?\\d{1,9}")) {
            bad(place, "'%s' is no number: it is %s.".formatted(number.fact(), right));
            return;
        }
        int value = Integer.parseInt(right);
        if (value < number.least() || value > number.most() || number.wrong().contains(value)) {
            bad(place, "The right number is " + right + "; it is out of range or called wrong.");
        }
        answer(number, right, verdict);
        number.wrong().forEach(n -> answer(number, Integer.toString(n), verdict));
    }

    private void click(Prediction.Click click, Film.Verdict verdict) {
        claims++;
        var right = verdict.right().getFirst();
        if (!click.among().contains(right) || click.wrong().contains(right)) {
            bad(
                    "lesson.json prediction " + click.id(),
                    "The right one is " + right + "; it cannot be clicked or is called wrong.");
        }
        click.among().forEach(thing -> answer(click, thing, verdict));
    }

    /// Each answer has its reply, in both languages, and only the right one is called right.
    private void answer(Prediction prediction, String answer, Film.Verdict verdict) {
        answers++;
        if (answer.equals(Prediction.UNKNOWN)) {
            return;
        }
        var reply = Answers.replyTo(prediction, answer, verdict);
        for (var language : Language.values()) {
            var section = lesson.text(language).the("predict " + prediction.id());
            if (!section.options().containsKey(reply)) {
                bad(
                        language.code() + ".md predict " + prediction.id(),
                        "Nothing is said to the answer " + answer + ".");
            }
        }
    }
}
