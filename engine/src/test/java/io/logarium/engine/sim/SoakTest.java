package io.logarium.engine.sim;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import io.logarium.engine.sim.soak.Soak;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/// `-Dsoak.seeds=N` and `-Dsoak.from=S` run others.
class SoakTest {
    private static final Logger ROOT =
            (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    private static final Level BEFORE = ROOT.getLevel();

    @BeforeAll
    static void silenceBrokersThatAreBrokenOnPurpose() {
        ROOT.setLevel(Level.OFF);
    }

    @AfterAll
    static void letThemSpeakAgain() {
        ROOT.setLevel(BEFORE);
    }

    @Test
    void randomFaultsOnOneBrokerBreakNoRule() {
        assertThat(soak(60, 1, Soak.LEAST_SECONDS)).contains("every rule held");
    }

    @Test
    void randomFaultsOnThreeBrokersBreakNoRule() {
        assertThat(soak(200, 3, Soak.LEAST_SECONDS)).contains("every rule held");
    }

    @Test
    void aMinuteOfThreeBrokersBreaksNoRule() {
        assertThat(soak(16, 3, Soak.FULL_SECONDS)).contains("every rule held");
    }

    @Test
    void whatBreaksInAClientFailsItsSeedInsteadOfEndingTheSearchUnseen() {
        var broken =
                new Trace() {
                    @Override
                    public void frame(
                            long atMicros, int from, int to, byte[] bytes, int offset, int length) {
                        throw new IllegalStateException("nothing arrives here");
                    }

                    @Override
                    public void note(long atMicros, String what) {}
                };
        var options = new Soak.Options(2, 0, 3, 1, Soak.LEAST_SECONDS);
        var quiet = new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);

        assertThat(new Soak(options, c -> c.withTrace(broken), quiet, quiet).search())
                .hasValueSatisfying(what -> assertThat(what).contains("nothing arrives here"));
    }

    /// A voter believed a list of epochs that a power-off had cut short, and dropped its log. A check of ours fell over a disk that
    /// was lost in the very turn.
    @Test
    void seedsThatFoundSomethingBreakNoRuleAnyMore() {
        assertThat(soakOne(2_002_849)).contains("every rule held");
        assertThat(soakOne(3_005_637)).contains("every rule held");
        assertThat(soakOne(3_008_940)).contains("every rule held");
        assertThat(soakOne(4_002_447)).contains("every rule held");
    }

    @Test
    @Tag("long")
    void tenThousandSeedsBreakNoRule() {
        assertThat(soak(10_000, 3, Soak.FULL_SECONDS)).contains("every rule held");
    }

    private static String soakOne(long seed) {
        return soak(new Soak.Options(1, seed, 3, 1, Soak.FULL_SECONDS));
    }

    private static String soak(int seeds, int brokers, int seconds) {
        var options =
                new Soak.Options(
                        Integer.getInteger("soak.seeds", seeds),
                        Long.getLong("soak.from", 0),
                        brokers,
                        2,
                        seconds);
        return soak(options);
    }

    private static String soak(Soak.Options options) {
        var bytes = new ByteArrayOutputStream();
        var out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
        new Soak(options, out, System.err).run();
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
