package io.logarium.app.lab;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PaceTest {
    private static final long MS = 1_000_000;

    @Test
    void fractionsAddUpToWholeRecords() {
        var pace = new Pace(0);
        int sent = 0;
        for (long ms = 20; ms <= 10_000; ms += 20) {
            sent += pace.due(0.5, ms * MS);
        }

        assertThat(sent).isEqualTo(5);
    }

    @Test
    void aFastRateIsKept() {
        var pace = new Pace(0);
        int sent = 0;
        for (long ms = 20; ms <= 1_000; ms += 20) {
            sent += pace.due(5_000, ms * MS);
        }

        assertThat(sent).isBetween(4_999, 5_000);
    }

    @Test
    void aStallIsNotMadeUpForInABurst() {
        var pace = new Pace(0);

        assertThat(pace.due(1_000, 60_000 * MS)).isLessThanOrEqualTo(250);
    }

    @Test
    void nothingIsOwedForAPause() {
        var pace = new Pace(0);
        pace.skip(5_000 * MS);

        assertThat(pace.due(100, 5_010 * MS)).isEqualTo(1);
    }
}
