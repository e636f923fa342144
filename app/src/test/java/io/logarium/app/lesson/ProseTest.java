package io.logarium.app.lesson;

import static org.assertj.core.api.Assertions.assertThat;

import io.logarium.app.lesson.Prose.Kind;
import io.logarium.app.lesson.Prose.Span;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProseTest {
    @Test
    void oneStarIsAnEmphasisAndTwoAreBold() {
        assertThat(Prose.spans("the *next* of **all**"))
                .containsExactly(
                        new Span(Kind.PLAIN, "the ", ""),
                        new Span(Kind.EMPHASIS, "next", ""),
                        new Span(Kind.PLAIN, " of ", ""),
                        new Span(Kind.BOLD, "all", ""));
    }

    @Test
    void aStarThatMultipliesIsAStar() {
        assertThat(Prose.spans("3 * 3 * 3"))
                .isEqualTo(List.of(new Span(Kind.PLAIN, "3 * 3 * 3", "")));
    }
}
