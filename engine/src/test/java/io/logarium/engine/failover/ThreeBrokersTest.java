package io.logarium.engine.failover;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/// Replication between three of our brokers over real sockets, with nobody failing.
class ThreeBrokersTest {
    @Test
    void whatIsAcknowledgedStandsInThreeEqualLogs() throws Exception {
        try (var nodes = ThreeNodes.ours();
                var at = new Failures(nodes, "")) {
            var topic = at.topic("orders", Map.of("min.insync.replicas", "3"), 1, 2, 0);
            try (var leader = new RawRecords(at, 1, topic)) {
                assertThat(leader.write("a", "b", "c"))
                        .isEqualTo("[NONE at 0, NONE at 1, NONE at 2]");
                assertThat(leader.read(0)).isEqualTo("[a, b, c] committed to 3");
            }
            assertThat(at.sameLogs(topic, 0, 1, 2)).isTrue();
        }
    }
}
