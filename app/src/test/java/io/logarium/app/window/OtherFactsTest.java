package io.logarium.app.window;

import static org.assertj.core.api.Assertions.assertThat;

import io.logarium.app.FxTest;
import io.logarium.app.history.FromFile;
import io.logarium.app.history.Timeline;
import io.logarium.app.text.Language;
import io.logarium.app.text.Texts;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OtherFactsTest extends FxTest {
    @AfterEach
    void english() throws Exception {
        speak(Language.EN);
    }

    private static void speak(Language language) throws Exception {
        fx(() -> {
            Texts.language(language);
            return true;
        });
    }

    @Test
    void ofARecordingOfThisVersionNothingIsSaid() {
        assertThat(OtherFacts.of(read(List.of(), List.of()))).isEmpty();
    }

    @Test
    void whatIsLeftOutAndWhatIsUnknownIsCountedAndNamed() {
        var notice =
                OtherFacts.of(read(List.of("A.b", "Rained"), List.of("GroupFacts.epoch")))
                        .orElseThrow();

        assertThat(notice.what())
                .isEqualTo(
                        "2 kinds of facts in this recording are unknown to this version and are"
                                + " not shown.");
        assertThat(notice.why())
                .isEqualTo("1 kind of facts was not recorded then and is drawn as unknown.");
        assertThat(notice.details()).isEqualTo("A.b\nRained\nGroupFacts.epoch");
    }

    @Test
    void inRussianTheNumbersAreDeclined() throws Exception {
        speak(Language.RU);

        assertThat(OtherFacts.of(read(List.of(), List.of("a", "b"))).orElseThrow().what())
                .isEqualTo("2 вида данных тогда не записывались и показаны как неизвестные.");
    }

    private static FromFile read(List<String> leftOut, List<String> unknown) {
        return new FromFile(Timeline.EMPTY, leftOut, unknown);
    }
}
