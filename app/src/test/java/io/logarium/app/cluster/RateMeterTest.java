package io.logarium.app.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class RateMeterTest {
    @Test
    void growthPerSecond() {
        var meter = new RateMeter();
        meter.observe(Map.of("a", 100L), 0);
        meter.observe(Map.of("a", 160L), 2_000);

        assertThat(meter.perSecond("a")).hasValue(30);
    }

    @Test
    void nothingIsKnownFromOneSample() {
        var meter = new RateMeter();
        meter.observe(Map.of("a", 100L), 0);

        assertThat(meter.perSecond("a")).isEmpty();
    }

    @Test
    void theRateOfAQuietTopicFallsToZero() {
        var meter = new RateMeter();
        meter.observe(Map.of("a", 0L), 0);
        meter.observe(Map.of("a", 1_000L), 1_000);
        for (long ms = 2_000; ms <= 8_000; ms += 1_000) {
            meter.observe(Map.of("a", 1_000L), ms);
        }

        assertThat(meter.perSecond("a")).hasValue(0);
    }

    @Test
    void aTopicMadeAnewHasNoNegativeRate() {
        var meter = new RateMeter();
        meter.observe(Map.of("a", 1_000L), 0);
        meter.observe(Map.of("a", 5L), 1_000);

        assertThat(meter.perSecond("a")).hasValue(0);
    }
}
