package io.logarium.engine.loop;

import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/// Drives a [BrokerLoop] on a platform thread with the live clock. Sleeps when there is nothing to do.
public final class LoopThread {
    /// So that a lost wake-up (there is none that we know of) costs at most this.
    private static final long LONGEST_SLEEP_MS = 1_000;

    private final BrokerLoop loop;
    private final Clock clock;
    private final Consumer<Throwable> onCrash;
    private final Thread thread;
    private volatile boolean stopping;
    private volatile boolean idle;
    private volatile boolean paused;

    /// It looks whether it is still paused, and does nothing else. Cleared before that is looked at anew.
    private volatile boolean resting;

    /// @param onCrash called on the loop's thread, once, with what broke it
    public LoopThread(String name, BrokerLoop loop, Clock clock, Consumer<Throwable> onCrash) {
        this.loop = loop;
        this.clock = clock;
        this.onCrash = onCrash;
        this.thread = Thread.ofPlatform().name(name).daemon().unstarted(this::run);
        loop.onWork(this::wake);
    }

    public void start() {
        thread.start();
    }

    public boolean isCurrent() {
        return Thread.currentThread() == thread;
    }

    /// Ends the thread after its current turn and waits for it; nothing that waits in the inbox is handled.
    public void stop() {
        stopping = true;
        LockSupport.unpark(thread);
        if (!isCurrent()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /// Skips turns until [#resume], as a long garbage collection does. What comes in waits.
    public void pause() {
        paused = true;
        LockSupport.unpark(thread);
    }

    /// Waits until no turn is under way any more, after [#pause].
    ///
    /// @return false when one takes longer
    public boolean awaitPaused(long limitMs) {
        long deadlineMs = clock.nowMs() + limitMs;
        while (!resting && thread.isAlive()) {
            if (clock.nowMs() > deadlineMs) {
                return false;
            }
            LockSupport.parkNanos(200_000);
        }
        return true;
    }

    public void resume() {
        paused = false;
        LockSupport.unpark(thread);
    }

    private void wake() {
        if (idle) {
            LockSupport.unpark(thread);
        }
    }

    private void run() {
        try {
            while (!stopping) {
                resting = false;
                if (paused) {
                    resting = true;
                    LockSupport.parkNanos(LONGEST_SLEEP_MS * 1_000_000);
                } else {
                    loop.turn(clock.nowMs());
                    sleepWhileIdle();
                }
            }
        } catch (Throwable crash) {
            onCrash.accept(crash);
        }
    }

    private void sleepWhileIdle() {
        idle = true;
        try {
            long nowMs = clock.nowMs();
            if (!stopping && !loop.hasWork(nowMs)) {
                long waitMs = Math.min(LONGEST_SLEEP_MS, loop.timers().nextMs() - nowMs);
                LockSupport.parkNanos(Math.max(1, waitMs) * 1_000_000);
            }
        } finally {
            idle = false;
        }
    }
}
