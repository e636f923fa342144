package io.logarium.app.window;

import static org.assertj.core.api.Assertions.assertThat;

import io.logarium.app.timemachine.TimeMachine.Told;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class StoryStripTest {
    @Test
    void aStoryIsBeforeEachEventAndAfter() {
        var story = List.of(new Told(10_000, 10_200, "killed"), new Told(19_000, 19_100, "leads"));

        assertThat(StoryStrip.moments(story, 0, 30_000))
                .extracting(StoryStrip.Moment::atMs)
                .containsExactly(9_400L, 10_800L, 19_700L, 30_000L);
    }

    @Test
    void onlyTheNewestEventsOfTheLastMinuteAreTold() {
        var story =
                IntStream.range(0, 10)
                        .mapToObj(i -> new Told(i * 10_000L, i * 10_000L, "event " + i))
                        .toList();

        assertThat(StoryStrip.moments(story, 0, 90_000))
                .extracting(StoryStrip.Moment::words)
                .contains("event 6", "event 9")
                .doesNotContain("event 5");
        assertThat(StoryStrip.moments(story, 0, 900_000)).isEmpty();
    }

    @Test
    void whatHappensAfterTheShownMomentIsNotTold() {
        var story = List.of(new Told(10_000, 10_000, "one"), new Told(20_000, 20_000, "two"));

        assertThat(StoryStrip.moments(story, 9_900, 10_100))
                .extracting(StoryStrip.Moment::atMs)
                .containsExactly(9_900L, 10_100L);
    }
}
