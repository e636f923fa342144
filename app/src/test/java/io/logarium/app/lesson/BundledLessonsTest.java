package io.logarium.app.lesson;

import static org.assertj.core.api.Assertions.assertThat;

import io.logarium.app.text.Language;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// All that the lessons of the program claim is so on a simulated cluster.
class BundledLessonsTest {
    private static final Lessons.Found FOUND = Lessons.bundled();
    private static final Glossary GLOSSARY = Glossary.bundled();

    @TestFactory
    Stream<DynamicTest> whatLessonsClaimIsSo() {
        return FOUND.lessons().stream()
                .map(lesson ->
                        DynamicTest.dynamicTest(
                                lesson.id(),
                                () ->
                                        assertThat(
                                                        LessonCheck.check(lesson, GLOSSARY.ids())
                                                                .problems())
                                                .isEmpty()));
    }

    @Test
    void eachLineOfAProgramIsExplainedInBothLanguages() {
        assertThat(Programs.bundled()).isNotEmpty();
        for (var program : Programs.bundled()) {
            assertThat(Programs.check(program, GLOSSARY.ids())).isEmpty();
        }
    }

    @Test
    void picturesShowThePositionsOfTheLessonsGroupAndOfNoOther() throws Exception {
        var lesson =
                FOUND.lessons().stream()
                        .filter(l -> l.id().startsWith("11-"))
                        .findFirst()
                        .orElseThrow();

        var film = Filming.of(lesson, Map.of());

        // Another group has read all; that of the lesson only begins.
        assertThat(film.takes().getFirst().first().positions()).isEmpty();
        assertThat(film.takes().getLast().last().positions()).containsValue(5L).hasSize(1);
    }

    @Test
    void eachOfThemCanBeRead() {
        assertThat(FOUND.problems()).isEmpty();
        assertThat(FOUND.lessons()).isNotEmpty();
    }

    @Test
    void eachCardHasANameAndAMeaningInBothLanguages() {
        for (var card : GLOSSARY.cards()) {
            for (var language : Language.values()) {
                assertThat(card.name(language)).as(card.id()).isNotBlank();
                assertThat(card.meaning(language)).as(card.id()).isNotBlank();
            }
        }
    }

    @Test
    void aCardIsFoundByItsOtherNames() {
        assertThat(GLOSSARY.find("оффсет")).extracting(Glossary.Card::id).contains("offset");
        assertThat(GLOSSARY.find("производитель"))
                .extracting(Glossary.Card::id)
                .contains("producer");
        assertThat(GLOSSARY.find("min.insync")).isNotEmpty();
    }
}
