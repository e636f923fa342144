package io.logarium.app.tour;

import io.logarium.app.lesson.Glossary;
import io.logarium.app.lesson.Lesson;
import io.logarium.app.lesson.Lessons;
import io.logarium.app.lesson.Program;
import io.logarium.app.lesson.Programs;
import java.util.Comparator;
import java.util.List;

/// What the tour shows: its lessons, the words of the glossary, and programs.
///
/// @param lessons chapter by chapter
/// @param programs that lessons show line by line
record Library(List<Lesson> lessons, Glossary glossary, List<Program> programs) {
    static final Library EMPTY = new Library(List.of(), new Glossary(List.of()), List.of());

    Library {
        lessons = List.copyOf(lessons);
        programs = List.copyOf(programs);
    }

    /// The programs that a lesson shows.
    List<Program> programsOf(Lesson lesson) {
        return programs.stream().filter(p -> lesson.programs().contains(p.name())).toList();
    }

    /// The program's own. Reads about a hundred files; not for the JavaFX thread.
    static Library bundled() {
        var lessons =
                Lessons.bundled().lessons().stream()
                        .sorted(Comparator.comparing(Lesson::chapter))
                        .toList();
        return new Library(lessons, Glossary.bundled(), Programs.bundled());
    }
}
