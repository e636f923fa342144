package io.logarium.app.pictures;

import io.logarium.app.lesson.Chapter;
import io.logarium.app.state.MotionChoice;
import io.logarium.app.tour.TourScreen;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// Pictures of the tour: the list, a question, and what came of an answer.
final class TourShots {
    /// A lesson of each chapter, in their order, up to the step whose result was predicted.
    private static final List<Result> OF_CHAPTERS =
            List.of(
                    new Result("01-cluster", 1),
                    new Result("02-topic-is-logs", 1),
                    new Result("04-more-partitions", 2),
                    new Result("06-acks-all", 2),
                    new Result("08-latest", 1),
                    new Result("12-crash-or-goodbye", 1),
                    new Result("13-committed-is-next", 1),
                    new Result("16-high-watermark", 2),
                    new Result("20-path", 2),
                    new Result("21-retention", 1),
                    new Result("22-reset", 1),
                    new Result("23-small-topics", 1),
                    new Result("24-hot-key", 1),
                    new Result("25-min-isr", 2),
                    new Result("27-lag", 1));

    /// @param steps how many of the lesson's steps are done
    private record Result(String lesson, int steps) {}

    private TourShots() {}

    /// @param motion chooses how much moves; without motion the end of a step is shown at once
    static List<Shot> of(TourScreen tour, Runnable go, Consumer<MotionChoice> motion) {
        var shots = new ArrayList<>(parts(tour, go));
        for (var result : OF_CHAPTERS) {
            shots.add(
                    new Shot(
                            "chapter-" + result.lesson(),
                            () -> {
                                motion.accept(MotionChoice.REDUCED);
                                tour.open(result.lesson());
                            },
                            () -> isThere(tour, result.steps(), motion)));
        }
        return shots;
    }

    private static List<Shot> parts(TourScreen tour, Runnable go) {
        return List.of(
                Shot.of(
                        "tour",
                        () -> {
                            go.run();
                            tour.list();
                        }),
                new Shot("tour-predict", () -> tour.open("19-leader-dies"), tour::isQuiet),
                new Shot("tour-click", () -> tour.choose(1), tour::isQuiet),
                new Shot(
                        "tour-result",
                        () -> {
                            tour.choose(2);
                            tour.doStep();
                        },
                        tour::isQuiet),
                new Shot(
                        "tour-drag",
                        () -> tour.open("16-high-watermark"),
                        () -> isAfterTheFirstStep(tour)),
                new Shot("tour-goal", () -> tour.open("28-two-copies"), tour::isQuiet),
                Shot.of("tour-program", () -> tour.showProgram("first-producer")),
                Shot.of("tour-check", () -> tour.check(Chapter.REPLICATION)),
                new Shot(
                        "tour-check-answered",
                        () -> {
                            tour.choose(1);
                            tour.choose(2);
                        },
                        () -> true),
                new Shot("tour-bug-predict", () -> tour.open("15-find-the-bug"), tour::isQuiet),
                new Shot(
                        "tour-bug",
                        () -> {
                            tour.choose(1);
                            tour.doStep();
                        },
                        tour::isQuiet));
    }

    /// Answers whatever is asked, with an option that there is, and does steps; true when that many are done.
    private static boolean isThere(TourScreen tour, int steps, Consumer<MotionChoice> motion) {
        if (!tour.isQuiet()) {
            return false;
        }
        for (int done = tour.done(); done < steps; done++) {
            for (int digit = 1; digit <= 9; digit++) {
                tour.choose(digit);
            }
            tour.doStep();
        }
        motion.accept(MotionChoice.SYSTEM);
        return tour.done() == steps;
    }

    private static boolean isAfterTheFirstStep(TourScreen tour) {
        if (tour.isQuiet() && tour.done() == 0) {
            tour.choose(3);
            tour.doStep();
        }
        return tour.isQuiet() && tour.done() == 1;
    }
}
