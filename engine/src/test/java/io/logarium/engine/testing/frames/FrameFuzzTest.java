package io.logarium.engine.testing.frames;

import static org.assertj.core.api.Assertions.assertThat;

import io.logarium.engine.net.Edge;
import io.logarium.engine.net.SessionTarget;
import io.logarium.engine.testing.frames.FrameTarget.Outcome;
import io.logarium.engine.wire.ApiTable;
import io.logarium.engine.wire.RequestPreparer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Whatever comes in: an answer or an end of that connection, quickly, in bounded memory.
class FrameFuzzTest {
    private static final int MB = 1024 * 1024;

    @Test
    void fiftyThousandFramesDoNoHarm() throws Exception {
        doNoHarm(50_000, FrameFuzzer.seed(1));
    }

    @Test
    @Tag("long")
    void aMillionFramesDoNoHarm() throws Exception {
        doNoHarm(1_000_000, FrameFuzzer.seed(2));
    }

    @Test
    void aThousandFramesOverASocketDisturbNobody() throws Exception {
        disturbNobody(1_000, FrameFuzzer.seed(3));
    }

    @Test
    @Tag("long")
    void twentyThousandFramesOverASocketDisturbNobody() throws Exception {
        disturbNobody(20_000, FrameFuzzer.seed(4));
    }

    @Test
    void theSameSeedMakesTheSameFrames() {
        for (int number = 0; number < 500; number++) {
            assertThat(FrameFuzzer.frame(7, number)).isEqualTo(FrameFuzzer.frame(7, number));
        }
    }

    private static void doNoHarm(int frames, long seed) throws Exception {
        var target = new SessionTarget(edge(), () -> {});
        FrameFuzzer.warmUp(target);
        long before = heapInUse();

        var report = FrameFuzzer.run(target, frames, seed);

        System.out.println(report);
        assertThat(heapInUse() - before).isLessThan(32L * MB);
        assertThat(target.bytesHeld()).isZero();
        assertThat(report.count(Outcome.ANSWERED)).isGreaterThan(frames / 10);
        assertThat(report.count(Outcome.CLOSED)).isGreaterThan(frames / 10);
    }

    private static void disturbNobody(int frames, long seed) throws Exception {
        try (var broker = new EchoBroker();
                var neighbour = new GoodNeighbour(broker.port())) {
            var target = new SocketTarget(broker.port());
            FrameFuzzer.warmUp(target, 100);
            long before = heapInUse();
            int answeredBefore = neighbour.answered();

            var report = FrameFuzzer.run(target, frames, seed);

            assertThat(report.count(Outcome.CLOSED)).isGreaterThan(frames / 10);
            int meanwhile = neighbour.answered() - answeredBefore;
            assertThat(meanwhile).isPositive();
            Eventually.that(
                    "only the good client is left",
                    () -> broker.listener().connections().size() == 1);
            Eventually.that(
                    "all memory of requests is given back",
                    () -> broker.network().requestBytesInUse() < 1_000);
            assertThat(heapInUse() - before).isLessThan(32L * MB);
            System.out.printf(
                    "%s; meanwhile %d good requests, p99 %d us, slowest %d us%n",
                    report, meanwhile, neighbour.latencyMicros(990), neighbour.latencyMicros(1000));
        }
    }

    private static Edge edge() {
        return new Edge(
                0,
                "PLAINTEXT",
                ApiTable.CLIENT,
                RequestPreparer.NONE,
                EchoBroker::answer,
                event -> {});
    }

    private static long heapInUse() {
        System.gc();
        var runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
