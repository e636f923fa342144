package io.logarium.app.lesson;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/// The check at the end of a chapter.
class QuickCheckTest {
    private static final List<Lesson> LESSONS = Lessons.bundled().lessons();

    @Test
    void theSameSeedAsksTheSame() {
        assertThat(QuickCheck.of(Chapter.REPLICATION, LESSONS, 7))
                .isEqualTo(QuickCheck.of(Chapter.REPLICATION, LESSONS, 7));
    }

    @Test
    void eachOptionIsShownOnceAndOneIsRight() {
        for (var asked : QuickCheck.of(Chapter.REPLICATION, LESSONS, 3)) {
            assertThat(asked.order())
                    .containsExactlyInAnyOrderElementsOf(asked.question().options());
            assertThat(asked.order().stream().filter(asked::isRight)).hasSize(1);
        }
    }
}
