package io.logarium.engine.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// The recording beside a real Apache Kafka. With `-Drecord=true` it is written anew.
@Tag("clients")
@ExtendWith(Clusters.class)
class WireDifferenceTest {
    @Test
    void theRecordingIsWhatKafkaSays(Clusters.Reference kafka) throws Exception {
        var seen = WireProbe.run(kafka.target());
        if (Boolean.getBoolean("record")) {
            Recording.save(seen);
            return;
        }
        assertThat(Recording.differences(Recording.reference(), seen)).isEmpty();
    }
}
