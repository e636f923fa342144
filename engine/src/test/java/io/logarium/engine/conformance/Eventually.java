package io.logarium.engine.conformance;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;

/// Waits for what a cluster reaches in its own time: asks again and again until the answer fits or the limit is over.
public final class Eventually {
    /// Far longer than any honest case, so that a slow machine does not fail a test.
    public static final Duration LIMIT = Duration.ofSeconds(60);

    private static final long PAUSE_MS = 20;

    private Eventually() {}

    /// The first answer that fits; at the limit the last answer, whatever it is, so that the test shows it.
    public static <T> T get(Callable<T> question, Predicate<T> fits) throws Exception {
        long end = System.nanoTime() + LIMIT.toNanos();
        while (true) {
            T answer = question.call();
            if (fits.test(answer) || System.nanoTime() >= end) {
                return answer;
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(PAUSE_MS));
        }
    }

    /// Waits until the claim holds; fails with the message at the limit.
    public static void that(String message, Callable<Boolean> claim) throws Exception {
        if (!get(claim, holds -> holds)) {
            throw new AssertionError(message + " (waited " + LIMIT.toSeconds() + " s)");
        }
    }
}
