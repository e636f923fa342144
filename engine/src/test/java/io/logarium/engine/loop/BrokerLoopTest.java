package io.logarium.engine.loop;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class BrokerLoopTest {
    private final BrokerLoop loop = new BrokerLoop();
    private final List<String> happened = new ArrayList<>();

    @Test
    void aTurnHandlesEventsThenTimersThenWhatBelongsToItsEnd() {
        loop.afterEachTurn(now -> happened.add("end"));
        loop.timers().at(5, now -> happened.add("timer"));
        loop.offer(now -> happened.add("event at " + now));

        loop.turn(7);

        assertThat(happened).containsExactly("event at 7", "timer", "end");
    }

    @Test
    void aTurnWithNothingToDoHasNoEnd() {
        loop.afterEachTurn(now -> happened.add("end"));

        assertThat(loop.turn(1)).isFalse();
        assertThat(happened).isEmpty();
    }

    @Test
    void aFullInboxRefusesWhoeverMustNotWait() {
        for (int i = 0; i < BrokerLoop.INBOX_LIMIT; i++) {
            assertThat(loop.offer(now -> {})).isTrue();
        }
        assertThat(loop.offer(now -> {})).isFalse();
    }

    @Test
    void anEventWakesASleepingLoop() throws InterruptedException {
        var thread = new LoopThread("test-loop", loop, Clock.live(), crash -> {});
        thread.start();
        for (int i = 0; i < 100; i++) {
            var handled = new CountDownLatch(1);
            loop.submit(now -> handled.countDown());
            assertThat(handled.await(30, TimeUnit.SECONDS)).isTrue();
        }
        thread.stop();
    }

    @Test
    void aLoopThatBreaksSaysWhyAndEnds() throws InterruptedException {
        var why = new AtomicReference<Throwable>();
        var told = new CountDownLatch(1);
        var thread =
                new LoopThread(
                        "test-loop",
                        loop,
                        Clock.live(),
                        crash -> {
                            why.set(crash);
                            told.countDown();
                        });
        thread.start();
        loop.submit(now -> Check.that(false, "watermark back: %d < %d", 1, 2));

        assertThat(told.await(30, TimeUnit.SECONDS)).isTrue();
        assertThat(why.get()).hasMessage("watermark back: 1 < 2");
        thread.stop();
    }
}
