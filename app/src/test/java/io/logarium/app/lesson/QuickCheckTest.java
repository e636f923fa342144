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
    void eachChapterAsksThreeOfItsOwnAtLeast() {
        for (var chapter : Chapter.values()) {
            if (chapter != Chapter.OWN) {
                assertThat(QuickCheck.of(chapter, LESSONS, 1).stream().filter(a -> !a.old()))
                        .as(chapter.word())
                        .hasSizeGreaterThanOrEqualTo(3);
            }
        }
    }

    @Test
    void twoOldOnesAreMixedInFromTheThirdChapterOn() {
        var asked = QuickCheck.of(Chapter.PARTITIONS, LESSONS, 5);

        assertThat(asked.stream().filter(QuickCheck.Asked::old)).hasSize(QuickCheck.OLD);
        assertThat(asked.getFirst().old()).isFalse();
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
