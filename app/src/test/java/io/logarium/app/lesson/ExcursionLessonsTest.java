package io.logarium.app.lesson;

import static org.assertj.core.api.Assertions.assertThat;

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

    private static void comesOut(String id) {
        var lesson = FOUND.lesson(id).orElseThrow();
        var report = LessonCheck.check(lesson, Glossary.bundled().ids());
        assertThat(report.problems()).isEmpty();
        assertThat(report.claims()).isPositive();
    }
}
