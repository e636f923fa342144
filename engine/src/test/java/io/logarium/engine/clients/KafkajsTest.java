package io.logarium.engine.clients;

import static org.assertj.core.api.Assertions.assertThat;

import io.logarium.engine.conformance.Clusters;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// kafkajs 2.2.4 on Node.
@Tag("clients")
@ExtendWith(Clusters.class)
class KafkajsTest {
    @Test
    void writesReadsCommitsAndGoesOn(Clusters.Ours ours) {
        var output =
                Programs.kafkajs("roundtrip.js", ours.target().bootstrap(), "js-topic", "js-group");

        assertThat(output.exit()).as(output.out() + output.err()).isZero();
        assertThat(output.lines())
                .contains(
                        "written 20",
                        "first 10 rest 10",
                        "different 20",
                        "read 0/0/key-0/value-0/0",
                        "read 1/9/key-4/value-19/19",
                        "ends 0:0-10 1:0-10",
                        "committed 0:10 1:10",
                        "group Empty 0");
    }
}
