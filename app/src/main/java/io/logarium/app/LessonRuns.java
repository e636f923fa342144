package io.logarium.app;

import io.logarium.app.lesson.Glossary;
import io.logarium.app.lesson.LessonCheck;
import io.logarium.app.lesson.LessonProblem;
import io.logarium.app.lesson.Lessons;
import java.io.IOException;
import java.io.PrintStream;
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

    private static Lessons.Found found(Optional<Path> folder) throws IOException {
        return folder.isPresent() ? Lessons.in(folder.get()) : Lessons.bundled();
    }

    private void tell(LessonProblem problem) {
        out.println("NOT SO " + problem);
    }
}
