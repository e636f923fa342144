package io.logarium.app.tour;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.logarium.app.lesson.Chapter;
import io.logarium.app.lesson.Lesson;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Which lessons and quick checks were gone through to their end, and how many questions were answered rightly there.
final class Progress {
    private static final String PREFIX = "tour.";
    private static final String CHECK = "check.";
    private static final ObjectMapper MAPPER = new ObjectMapper();

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

        @Override
        public String toString() {
            return right + "/" + asked;
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
        memory.keep(PREFIX + lesson, score.toString());
    }

    /// How a chapter's quick check ended the last time.
    Optional<Score> ofCheck(Chapter chapter) {
        return of(CHECK + chapter.word());
    }

    void checked(Chapter chapter, Score score) {
        done(CHECK + chapter.word(), score);
    }

    /// Forgets all of it, also for the next start.
    void forget(List<Lesson> lessons) {
        scores.clear();
        for (var lesson : lessons) {
            forget(lesson.id());
        }
        for (var chapter : Chapter.values()) {
            forget(CHECK + chapter.word());
        }
    }

    private void forget(String name) {
        if (of(name).isPresent()) {
            memory.keep(PREFIX + name, "");
        }
    }

    /// All of it as JSON: `{"lessons": {"01-cluster": "1/1"}, "checks": {"topics": "4/5"}}`, right answers of those asked.
    String written(List<Lesson> lessons) {
        var done = new LinkedHashMap<String, String>();
        lessons.forEach(l -> of(l.id()).ifPresent(s -> done.put(l.id(), s.toString())));
        var checks = new LinkedHashMap<String, String>();
        for (var chapter : Chapter.values()) {
            ofCheck(chapter).ifPresent(s -> checks.put(chapter.word(), s.toString()));
        }
        var all = new LinkedHashMap<String, Map<String, String>>();
        all.put("lessons", done);
        all.put("checks", checks);
        try {
            return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(all) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("words in a map can be written", e);
        }
    }
}
