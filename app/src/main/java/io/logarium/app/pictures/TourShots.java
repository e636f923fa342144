package io.logarium.app.pictures;

import io.logarium.app.lesson.Chapter;
import io.logarium.app.tour.TourScreen;
import java.util.List;

/// Pictures of the tour: the list, a question, and what came of an answer.
final class TourShots {
    private TourShots() {}

    static List<Shot> of(TourScreen tour, Runnable go) {
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

    private static boolean isAfterTheFirstStep(TourScreen tour) {
        if (tour.isQuiet() && tour.done() == 0) {
            tour.choose(3);
            tour.doStep();
        }
        return tour.isQuiet() && tour.done() == 1;
    }
}
