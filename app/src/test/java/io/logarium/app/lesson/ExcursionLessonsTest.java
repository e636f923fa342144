package io.logarium.app.lesson;

import static org.assertj.core.api.Assertions.assertThat;

import io.logarium.app.text.Language;
import org.junit.jupiter.api.Test;

/// What the excursion says in words is an experiment in a lesson, and it comes out as said.
class ExcursionLessonsTest {
    private static final Lessons.Found FOUND = Lessons.bundled();

    @Test
    void aMessageGoesItsElevenSteps() {
        comesOut("20-path");
    }

    @Test
    void manySmallTopicsCostAtEachFailure() {
        comesOut("23-small-topics");
    }

    @Test
    void retentionDeletesSegmentsAndNotMessages() {
        comesOut("21-retention");
    }

    @Test
    void aMemberMoreThanPartitionsIsIdle() {
        comesOut("10-fourth-consumer");
    }

    @Test
    void partitionsAreAddedAndNeverTakenAway() {
        comesOut("04-more-partitions");
    }

    @Test
    void threeReplicasTwoInSyncAndAcksAllSurviveABroker() {
        comesOut("06-acks-all");
        comesOut("25-min-isr");
    }

    @Test
    void aDeadBrokerLeavesUnderReplicatedAndOfflinePartitions() {
        comesOut("26-under-replicated");
    }

    @Test
    void aNameSaysDomainEntityAndAction() {
        assertThat(rightAnswer("23-small-topics", "name"))
                .isEqualTo("payments.transactions.created");
    }

    @Test
    void theLargerOfWritingAndReadingGivesThePartitions() {
        int written = 40;
        int partition = 20;
        int consumer = 10;

        assertThat(rightAnswer("24-hot-key", "formula"))
                .isEqualTo("" + Math.max(written / partition, written / consumer));
    }

    private static String rightAnswer(String id, String question) {
        var lesson = FOUND.lesson(id).orElseThrow();
        var asked =
                QuickCheck.of(lesson.chapter(), FOUND.lessons(), 1).stream()
                        .filter(a -> a.question().id().equals(question))
                        .findFirst()
                        .orElseThrow();
        var section = lesson.text(Language.EN).the("question " + question);
        return section.options()
                .getOrDefault(asked.question().right(), new LessonText.Answer("", ""))
                .text();
    }

    private static void comesOut(String id) {
        var lesson = FOUND.lesson(id).orElseThrow();
        var report = LessonCheck.check(lesson, Glossary.bundled().ids());
        assertThat(report.problems()).isEmpty();
        assertThat(report.claims()).isPositive();
    }
}
