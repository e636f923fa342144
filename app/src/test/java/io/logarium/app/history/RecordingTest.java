package io.logarium.app.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.logarium.app.cluster.ClusterView;
import io.logarium.app.cluster.Moment;
import io.logarium.engine.event.EngineEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class RecordingTest {
    private static final long MINUTE_MS = 60_000;

    private final Recording recording = new Recording();
    private final Playback playback = new Playback();

    @Test
    void nothingRecordedIsNoMoment() {
        assertThat(recording.timeline().isEmpty()).isTrue();
        assertThat(playback.at(recording.timeline(), 5)).isEmpty();
    }

    @Test
    void everyMomentComesBackAsItWas() {
        var session = Sessions.ordinary(200);
        var moments = new ArrayList<Moment>();
        for (int i = 0; i < 300; i++) {
            moments.add(session.at(Sessions.START_MS + i * 100L, i / 100));
        }
        moments.forEach(recording::add);

        var timeline = recording.timeline();
        for (var moment : moments) {
            assertThat(playback.at(timeline, moment.atMs())).contains(moment);
        }
        for (var moment : moments.reversed()) {
            assertThat(playback.at(timeline, moment.atMs() + 40)).contains(moment);
        }
    }

    @Test
    void beforeItsStartIsItsFirstMomentAndAfterItsEndItsLast() {
        var session = Sessions.ordinary(10);
        var first = session.at(Sessions.START_MS);
        var last = session.at(Sessions.START_MS + 5_000);
        recording.add(first);
        recording.add(last);

        assertThat(playback.at(recording.timeline(), 0)).contains(first);
        assertThat(playback.at(recording.timeline(), Long.MAX_VALUE)).contains(last);
    }

    @Test
    void aSpanHasItsMomentsTheOneBeforeThemAndWhatHappenedInIt() {
        var session = Sessions.ordinary(50);
        for (int i = 0; i < 600; i++) {
            long at = Sessions.START_MS + i * 100L;
            recording.add(session.at(at));
            if (i % 50 == 7) {
                // Heard after a new block may have begun.
                recording.add(List.of(new Happening.Done(at - 900, "d" + i, "", true)));
            }
        }
        var whole = recording.timeline();
        long from = Sessions.START_MS + 13_050;
        long until = Sessions.START_MS + 41_020;

        var span = whole.within(from, until);

        assertThat(span.fromMs()).isEqualTo(Sessions.START_MS + 13_000);
        assertThat(span.untilMs()).isEqualTo(Sessions.START_MS + 41_000);
        assertThat(span.samples(from, until)).isEqualTo(whole.samples(from, until));
        assertThat(span.happenings()).isEqualTo(whole.happenings(from, until)).isNotEmpty();
        for (long at = from; at <= until; at += 1_700) {
            assertThat(playback.at(span, at)).isEqualTo(new Playback().at(whole, at));
        }
        assertThat(whole.within(whole.untilMs() + 1, Long.MAX_VALUE).isEmpty()).isTrue();
        assertThat(whole.within(0, whole.fromMs() - 1).isEmpty()).isTrue();
        assertThat(Timeline.EMPTY.within(0, 5).isEmpty()).isTrue();
        assertThat(whole.within(0, Long.MAX_VALUE).happenings()).isEqualTo(whole.happenings());
    }

    @Test
    void aTimelineStaysAsItWasWhileTheRecordingGoesOn() {
        var session = Sessions.ordinary(50);
        recording.add(session.at(Sessions.START_MS));
        var before = recording.timeline();
        for (int i = 1; i < 500; i++) {
            recording.add(session.at(Sessions.START_MS + i * 100L));
        }

        assertThat(before.moments()).isEqualTo(1);
        assertThat(playback.at(before, Long.MAX_VALUE)).contains(session.at(Sessions.START_MS));
    }

    @Test
    void aClockThatGoesBackIsHeld() {
        var session = Sessions.ordinary(10);
        recording.add(session.at(Sessions.START_MS + 1_000));
        recording.add(session.at(Sessions.START_MS));

        assertThat(recording.timeline().fromMs()).isEqualTo(Sessions.START_MS + 1_000);
        assertThat(recording.timeline().untilMs()).isEqualTo(Sessions.START_MS + 1_000);
    }

    @Test
    void halfAnHourAtAThousandRecordsASecondFitsTenMomentsASecond() {
        var session = Sessions.ordinary(1_000);
        for (long ms = 0; ms <= 30 * MINUTE_MS; ms += 100) {
            recording.add(session.at(Sessions.START_MS + ms));
        }

        assertThat(recording.timeline().fromMs()).isEqualTo(Sessions.START_MS);
        assertThat(recording.timeline().moments()).isEqualTo(18_001);
        assertThat(recording.sizeBytes()).isLessThan(Recording.LIMIT_BYTES / 4);
    }

    @Test
    void aThinnedBlockKeepsItsEndsAndTheMomentsAroundAnEvent() {
        var session = Sessions.ordinary(300);
        long eventMs = Sessions.START_MS + 5_050;
        var writer = new BlockWriter(0);
        for (int i = 0; i < 100; i++) {
            long at = Sessions.START_MS + i * 100L;
            writer.add(session.at(at, at >= eventMs ? 1 : 0), i);
        }
        writer.add(elected(eventMs));
        var whole = writer.block().packed();

        var thin = whole.thinned().thinned();

        assertThat(thin.sizeBytes()).isLessThan(whole.sizeBytes());
        assertThat(thin.times()).hasSizeBetween(10, 16);
        assertThat(thin.times())
                .contains(whole.fromMs(), whole.untilMs(), eventMs - 50, eventMs + 50);
        assertThat(thin.happenings()).containsExactly(elected(eventMs));
        var timeline = new Timeline(List.of(thin), 0);
        assertThat(leader(timeline, eventMs - 50)).isZero();
        assertThat(leader(timeline, eventMs + 50)).isEqualTo(1);
        var reading = thin.read();
        for (int i = 0; i < thin.times().length; i++) {
            long at = thin.times()[i];
            assertThat(reading.to(i)).isEqualTo(session.at(at, at >= eventMs ? 1 : 0));
        }
    }

    @Test
    void withLittleRoomTheOldestIsThinnedFirst() {
        var session = Sessions.ordinary(300);
        var small = new Recording(400_000);
        for (int i = 0; i < 2_000; i++) {
            small.add(session.at(Sessions.START_MS + i * 100L));
        }

        var timeline = small.timeline();
        assertThat(timeline.moments()).isLessThan(2_000);
        assertThat(timeline.samples(timeline.untilMs() - 3_000, Long.MAX_VALUE))
                .hasSizeGreaterThan(25);
    }

    @Test
    void withVeryLittleRoomTheOldestIsForgotten() {
        var tiny = new Recording(60_000);
        var session = Sessions.ordinary(300);
        for (int i = 0; i < 3_000; i++) {
            tiny.add(session.at(Sessions.START_MS + i * 100L));
        }

        assertThat(tiny.timeline().fromMs()).isGreaterThan(Sessions.START_MS);
        assertThat(tiny.timeline().untilMs()).isEqualTo(Sessions.START_MS + 299_900);
    }

    @Test
    void nextAndPreviousMomentsAreFoundAcrossBlocks() {
        var session = Sessions.ordinary(10);
        for (int i = 0; i < 400; i++) {
            recording.add(session.at(Sessions.START_MS + i * 100L));
        }

        var timeline = recording.timeline();
        for (int i = 1; i < 399; i++) {
            long at = Sessions.START_MS + i * 100L;
            assertThat(timeline.momentAfter(at)).hasValue(at + 100);
            assertThat(timeline.momentBefore(at)).hasValue(at - 100);
        }
        assertThat(timeline.momentAfter(timeline.untilMs())).isEmpty();
        assertThat(timeline.momentBefore(timeline.fromMs())).isEmpty();
    }

    @Test
    void eventsBeyondAnyNumberAreCountedOnly() {
        recording.add(Sessions.ordinary(10).at(Sessions.START_MS));
        for (int i = 0; i < BlockWriter.MOST_HAPPENINGS + 7; i++) {
            recording.add(List.of(elected(Sessions.START_MS + i)));
        }

        assertThat(recording.timeline().happenings()).hasSize(BlockWriter.MOST_HAPPENINGS);
        assertThat(recording.timeline().dropped()).isEqualTo(7);
    }

    @Test
    void whatWasWrittenIsTheGrowthOfTheEnds() {
        var session = Sessions.ordinary(900);
        recording.add(session.at(Sessions.START_MS + 1_000));
        recording.add(session.at(Sessions.START_MS + 2_000));
        recording.add(
                new Moment(
                        Sessions.START_MS + 3_000,
                        ClusterView.EMPTY,
                        java.util.Optional.empty(),
                        List.of()));

        assertThat(recording.timeline().samples(0, Long.MAX_VALUE))
                .extracting(Timeline.Sample::written)
                .containsExactly(0L, 900L, 900L);
    }

    private static Happening elected(long atMs) {
        return new Happening.Told(
                atMs,
                new EngineEvent.LeaderElected(atMs, "topic-0", 0, 1, 1),
                OptionalLong.empty());
    }

    private int leader(Timeline timeline, long atMs) {
        return playback.at(timeline, atMs)
                .orElseThrow()
                .view()
                .topics()
                .getFirst()
                .partitions()
                .getFirst()
                .leader()
                .orElseThrow();
    }
}
