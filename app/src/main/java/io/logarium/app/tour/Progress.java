package io.logarium.app.tour;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Which lessons were gone through to their end, and how many questions were answered rightly there.
final class Progress {
    private static final String PREFIX = "tour.";

    private final Memory memory;
    private final Map<String, Score> scores = new TreeMap<>();

    /// @param right questions answered rightly the last time
    record Score(int right, int asked) {
        private static Optional<Score> of(String text) {
            var parts = text.split("/", -1);
            return parts.length == 2 && parts[0].matches("\\d{1,2}") && parts[1].matches("\\d{1,2}")
                    ? Optional.of(new Score(Integer.parseInt(parts[0]), Integer.parseInt(parts[1])))
                    : Optional.empty();
        }
    }

    Progress(Memory memory) {
        this.memory = memory;
    }

    Optional<Score> of(String lesson) {
        var known = scores.get(lesson);
        return known != null
                ? Optional.of(known)
                : memory.recall(PREFIX + lesson).flatMap(Score::of);
    }

    void done(String lesson, Score score) {
        scores.put(lesson, score);
        memory.keep(PREFIX + lesson, score.right() + "/" + score.asked());
    }
}
