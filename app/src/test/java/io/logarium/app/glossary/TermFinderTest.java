package io.logarium.app.glossary;

import static org.assertj.core.api.Assertions.assertThat;

import io.logarium.app.lesson.Glossary;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TermFinderTest {
    private final Glossary glossary = Glossary.bundled();
    private final TermFinder finder = new TermFinder(glossary);

    @ParameterizedTest
    @CsvSource({
        "Topics, topic",
        "Топики, topic",
        "high watermark, high-watermark",
        "Consumer groups, group",
        "Группы консьюмеров, group",
        "Группа, group",
        "replicas, replica",
        "Реплики, replica",
        "min.insync.replicas, min-isr",
        "ISR, isr",
        "log end offset, leo",
        "Производители, producer",
        "Lag of all 3 partitions, partition",
        "leader epoch, leader"
    })
    void aLabelSpeaksOfATerm(String label, String card) {
        assertThat(finder.in(label).map(Glossary.Card::id)).contains(card);
    }

    @ParameterizedTest
    @CsvSource({"Settings", "Машина времени", "Add a file to the server", "''"})
    void otherWordsSpeakOfNone(String label) {
        assertThat(finder.in(label)).isEmpty();
    }

    @Test
    void aSentenceIsNoLabel() {
        assertThat(finder.in("The leader of the partition is the broker that takes all writes."))
                .isEmpty();
    }

    @Test
    void eachPictureIsOfACard() {
        assertThat(glossary.ids().stream().filter(id -> TermPicture.of(id).isPresent()))
                .hasSizeGreaterThan(18);
        assertThat(TermPicture.of("no such term")).isEmpty();
    }
}
