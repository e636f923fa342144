package io.logarium.app.handout;

import static org.assertj.core.api.Assertions.assertThat;

import io.logarium.app.lesson.Lesson;
import io.logarium.app.lesson.Lessons;
import io.logarium.app.text.Language;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// A lesson on paper.
class HandOutTest {
    private static final Pattern PICTURE = Pattern.compile("<svg ");

    @Test
    void eachStopPointHasItsPicture() throws Exception {
        var lesson = lesson("13-committed-is-next");

        var page = HandOut.of(lesson, Language.EN);

        assertThat(PICTURE.matcher(page).results()).hasSize(lesson.steps().size() + 1);
        assertThat(page).contains(">committed</text>", ">position</text>");
    }

    @Test
    void whatIsRightStandsOnTheLastPageOnly() throws Exception {
        var page = HandOut.of(lesson("15-find-the-bug"), Language.EN);

        var asked = page.substring(0, page.indexOf("class=\"answers\""));
        var answers = page.substring(asked.length());
        assertThat(asked).contains("Which offset is committed now?").doesNotContain("Right: 5.");
        assertThat(answers).contains("<b>5</b> Right: 5.", "Right: four.");
    }

    @Test
    void aGoalIsPrintedWithItsConditions() throws Exception {
        var page = HandOut.of(lesson("28-two-copies"), Language.RU);

        assertThat(page).startsWith("<!DOCTYPE html>").contains("lang=\"ru\"");
        assertThat(page).contains("Подтверждённое лежит хотя бы на двух брокерах");
        assertThat(page.indexOf("class=\"answers\""))
                .isLessThan(page.indexOf("Две реплики и <code>min.insync.replicas=2</code>"));
    }

    @Test
    void marksOfTheTextAreShownAndNotObeyed() {
        assertThat(Html.line("<script> & `a<b`"))
                .isEqualTo("&lt;script&gt; &amp; <code>a&lt;b</code>");
    }

    private static Lesson lesson(String id) {
        return Lessons.bundled().lesson(id).orElseThrow();
    }
}
