package io.logarium.app.whatif;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CopyClockTest {
    private final CopyClock clock = new CopyClock();

    @Test
    void timePassesAtTheChosenSpeedAndStopsAtTheEnd() {
        clock.endsAt(1_000);
        clock.beat(10_000);
        clock.playOrPause();
        clock.beat(10_100);
        assertThat(clock.atMs()).isEqualTo(100);

        clock.shift(-1);
        clock.beat(10_200);
        assertThat(clock.atMs()).isEqualTo(150);

        clock.shift(5);
        assertThat(clock.speed()).isEqualTo(4);
        clock.beat(10_400);
        assertThat(clock.atMs()).isEqualTo(950);
        clock.beat(10_500);
        assertThat(clock.atMs()).isEqualTo(1_000);
        assertThat(clock.isPlaying()).isFalse();
    }

    @Test
    void fromTheEndItBeginsAnewAndGoingToAMomentStandsStill() {
        clock.endsAt(1_000);
        clock.to(5_000);
        assertThat(clock.atMs()).isEqualTo(1_000);

        clock.playOrPause();
        assertThat(clock.atMs()).isZero();
        clock.to(300);
        clock.beat(20_000);

        assertThat(clock.atMs()).isEqualTo(300);
    }

    @Test
    void aWindowThatHungLetsLittleTimePass() {
        clock.endsAt(60_000);
        clock.beat(1_000);
        clock.playOrPause();

        clock.beat(31_000);

        assertThat(clock.atMs()).isEqualTo(200);
    }
}
