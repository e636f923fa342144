package io.logarium.app.lesson;

import java.util.List;
import java.util.Optional;

/// A question that is answered before a step and decided by the state of the cluster after one.
public sealed interface Prediction {
    /// The answer of who does not know.
    String UNKNOWN = "?";

    String id();

    /// The step that cannot be done before this is answered.
    String before();

    /// The step after which the state decides.
    String after();

    /// One of several.
    ///
    /// @param right the id of the right option; the state must say so
    record Choice(String id, String before, String after, String right, List<Option> options)
            implements Prediction {
        public Choice {
            options = List.copyOf(options);
        }

        public Optional<Option> option(String wanted) {
            return options.stream().filter(o -> o.id().equals(wanted)).findFirst();
        }
    }

    /// What can be chosen.
    ///
    /// @param when facts that are all so exactly if the option is right; empty where no fact tells it
    record Option(String id, List<String> when) {
        public Option {
            when = List.copyOf(when);
        }
    }

    /// A number that the state gives.
    ///
    /// @param fact whose value is the right number
    /// @param wrong numbers that stand for a misconception with an answer of its own
    record Number(
            String id,
            String before,
            String after,
            String fact,
            int least,
            int most,
            List<Integer> wrong)
            implements Prediction {
        public Number {
            wrong = List.copyOf(wrong);
        }
    }
}
