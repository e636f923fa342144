package io.logarium.app.lesson;

import io.logarium.app.lesson.Film.Verdict;
import java.util.List;

/// What is said to an answer.
public final class Answers {
    private Answers() {}

    /// Which of the replies in the words of the question is for this answer.
    public static String replyTo(Prediction prediction, String answer, Verdict verdict) {
        return switch (prediction) {
            case Prediction.Choice _ -> answer;
            case Prediction.Measured measured ->
                    named(answer, measured.wrong().stream().map(String::valueOf).toList(), verdict);
            case Prediction.Click click -> named(answer, click.wrong(), verdict);
        };
    }

    private static String named(String answer, List<String> wrong, Verdict verdict) {
        if (verdict.isRight(answer)) {
            return "right";
        }
        return wrong.contains(answer) ? answer : "other";
    }
}
