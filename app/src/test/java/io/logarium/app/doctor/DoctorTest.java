package io.logarium.app.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.logarium.app.doctor.Diagnosis.Cure;
import io.logarium.app.doctor.Finding.Check;
import io.logarium.app.doctor.Finding.Grade;
import io.logarium.app.doctor.Symptoms.Inside;
import io.logarium.app.doctor.Symptoms.Member;
import io.logarium.app.doctor.Symptoms.Place;
import io.logarium.app.text.Language;
import io.logarium.app.text.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DoctorTest {
    private static final Inside WELL = new Inside(false, false, "earliest", 0, 300_000);

    private final List<Diagnosis> made = new ArrayList<>();

    /// Whatever was found can be said in both languages.
    @AfterEach
    void hasWordsForAll() {
        for (var language : Language.values()) {
            for (var diagnosis : made) {
                assertThat(Texts.in(language, "doctor.cure." + diagnosis.cure())).isNotBlank();
                for (var finding : diagnosis.findings()) {
                    var key = "doctor." + finding.check() + "." + finding.says();
                    assertThat(Texts.in(language, key, finding.args().toArray()))
                            .isNotBlank()
                            .doesNotContain("{");
                }
            }
        }
    }

    @Test
    void aTopicThatIsNotThereIsTheReason() {
        assertReason(
                examine(symptoms("Stable", List.of(), member(WELL, 0))),
                Check.TOPIC,
                "missing",
                Cure.CREATE_TOPIC);
    }

    @Test
    void withoutAnyLeaderNothingCanBeRead() {
        var place = new Place(0, false, known(0), known(10), known(10), known(3));
        assertReason(
                examine(symptoms("Stable", List.of(place), member(WELL, 1))),
                Check.LEADER,
                "none",
                Cure.START_BROKER);
    }

    @Test
    void anEmptyTopicWasNeverWrittenOrItsRecordsAreDeleted() {
        assertReason(
                examine(symptoms("Stable", List.of(place(0, 0, 0)), member(WELL, 1))),
                Check.RECORDS,
                "never",
                Cure.PRODUCE);
        assertReason(
                examine(symptoms("Stable", List.of(place(9, 9, 9)), member(WELL, 1))),
                Check.RECORDS,
                "deleted",
                Cure.PRODUCE);
    }

    @Test
    void aGroupThatNobodyKnowsOrThatIsEmptyNeedsAConsumer() {
        var unknown =
                new Symptoms(
                        "g",
                        "t",
                        List.of(place(0, 10, 3)),
                        Optional.empty(),
                        List.of(),
                        OptionalLong.empty());
        assertReason(examine(unknown), Check.GROUP, "missing", Cure.ADD_CONSUMER);
        assertReason(
                examine(symptoms("Empty", List.of(place(0, 10, 3)))),
                Check.GROUP,
                "empty",
                Cure.ADD_CONSUMER);
    }

    @Test
    void aConsumerThatHangsIsPutOutOfItsGroup() {
        var hung = new Inside(false, true, "earliest", 0, 2_000);
        var out = new Member("c", false, 0, Optional.of(hung));
        assertReason(
                examine(symptoms("Empty", List.of(place(0, 10, 3)), out)),
                Check.GROUP,
                "hung",
                Cure.RESUME);
        var slow = new Member("c", false, 0, Optional.of(WELL));
        assertReason(
                examine(symptoms("Empty", List.of(place(0, 10, 3)), slow)),
                Check.GROUP,
                "out",
                Cure.POLL_FASTER);
    }

    @Test
    void aRebalanceIsADoubtThatTimeHeals() {
        assertDoubt(
                examine(symptoms("PreparingRebalance", List.of(place(0, 10, 3)), member(WELL, 1))),
                Check.GROUP,
                "moves",
                Cure.WAIT);
    }

    @Test
    void moreMembersThanPartitionsLeaveOneIdle() {
        assertDoubt(
                examine(
                        symptoms(
                                "Stable",
                                List.of(place(0, 10, 3)),
                                member(WELL, 1),
                                member(WELL, 0))),
                Check.MEMBERS,
                "more",
                Cure.REMOVE_MEMBER);
    }

    @Test
    void aMemberTooManyIsIdleAlsoWhenAllIsRead() {
        assertDoubt(
                examine(
                        symptoms(
                                "Stable",
                                List.of(place(0, 10, 10)),
                                member(WELL, 1),
                                member(WELL, 0))),
                Check.MEMBERS,
                "more",
                Cure.REMOVE_MEMBER);
    }

    @Test
    void membersThatReadOtherTopicsAreTheReason() {
        assertReason(
                examine(symptoms("Stable", List.of(place(0, 10, 3)), member(WELL, 0))),
                Check.MEMBERS,
                "others",
                Cure.ADD_CONSUMER);
    }

    @Test
    void pausedHungOrSlowConsumersDoNotPoll() {
        var paused = new Inside(true, false, "earliest", 0, 300_000);
        assertReason(
                examine(symptoms("Stable", List.of(place(0, 10, 3)), member(paused, 1))),
                Check.POLL,
                "paused",
                Cure.RESUME);
        var hung = new Inside(false, true, "earliest", 0, 300_000);
        assertReason(
                examine(symptoms("Stable", List.of(place(0, 10, 3)), member(hung, 1))),
                Check.POLL,
                "hung",
                Cure.RESUME);
        var slow = new Inside(false, false, "earliest", 10_000, 2_000);
        assertReason(
                examine(symptoms("Stable", List.of(place(0, 10, 3)), member(slow, 1))),
                Check.POLL,
                "slow",
                Cure.POLL_FASTER);
    }

    @Test
    void oneOfTwoThatWasPutOutIsADoubt() {
        var out = new Member("c", false, 0, Optional.of(WELL));
        assertDoubt(
                examine(symptoms("Stable", List.of(place(0, 10, 3)), member(WELL, 1), out)),
                Check.POLL,
                "out",
                Cure.POLL_FASTER);
    }

    @Test
    void committedAtTheEndMeansThatAllIsRead() {
        assertReason(
                examine(symptoms("Stable", List.of(place(0, 10, 10)), member(WELL, 1))),
                Check.COMMITTED,
                "end",
                Cure.PRODUCE);
    }

    @Test
    void committedOutsideTheLogNeedsAReset() {
        assertReason(
                examine(symptoms("Stable", List.of(place(0, 10, 12)), member(WELL, 1))),
                Check.COMMITTED,
                "ahead",
                Cure.RESET_OFFSETS);
        assertDoubt(
                examine(symptoms("Stable", List.of(place(5, 10, 3)), member(WELL, 1))),
                Check.COMMITTED,
                "before",
                Cure.RESET_OFFSETS);
    }

    @Test
    void withoutACommitThePolicyDecides() {
        var latest = new Inside(false, false, "latest", 0, 300_000);
        assertReason(
                examine(symptoms("Stable", List.of(place(0, 10, -1)), member(latest, 1))),
                Check.RESET,
                "latest",
                Cure.SET_RESET_POLICY);
        var none = new Inside(false, false, "none", 0, 300_000);
        assertReason(
                examine(symptoms("Stable", List.of(place(0, 10, -1)), member(none, 1))),
                Check.RESET,
                "none",
                Cure.SET_RESET_POLICY);
        var other = new Member("other", true, 1, Optional.empty());
        assertDoubt(
                examine(symptoms("Stable", List.of(place(0, 10, -1)), other)),
                Check.RESET,
                "elsewhere",
                Cure.SET_RESET_POLICY);
    }

    @Test
    void anOpenTransactionHidesRecordsFromSome() {
        var place = new Place(0, true, known(0), known(10), known(4), known(4));
        assertDoubt(
                examine(symptoms("Stable", List.of(place), member(WELL, 1))),
                Check.TRANSACTION,
                "open",
                Cure.END_TRANSACTION);
    }

    @Test
    void aConsumerThatReadsIsWell() {
        var well =
                new Symptoms(
                        "g",
                        "t",
                        List.of(place(0, 10, 3)),
                        Optional.of("Stable"),
                        List.of(member(WELL, 1)),
                        OptionalLong.of(7));
        var diagnosis = examine(well);

        assertThat(diagnosis.reason()).isEmpty();
        assertThat(diagnosis.cure()).isEqualTo(Cure.NOTHING);
        assertThat(diagnosis.findings())
                .anyMatch(f -> f.check() == Check.COMMITTED && f.says().equals("moves"));
    }

    @Test
    void theEarlierReasonCounts() {
        var latest = new Inside(true, false, "latest", 0, 300_000);
        assertReason(
                examine(symptoms("Stable", List.of(place(0, 0, -1)), member(latest, 1))),
                Check.RECORDS,
                "never",
                Cure.PRODUCE);
    }

    private Diagnosis examine(Symptoms symptoms) {
        var diagnosis = Doctor.examine(symptoms);
        made.add(diagnosis);
        return diagnosis;
    }

    private static void assertReason(Diagnosis diagnosis, Check check, String says, Cure cure) {
        assertFound(diagnosis, Grade.REASON, check, says, cure);
    }

    private static void assertDoubt(Diagnosis diagnosis, Check check, String says, Cure cure) {
        assertFound(diagnosis, Grade.DOUBT, check, says, cure);
    }

    private static void assertFound(
            Diagnosis diagnosis, Grade grade, Check check, String says, Cure cure) {
        var reason = diagnosis.reason().orElseThrow();
        assertThat(reason.grade()).isEqualTo(grade);
        assertThat(reason.check()).isEqualTo(check);
        assertThat(reason.says()).isEqualTo(says);
        assertThat(diagnosis.cure()).isEqualTo(cure);
    }

    private static Symptoms symptoms(String state, List<Place> places, Member... members) {
        return new Symptoms(
                "g", "t", places, Optional.of(state), List.of(members), OptionalLong.empty());
    }

    private static Member member(Inside inside, int owns) {
        return new Member("consumer", true, owns, Optional.of(inside));
    }

    private static Place place(long start, long highWatermark, long committed) {
        return new Place(
                0,
                true,
                known(start),
                known(highWatermark),
                known(highWatermark),
                committed < 0 ? OptionalLong.empty() : known(committed));
    }

    private static OptionalLong known(long offset) {
        return OptionalLong.of(offset);
    }
}
