package io.logarium.engine;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.function.Supplier;

/// Looks at something that others change until it is as it should be. For states that come about by themselves and stay.
public final class Eventually {
    private static final Duration LONGEST = Duration.ofSeconds(30);
    private static final long PAUSE_NANOS = 5_000_000;

    private Eventually() {}

    /// The first value that is as it should be.
    public static <T> T seen(Supplier<T> source, Predicate<T> asItShouldBe) {
        long deadline = System.nanoTime() + LONGEST.toNanos();
        while (true) {
            T value = source.get();
            if (asItShouldBe.test(value)) {
                return value;
            }
            if (System.nanoTime() > deadline) {
                throw new AssertionError("not seen within " + LONGEST + "; last: " + value);
            }
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }
}
