package io.logarium.engine.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;

import org.junit.jupiter.api.Test;

/// Our broker beside the recording of a real Apache Kafka 4.3.1.

class WireConformanceTest {
    @Test
    void everyAnswerIsKafkasExceptWhereWeSayWhy() throws Exception {
        try (var ours = Clusters.startOurs()) {
            var allowed = Recording.allowed();
            var expected = new ArrayList<Observation>();
            for (var recorded : Recording.reference()) {
                var name = recorded.name();
                expected.add(new Observation(name, allowed.getOrDefault(name, recorded.result())));
            }
            assertThat(Recording.differences(expected, WireProbe.run(ours))).isEmpty();
        }
    }

    @Test
    void whatMayDifferDoesDiffer() {
        var allowed = Recording.allowed();
        assertThat(Recording.reference())
                .noneMatch(seen -> seen.result().equals(allowed.get(seen.name())));
    }
}
