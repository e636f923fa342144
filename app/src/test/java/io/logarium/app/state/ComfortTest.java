package io.logarium.app.state;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ComfortTest {
    private final AppState first = AppState.first(Look.first("cluster"));

    @Test
    void aScaleBeyondTheLimitsIsTheLimit() {
        assertThat(Comfort.FIRST.withScale(500).scalePercent()).isEqualTo(200);
        assertThat(Comfort.FIRST.withScale(10).scalePercent()).isEqualTo(80);
    }

    @Test
    void motionIsAsTheDesktopSaysUntilItIsChosen() {
        var desktop = Comfort.FIRST.withSystemReducesMotion(true);
        assertThat(desktop.reducesMotion()).isTrue();
        assertThat(desktop.withMotion(MotionChoice.FULL).reducesMotion()).isFalse();
        assertThat(Comfort.FIRST.withMotion(MotionChoice.REDUCED).reducesMotion()).isTrue();
    }

    @Test
    void presentingIsLargerAndNotKeptForTheNextStart() {
        var next = Update.update(first, new Msg.Presented(true));

        assertThat(next.state().look().isPresenting()).isTrue();
        assertThat(next.state().look().comfort().factor()).isEqualTo(1.4);
        assertThat(next.effects()).isEmpty();
    }

    @Test
    void aChosenScaleIsKept() {
        var next = Update.update(first, new Msg.ScaleChosen(150));

        assertThat(next.effects()).containsExactly(new Effect.KeepLook(next.state().look()));
    }
}
