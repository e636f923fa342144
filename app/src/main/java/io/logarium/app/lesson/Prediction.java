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

    /// What the state answers with a number.
    sealed interface Measured extends Prediction {
        /// Whose value is the right number.
        String fact();

        int least();

        int most();

        /// Numbers that stand for a misconception with an answer of its own.
        List<Integer> wrong();
    }

    /// A number that is chosen.
    record Number(
            String id,
            String before,
            String after,
            String fact,
            int least,
            int most,
            List<Integer> wrong)
            implements Measured {
        public Number {
            wrong = List.copyOf(wrong);
        }
    }

    /// An offset: a line on a partition's tape is dragged to where it will stand. The fact names the partition: `orders-0: …`.
    ///
    /// @param line what is dragged
    record Drag(
            String id,
            String before,
            String after,
            String fact,
            Line line,
            int least,
            int most,
            List<Integer> wrong)
            implements Measured {
        public Drag {
            wrong = List.copyOf(wrong);
        }
    }

    /// Which line of a tape is dragged.
    enum Line {
        HIGH_WATERMARK,
        COMMITTED,
        POSITION,
        END
    }

    /// A thing on the picture that is clicked.
    ///
    /// @param fact whose value is the right thing: a partition's index, a broker's id, a member's client name
    /// @param among what can be clicked, in the order in which a keyboard goes through it
    /// @param wrong those that stand for a misconception with an answer of its own
    record Click(
            String id,
            String before,
            String after,
            String fact,
            Thing thing,
            List<String> among,
            List<String> wrong)
            implements Prediction {
        public Click {
            among = List.copyOf(among);
            wrong = List.copyOf(wrong);
        }
    }

    /// What is clicked; partitions are those of the lesson's topic, members those of its group.
    enum Thing {
        PARTITION,
        BROKER,
        MEMBER
    }
}
