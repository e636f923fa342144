package io.logarium.app.tour;

import io.logarium.app.lesson.Film;
import io.logarium.app.lesson.Lesson;
import io.logarium.app.lesson.Prediction;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// How far a learner has come in a lesson: what was answered and which steps were done. Nothing is done before it was predicted.
final class Course {
    private final Lesson lesson;
    private final Film film;
    private final Map<String, String> answers = new LinkedHashMap<>();
    private int done;

    Course(Lesson lesson, Film film) {
        this.lesson = lesson;
        this.film = film;
    }

    Lesson lesson() {
        return lesson;
    }

    Film film() {
        return film;
    }

    /// Steps that were done.
    int done() {
        return done;
    }

    boolean isAtEnd() {
        return done == lesson.steps().size();
    }

    /// The question that has to be answered now.
    Optional<Prediction> open() {
        if (isAtEnd()) {
            return Optional.empty();
        }
        return lesson.before(lesson.steps().get(done).id()).stream()
                .filter(p -> !answers.containsKey(p.id()))
                .findFirst();
    }

    /// The question that is open, or else the last one before the next step: it may be answered anew until the step is done.
    Optional<Prediction> asked() {
        if (isAtEnd()) {
            return Optional.empty();
        }
        return open().or(() ->
                lesson.before(lesson.steps().get(done).id()).stream().reduce((_, b) -> b));
    }

    boolean mayDo() {
        return !isAtEnd() && open().isEmpty();
    }

    /// An answer counts until the step is done.
    void answer(Prediction prediction, String answer) {
        if (lesson.stepIndex(prediction.before()) == done) {
            answers.put(prediction.id(), answer);
        }
    }

    Optional<String> answerTo(Prediction prediction) {
        return Optional.ofNullable(answers.get(prediction.id()));
    }

    void doStep() {
        if (mayDo()) {
            done++;
        }
    }

    /// Whether the step has been done that decides it.
    boolean isDecided(Prediction prediction) {
        return lesson.stepIndex(prediction.after()) < done;
    }

    boolean isRight(Prediction prediction) {
        return answerTo(prediction)
                .flatMap(a -> film.verdict(prediction.id()).map(v -> v.isRight(a)))
                .orElse(false);
    }

    Progress.Score score() {
        return new Progress.Score(
                (int) lesson.predictions().stream().filter(this::isRight).count(),
                lesson.predictions().size());
    }
}
