package io.logarium.app.tour;

import io.logarium.app.lesson.Lesson;
import io.logarium.app.text.Language;

/// Makes the page of a lesson that a teacher prints.
@FunctionalInterface
public interface HandOuts {
    /// The page as HTML; may take a moment.
    ///
    /// @throws Exception when the lesson cannot be carried out
    String of(Lesson lesson, Language language) throws Exception;
}
