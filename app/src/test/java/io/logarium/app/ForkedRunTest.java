package io.logarium.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.logarium.engine.sim.scenario.Scenario;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class ForkedRunTest {
    @Test
    void twoTimelinesAreToldWithTheirDifference() throws Exception {
        var bytes = new ByteArrayOutputStream();
        var scenario =
                Scenario.parse(
                        "a.txt",
                        """
                        cluster brokers=3 seed=5
                        create-topic orders partitions=1
                        send orders key=a
                        wait 9s
                        """);

        new ForkedRun(new PrintStream(bytes, true, StandardCharsets.UTF_8))
                .run(
                        scenario,
                        OptionalLong.empty(),
                        8_000,
                        "# none leads alone\nkill leader(orders-0)\nwait 15s\n");

        assertThat(bytes.toString(StandardCharsets.UTF_8))
                .contains("as it is written:", "forked at 8000 ms:", "] kill leader(orders-0)")
                .containsPattern("orders-0: leader \\d, forked \\d");
    }
}
