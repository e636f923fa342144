package io.logarium.app.timemachine;

import static org.assertj.core.api.Assertions.assertThat;

import io.logarium.app.FxTest;
import io.logarium.app.history.Happening;
import io.logarium.app.history.Timeline.Sample;
import io.logarium.app.text.Language;
import io.logarium.app.text.Texts;
import io.logarium.engine.event.EngineEvent;
import io.logarium.engine.fault.Fault;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StoryTest extends FxTest {
    @AfterEach
    void english() throws Exception {
        fx(() -> {
            Texts.language(Language.EN);
            return true;
        });
    }

    @Test
    void oneReplicaThatLeavesIsToldWithItsReasonInBothLanguages() throws Exception {
        var story = Story.of(List.of(left("orders", 0, 1_000, OptionalLong.of(10_400))));

        assertThat(texts(story))
                .containsExactly(
                        "Broker 2 left the ISR of **orders-0**: it had not caught up for 10 s");
        fx(() -> {
            Texts.language(Language.RU);
            return true;
        });
        assertThat(texts(story))
                .containsExactly("Брокер 2 выбыл из ISR партиции **orders-0**: отставал уже 10 с");
    }

    @Test
    void manyThatLeaveTogetherAreOneLine() throws Exception {
        var all = new ArrayList<Happening>();
        for (int i = 0; i < 67; i++) {
            all.add(left("orders", i, 1_000 + i, OptionalLong.empty()));
            all.add(leads("orders", i, 1_000 + i));
        }

        assertThat(texts(Story.of(all)))
                .containsExactly(
                        "Broker 2 left the ISR of **67 partitions**",
                        "Broker 0 now leads **67 partitions** more");
    }

    @Test
    void bothDirectionsOfALinkAreOneLineAndOneAloneNamesItsWay() {
        var both =
                Story.of(
                        List.of(
                                began(new Fault.Cut(0, 1)),
                                began(new Fault.Cut(1, 0)),
                                began(new Fault.Pause(2))));

        assertThat(texts(both))
                .containsExactly(
                        "The connection between brokers 0 and 1 is **cut**",
                        "**Broker 2** is paused: it lives and answers nothing");
        assertThat(texts(Story.of(List.of(began(new Fault.Cut(1, 0))))))
                .containsExactly("From broker 1 to broker 0 the connection is **cut**");
    }

    private static Happening began(Fault fault) {
        return new Happening.Told(
                1_000, new EngineEvent.FaultBegan(1_000, fault), OptionalLong.empty());
    }

    @Test
    void whatIsFurtherApartAreTwoLines() {
        var story =
                Story.of(
                        List.of(
                                left("orders", 0, 1_000, OptionalLong.empty()),
                                left("orders", 1, 9_000, OptionalLong.empty())));

        assertThat(story.lines()).hasSize(2);
        assertThat(story.newest(5_000, 4)).hasSize(1);
    }

    @Test
    void whatWasSampledIsToldBetweenTwoLooksAndWithoutAnEpoch() {
        var story =
                Story.of(
                        List.of(
                                new Happening.Told(
                                        500,
                                        new EngineEvent.LeaderElected(2_500, "orders", 1, 0, -1),
                                        OptionalLong.empty())));

        assertThat(texts(story)).containsExactly("**orders-1**: leader is now broker 0");
        assertThat(Sentences.time(story.lines().getFirst())).contains("–");
    }

    @Test
    void whatTheUserDidIsToldWithItsOutcome() {
        var story =
                Story.of(
                        List.of(
                                new Happening.Done(1, "Kill broker 2", "kill 2", true),
                                new Happening.Done(2, "Kill broker 1", "kill 1", false)));

        assertThat(texts(story))
                .containsExactly(
                        "You: **Kill broker 2**", "You: **Kill broker 1**, which was refused");
    }

    @Test
    void aRateIsWhatWasWrittenInItsTime() {
        var rates =
                Rates.of(
                        List.of(
                                new Sample(10_000, 0),
                                new Sample(11_000, 100),
                                new Sample(12_000, 100),
                                new Sample(60_000, 400)),
                        9_000,
                        1_000,
                        52);

        assertThat(rates.perSecond()[0]).isNegative();
        assertThat(rates.perSecond()[1]).isEqualTo(100);
        assertThat(rates.perSecond()[2]).isZero();
        assertThat(rates.perSecond()[30]).isZero();
        assertThat(rates.perSecond()[50]).isEqualTo(150);
    }

    @Test
    void aSpanFindsPlacesAndMomentsBothWays() {
        var span = new RulerPicture.Span(1_000_000, 1_300_000);

        for (long at = 1_000_000; at <= 1_300_000; at += 12_345) {
            assertThat(span.at(span.x(at, 808), 808)).isBetween(at - 1, at + 1);
        }
        assertThat(span.at(-50, 808)).isEqualTo(1_000_000);
        assertThat(span.at(5_000, 808)).isEqualTo(1_300_000);
    }

    private static List<String> texts(Story story) {
        return story.lines().stream().map(l -> Sentences.of(l).text()).toList();
    }

    private static Happening left(String topic, int partition, long atMs, OptionalLong quiet) {
        return new Happening.Told(
                atMs,
                new EngineEvent.IsrChanged(atMs, topic, partition, List.of(0, 1, 2), List.of(0, 1)),
                quiet);
    }

    private static Happening leads(String topic, int partition, long atMs) {
        return new Happening.Told(
                atMs,
                new EngineEvent.LeaderElected(atMs, topic, partition, 0, 2),
                OptionalLong.empty());
    }
}
