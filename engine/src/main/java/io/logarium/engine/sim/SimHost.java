package io.logarium.engine.sim;

import io.logarium.engine.loop.BrokerLoop;
import io.logarium.engine.loop.Chance;
import io.logarium.engine.loop.Clock;
import java.util.function.Consumer;

/// Drives one loop in simulated time: a broker's or a client's. It turns a moment after it was woken, and when a timer is due.
final class SimHost {
    /// A thread that was woken runs within this time, in microseconds.
    private static final int WAKE_MICROS = 60;

    private final SimTime time;
    private final Chance chance;
    private final BrokerLoop loop = new BrokerLoop();
    private final Consumer<Throwable> onCrash;
    private long skewMs;
    private long newestMs = Long.MIN_VALUE;
    private long wakeMicros = Long.MAX_VALUE;
    private long lastTurnMicros = -1;
    private long timerChanges = -1;
    private long timerMs = Long.MAX_VALUE;
    private boolean paused;
    private boolean ended;

    SimHost(SimTime time, Chance chance, long skewMs, Consumer<Throwable> onCrash) {
        this.time = time;
        this.chance = chance;
        this.skewMs = skewMs;
        this.onCrash = onCrash;
        loop.onWork(this::wake);
    }

    BrokerLoop loop() {
        return loop;
    }

    /// Its clock, which may be wrong but never goes back.
    Clock clock() {
        return this::nowMs;
    }

    private long nowMs() {
        newestMs = Math.max(newestMs, time.nowMs() + skewMs);
        return newestMs;
    }

    void skew(long ms) {
        skewMs = ms;
    }

    void pause() {
        paused = true;
    }

    void resume() {
        paused = false;
        wake();
    }

    boolean isPaused() {
        return paused;
    }

    /// Never turns again.
    void end() {
        ended = true;
    }

    private void wake() {
        if (wakeMicros == Long.MAX_VALUE) {
            wakeMicros = time.nowMicros() + 1 + chance.nextInt(WAKE_MICROS);
        }
    }

    /// When its next turn is due, or Long.MAX_VALUE.
    long nextMicros() {
        if (paused || ended) {
            return Long.MAX_VALUE;
        }
        long changes = loop.timers().changes();
        if (changes != timerChanges) {
            timerChanges = changes;
            timerMs = loop.timers().nextMs();
        }
        if (timerMs == Long.MAX_VALUE) {
            return wakeMicros;
        }
        long timerMicros = (timerMs - skewMs - SimTime.START_MS) * 1_000;
        return Math.max(Math.min(wakeMicros, timerMicros), lastTurnMicros + 1);
    }

    /// One turn.
    void turn() {
        wakeMicros = Long.MAX_VALUE;
        lastTurnMicros = time.nowMicros();
        try {
            loop.turn(nowMs());
        } catch (RuntimeException | Error crash) {
            ended = true;
            onCrash.accept(crash);
            return;
        }
        if (loop.backlog() > 0) {
            wake();
        }
    }
}
