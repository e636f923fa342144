package io.logarium.app.lesson;

/// Something wrong with a lesson.
///
/// @param lesson id of the lesson
/// @param place file and place in it
/// @param what is wrong and what to do, sentences
public record LessonProblem(String lesson, String place, String what) {
    @Override
    public String toString() {
        return lesson + "/" + place + ": " + what;
    }
}
