package io.logarium.app.lesson;

import io.logarium.app.lesson.Film.Verdict;

/// What is said to an answer.
public final class Answers {
    private Answers() {}

    /// Which of the replies in the words of the question is for this answer.
    public static String replyTo(Prediction prediction, String answer, Verdict verdict) {
        return switch (prediction) {
            case Prediction.Choice _ -> answer;
            case Prediction.Number number -> {
                if (verdict.isRight(answer)) {
                    yield "right";
                }
                yield number.wrong().stream().map(String::valueOf).anyMatch(answer::equals)
                        ? answer
                        : "other";
            }
        };
    }
}
