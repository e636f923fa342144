package io.logarium.engine.loop;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Does chores on one platform thread of its own.
public final class ChoresThread implements Chores {
    private static final Logger log = LoggerFactory.getLogger(ChoresThread.class);

    /// More than all connections can have in flight at once.
    private static final int LIMIT = BrokerLoop.INBOX_LIMIT;

    private static final long CLOSE_WAIT_S = 10;

    private final ThreadPoolExecutor executor;
    private final BrokerLoop loop;

    public ChoresThread(String name, BrokerLoop loop) {
        this.loop = loop;
        this.executor =
                new ThreadPoolExecutor(
                        1,
                        1,
                        0,
                        TimeUnit.SECONDS,
                        new ArrayBlockingQueue<>(LIMIT),
                        r -> Thread.ofPlatform().name(name).daemon().unstarted(r));
    }

    @Override
    public <T> boolean give(Supplier<T> work, Consumer<T> then) {
        try {
            executor.execute(() -> doIt(work, then));
            return true;
        } catch (java.util.concurrent.RejectedExecutionException full) {
            return false;
        }
    }

    private <T> void doIt(Supplier<T> work, Consumer<T> then) {
        try {
            T result = work.get();
            loop.submit(nowMs -> then.accept(result));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            log.error("A chore failed", e);
        }
    }

    /// Runs a task without a result, for those who bring word of it to the loop by themselves.
    public void run(Runnable task) {
        executor.execute(task);
    }

    /// Finishes what was given and takes no more.
    @Override
    public void close() {
        executor.shutdown();
        try {
            if (!executor.awaitTermination(CLOSE_WAIT_S, TimeUnit.SECONDS)) {
                executor.shutdownNow();
            }
        } catch (InterruptedException e) {
            executor.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }
}
