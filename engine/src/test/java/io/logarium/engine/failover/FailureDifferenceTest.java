package io.logarium.engine.failover;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// Three nodes of a real Apache Kafka see each failure as recorded. With `-Drecord=true` the recording is written anew.
@Tag("long")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FailureDifferenceTest {
    private static final Path RECORDING =
            Path.of("src/test/resources").resolve(Recordings.RESOURCE.substring(1));

    @Test
    void theRecordingIsWhatKafkaDoes() throws Exception {
        try (var kafka = ThreeNodes.kafka()) {
            var seen = Recordings.play(kafka);
            if (Boolean.getBoolean("record")) {
                Files.createDirectories(RECORDING.getParent());
                Files.writeString(RECORDING, Recordings.text(seen));
                return;
            }
            assertThat(Recordings.text(seen)).isEqualTo(Recordings.recorded());
        }
    }
}
