package io.logarium.app;

import io.logarium.app.handout.HandOut;
import io.logarium.app.lesson.Glossary;
import io.logarium.app.lesson.LessonCheck;
import io.logarium.app.lesson.LessonProblem;
import io.logarium.app.lesson.Lessons;
import io.logarium.app.lesson.live.LiveLessons;
import io.logarium.app.text.Texts;
import io.logarium.engine.sim.scenario.ScenarioException;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// `logarium lessons`: plays lessons without a display and says what in them is not so.
final class LessonRuns {
    private final PrintStream out;
    private final PrintStream err;

    LessonRuns(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    /// @return the exit code: 1 when something is not so, 2 when there is no lesson
    int check(Wish.CheckLessons wish) {
        SimulatedRuns.quiet();
        Lessons.Found found;
        try {
            found = found(wish.folder());
        } catch (IOException e) {
            err.println("logarium: The folder cannot be read: " + e.getMessage());
            return Main.WRONG_ARGUMENTS;
        }
        if (found.lessons().isEmpty() && found.problems().isEmpty()) {
            err.println("logarium: There is no lesson; one is a folder with a lesson.json in it.");
            return Main.WRONG_ARGUMENTS;
        }
        found.problems().forEach(this::tell);
        int problems = found.problems().size();
        var terms = Glossary.bundled().ids();
        for (var lesson : found.lessons()) {
            var report = LessonCheck.check(lesson, terms);
            report.problems().forEach(this::tell);
            problems += report.problems().size();
            if (report.problems().isEmpty()) {
                out.printf(
                        "ok %s: %d claims, %d answers%n",
                        lesson.id(), report.claims(), report.answers());
            }
        }
        out.println(
                problems == 0
                        ? "all is so: %d lessons".formatted(found.lessons().size())
                        : "not so: " + problems);
        return problems == 0 ? 0 : Main.CANNOT;
    }

    /// @return the exit code: 1 when something is not so, 2 when there is no such lesson
    int play(Wish.PlayLessons wish) {
        SimulatedRuns.quiet();
        var lessons =
                Lessons.bundled().lessons().stream()
                        .filter(l -> wish.lesson().filter(id -> !id.equals(l.id())).isEmpty())
                        .toList();
        if (lessons.isEmpty()) {
            err.println("logarium: There is no lesson " + wish.lesson().orElse("") + ".");
            return Main.WRONG_ARGUMENTS;
        }
        var prefix = "logarium-lesson-%08x-".formatted(new java.util.Random().nextInt());
        int problems = 0;
        int claims = 0;
        int skipped = 0;
        for (var lesson : lessons) {
            var report =
                    wish.reference()
                            .map(at -> LiveLessons.reference(lesson, at, prefix))
                            .orElseGet(() -> LiveLessons.live(lesson));
            report.problems().forEach(this::tell);
            report.skipped().forEach(s -> out.println("left out " + lesson.id() + "/" + s));
            out.printf(
                    "%s %s: %d claims, %d left out%n",
                    report.problems().isEmpty() ? "ok" : "NOT SO",
                    lesson.id(),
                    report.claims(),
                    report.skipped().size());
            out.flush();
            problems += report.problems().size();
            claims += report.claims();
            skipped += report.skipped().size();
        }
        out.printf(
                "%s: %d lessons, %d claims are so, %d left out%n",
                problems == 0 ? "nothing is otherwise" : "not so: " + problems,
                lessons.size(),
                claims,
                skipped);
        return problems == 0 ? 0 : Main.CANNOT;
    }

    /// @return the exit code
    int print(Wish.PrintLessons wish) {
        SimulatedRuns.quiet();
        Texts.language(wish.language());
        try {
            Files.createDirectories(wish.out());
            var lessons = found(wish.folder()).lessons();
            for (var lesson : lessons) {
                Files.writeString(
                        wish.out().resolve(lesson.id() + ".html"),
                        HandOut.of(lesson, wish.language()));
            }
            out.printf("%d pages in %s%n", lessons.size(), wish.out());
            return lessons.isEmpty() ? Main.WRONG_ARGUMENTS : 0;
        } catch (IOException | ScenarioException e) {
            err.println("logarium: The pages cannot be written: " + e.getMessage());
            return Main.CANNOT;
        }
    }

    private static Lessons.Found found(Optional<Path> folder) throws IOException {
        return folder.isPresent() ? Lessons.in(folder.get()) : Lessons.bundled();
    }

    private void tell(LessonProblem problem) {
        out.println("NOT SO " + problem);
    }
}
