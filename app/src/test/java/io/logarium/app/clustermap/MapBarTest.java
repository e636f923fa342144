package io.logarium.app.clustermap;

import static org.assertj.core.api.Assertions.assertThat;

import io.logarium.app.picture.Picture;
import io.logarium.app.picture.Shape;
import io.logarium.app.picture.TextMeasure;
import io.logarium.app.text.Language;
import io.logarium.app.text.Texts;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MapBarTest {
    private static final TextMeasure MEASURE = (text, style) -> text.length() * 6.0;

    @BeforeEach
    void speakEnglish() {
        Texts.language(Language.EN);
    }

    @Test
    void withRoomForAllTheLegendEndsAtTheRight() {
        assertThat(words(MapBar.legend(900, MEASURE)))
                .startsWith("leads", "follows, in the ISR")
                .endsWith("record, coloured by key")
                .hasSize(5);
    }

    @Test
    void inLittleRoomWhoLeadsAndWhoFollowsStay() {
        assertThat(words(MapBar.legend(250, MEASURE)))
                .containsExactly("leads", "follows, in the ISR");
        assertThat(words(MapBar.legend(20, MEASURE))).isEmpty();
    }

    private static List<String> words(Picture picture) {
        return picture.shapes().stream()
                .filter(Shape.Text.class::isInstance)
                .map(s -> ((Shape.Text) s).text())
                .toList();
    }
}
