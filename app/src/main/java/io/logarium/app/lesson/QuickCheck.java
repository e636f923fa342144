package io.logarium.app.lesson;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/// The questions at the end of a chapter, with two of earlier chapters mixed in. The same seed gives the same check.
public final class QuickCheck {
    /// Of the chapter itself at most.
    public static final int MOST_OWN = 5;

    /// Of earlier chapters.
    public static final int OLD = 2;

    private QuickCheck() {}

    /// A question as it is asked.
    ///
    /// @param lesson that has its words
    /// @param order the options as they are shown
    /// @param old whether it is of an earlier chapter
    public record Asked(Lesson lesson, Lesson.Question question, List<String> order, boolean old) {
        public Asked {
            order = List.copyOf(order);
        }

        public boolean isRight(String option) {
            return question.right().equals(option);
        }
    }

    /// @param lessons all of them, in their order
    /// @param seed other seeds give other old questions and another order of options
    public static List<Asked> of(Chapter chapter, List<Lesson> lessons, long seed) {
        var chance = new Random(seed * 31 + chapter.ordinal());
        var own = asked(lessons, l -> l.chapter() == chapter, false);
        var old = asked(lessons, l -> l.chapter().compareTo(chapter) < 0, true);
        var chosen = new ArrayList<Asked>(own.subList(0, Math.min(MOST_OWN, own.size())));
        Collections.shuffle(old, chance);
        for (var each : old.subList(0, Math.min(OLD, old.size()))) {
            // Never first: a check begins with its own chapter.
            int at = chosen.isEmpty() ? 0 : 1 + chance.nextInt(chosen.size());
            chosen.add(at, each);
        }
        return chosen.stream().map(a -> shuffled(a, chance)).toList();
    }

    private interface Wanted {
        boolean is(Lesson lesson);
    }

    private static List<Asked> asked(List<Lesson> lessons, Wanted wanted, boolean old) {
        var asked = new ArrayList<Asked>();
        for (var lesson : lessons) {
            if (wanted.is(lesson)) {
                lesson.questions().forEach(q -> asked.add(new Asked(lesson, q, q.options(), old)));
            }
        }
        return asked;
    }

    private static Asked shuffled(Asked asked, Random chance) {
        var order = new ArrayList<>(asked.order());
        Collections.shuffle(order, chance);
        return new Asked(asked.lesson(), asked.question(), order, asked.old());
    }
}
