package io.logarium.app.tour;

import io.logarium.app.lesson.Glossary;
import io.logarium.app.lesson.Lesson;
import io.logarium.app.lesson.Lessons;
import java.util.List;

/// What the tour shows: its lessons and the words of the glossary.
///
/// @param lessons in their order
record Library(List<Lesson> lessons, Glossary glossary) {
    static final Library EMPTY = new Library(List.of(), new Glossary(List.of()));

    Library {
        lessons = List.copyOf(lessons);
    }

    /// The program's own. Reads about a hundred files; not for the JavaFX thread.
    static Library bundled() {
        return new Library(Lessons.bundled().lessons(), Glossary.bundled());
    }
}
