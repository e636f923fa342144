package io.logarium.app.tour;

import io.logarium.app.lesson.Chapter;
import io.logarium.app.lesson.Lesson;
import io.logarium.app.lesson.LessonCheck;
import io.logarium.app.lesson.LessonProblem;
import io.logarium.app.lesson.Lessons;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// The lessons in a folder of the user's, played and checked before they are shown.
///
/// @param lessons those with nothing wrong
/// @param problems of the others
record OwnLessons(List<Lesson> lessons, List<LessonProblem> problems) {
    OwnLessons {
        lessons = List.copyOf(lessons);
        problems = List.copyOf(problems);
    }

    /// Takes some tenths of a second a lesson; not for the JavaFX thread.
    static OwnLessons in(Path folder, Set<String> terms) throws IOException {
        if (!Files.isDirectory(folder)) {
            return new OwnLessons(List.of(), List.of());
        }
        var found = Lessons.in(folder);
        var problems = new ArrayList<>(found.problems());
        var lessons = new ArrayList<Lesson>();
        for (var lesson : found.lessons()) {
            var wrong = LessonCheck.check(lesson, terms).problems();
            problems.addAll(wrong);
            if (wrong.isEmpty() && lesson.chapter() == Chapter.OWN) {
                lessons.add(lesson);
            } else if (wrong.isEmpty()) {
                problems.add(
                        new LessonProblem(
                                lesson.id(), "lesson.json chapter", "An own lesson says: own."));
            }
        }
        return new OwnLessons(lessons, problems);
    }
}
