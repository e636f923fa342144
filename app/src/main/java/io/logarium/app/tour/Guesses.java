package io.logarium.app.tour;

import io.logarium.app.lesson.Prediction;
import java.util.Optional;

/// What the learner expected, as far as it is a place or a thing on the picture. Pure.
final class Guesses {
    private Guesses() {}

    /// The newest one whose result can be seen in a take.
    static Optional<FilmView.Guess> of(Course course, int take) {
        Optional<FilmView.Guess> found = Optional.empty();
        for (var prediction : course.lesson().predictions()) {
            boolean seen = course.lesson().stepIndex(prediction.after()) < take;
            var answer = course.answerTo(prediction).filter(a -> !a.equals(Prediction.UNKNOWN));
            if (seen && answer.isPresent()) {
                var newer = guess(prediction, answer.get());
                found = newer.isPresent() ? newer : found;
            }
        }
        return found;
    }

    /// The answer that a digit stands for: the number itself where one is asked for or a thing has it as its id, else
    /// the option of that number.
    static Optional<String> byDigit(Prediction prediction, int digit) {
        return switch (prediction) {
            case Prediction.Choice choice when digit >= 1 && digit <= choice.options().size() ->
                    Optional.of(choice.options().get(digit - 1).id());
            case Prediction.Click click when click.among().contains("" + digit) ->
                    Optional.of("" + digit);
            case Prediction.Click click when digit >= 1 && digit <= click.among().size() ->
                    Optional.of(click.among().get(digit - 1));
            case Prediction.Measured number
                    when digit >= number.least() && digit <= number.most() ->
                    Optional.of(Integer.toString(digit));
            case Prediction.Choice _, Prediction.Click _, Prediction.Measured _ -> Optional.empty();
        };
    }

    private static Optional<FilmView.Guess> guess(Prediction prediction, String answer) {
        return switch (prediction) {
            case Prediction.Measured number when marks(number.fact()) ->
                    Optional.of(
                            new FilmView.Guess.AtOffset(
                                    Pointing.partition(number.fact()), Long.parseLong(answer)));
            case Prediction.Click click -> Optional.of(new FilmView.Guess.OfThing(click, answer));
            case Prediction.Measured _, Prediction.Choice _ -> Optional.empty();
        };
    }

    /// Facts that are a place on a tape.
    private static boolean marks(String fact) {
        return fact.contains(": committed ")
                || fact.contains(": position ")
                || fact.endsWith(": high watermark")
                || fact.contains(": log end on ");
    }
}
