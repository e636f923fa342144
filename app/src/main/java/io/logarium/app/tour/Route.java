package io.logarium.app.tour;

import io.logarium.app.lesson.Chapter;
import io.logarium.app.lesson.Lesson;
import io.logarium.app.lesson.Lessons;
import io.logarium.app.text.Texts;
import java.util.List;
import java.util.Optional;

/// What follows what in the tour: lesson by lesson, with a quick check at the end of a chapter that has questions. Pure.
///
/// @param lessons in their order; the list grows when own lessons are found
record Route(List<Lesson> lessons) {
    /// A line such as "Lesson 5 of 22".
    String where(Lesson lesson) {
        return Texts.of(
                "tour.where",
                lessons.indexOf(lesson) + 1,
                lessons.size(),
                Texts.of("tour.chapter." + lesson.chapter().word()));
    }

    /// What the button says that leads on from a lesson; empty behind the last one.
    Optional<String> nextKey(Lesson lesson) {
        if (leadsToCheck(lesson)) {
            return Optional.of("tour.check.do");
        }
        return after(lesson).map(_ -> "tour.next");
    }

    boolean leadsToCheck(Lesson lesson) {
        var own = Lessons.byChapter(lessons).getOrDefault(lesson.chapter(), List.of());
        return !own.isEmpty()
                && own.getLast().equals(lesson)
                && own.stream().anyMatch(l -> !l.questions().isEmpty());
    }

    Optional<Lesson> after(Lesson lesson) {
        return at(lessons.indexOf(lesson) + 1);
    }

    /// The first lesson behind a chapter.
    Optional<Lesson> after(Chapter chapter) {
        int last = -1;
        for (int i = 0; i < lessons.size(); i++) {
            last = lessons.get(i).chapter() == chapter ? i : last;
        }
        return last < 0 ? Optional.empty() : at(last + 1);
    }

    private Optional<Lesson> at(int index) {
        return index < lessons.size() ? Optional.of(lessons.get(index)) : Optional.empty();
    }
}
