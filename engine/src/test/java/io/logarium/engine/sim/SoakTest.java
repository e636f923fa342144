package io.logarium.engine.sim;

import static org.assertj.core.api.Assertions.assertThat;

import io.logarium.engine.sim.soak.Soak;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class SoakTest {
    private static final int SEEDS = Integer.getInteger("soak.seeds", 100);
    private static final long FROM = Long.getLong("soak.from", 0);

    @Test
    void randomFaultsOnOneBrokerBreakNoRule() {
        assertThat(soak(1)).contains("every rule held");
    }

    private static String soak(int brokers) {
        var bytes = new ByteArrayOutputStream();
        var out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
        new Soak(new Soak.Options(SEEDS, FROM, brokers, 2), out, System.err).run();
        var text = bytes.toString(StandardCharsets.UTF_8);
        System.out.println(text);
        return text;
    }
}
