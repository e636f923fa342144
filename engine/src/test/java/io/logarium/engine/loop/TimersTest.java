package io.logarium.engine.loop;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class TimersTest {
    private final Timers timers = new Timers();
    private final List<String> ran = new ArrayList<>();

    @Test
    void dueTimersRunByTimeAndThenInTheOrderTheyWereSet() {
        timers.at(20, now -> ran.add("late"));
        timers.at(10, now -> ran.add("first"));
        timers.at(10, now -> ran.add("second"));
        timers.at(21, now -> ran.add("not yet"));

        timers.runDue(20);

        assertThat(ran).containsExactly("first", "second", "late");
        assertThat(timers.nextMs()).isEqualTo(21);
    }

    @Test
    void aCancelledTimerNeverRunsAndIsNoLongerNext() {
        var cancelled = timers.at(5, now -> ran.add("cancelled"));
        timers.at(9, now -> ran.add("kept"));

        cancelled.cancel();

        assertThat(timers.nextMs()).isEqualTo(9);
        timers.runDue(100);
        assertThat(ran).containsExactly("kept");
    }

    @Test
    void aTimerThatSetsItselfAnewForNowDoesNotHoldUpTheTurn() {
        timers.at(1, this::again);

        assertThat(timers.runDue(1)).isEqualTo(1);
        assertThat(timers.runDue(1)).isEqualTo(1);
    }

    private void again(long nowMs) {
        timers.at(nowMs, this::again);
    }

    @Test
    void thousandsOfCancelledTimersAreForgotten() {
        for (int i = 0; i < 100_000; i++) {
            timers.at(1_000_000, now -> {}).cancel();
        }
        assertThat(timers.size()).isZero();
        assertThat(timers.nextMs()).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void aCancelledTimerLetsGoOfItsTaskAtOnce() {
        var held = new AtomicReference<>(new Object());
        var seen = new WeakReference<>(held.get());
        var timer = timers.at(1_000_000, holding(held.get()));
        held.set(null);

        timer.cancel();

        for (int i = 0; i < 50 && seen.get() != null; i++) {
            System.gc();
        }
        assertThat(seen.get()).isNull();
        assertThat(timer.isPending()).isFalse();
    }

    private Timers.Task holding(Object object) {
        return nowMs -> ran.add(object.toString());
    }
}
