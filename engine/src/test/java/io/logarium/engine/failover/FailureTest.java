package io.logarium.engine.failover;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Three of our nodes see each failure as a real Apache Kafka 4.3.1 does.
@Tag("clients")
class FailureTest {
    @Test
    void everyFailureLooksAsInTheRecording() throws Exception {
        try (var ours = ThreeNodes.ours()) {
            var seen = Recordings.play(ours);
            assertThat(Recordings.text(seen)).isEqualTo(Recordings.recorded());
        }
    }
}
