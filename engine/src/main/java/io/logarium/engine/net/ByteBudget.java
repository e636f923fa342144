package io.logarium.engine.net;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/// Memory for requests that were read and not yet answered, shared by all connections of a network. Who asks for more than is
/// left waits, and so does not read on.
///
/// Small requests have a part of their own, so that a few huge ones cannot hold up everybody else.
final class ByteBudget {
    /// Requests up to this size on the wire count as small.
    static final int SMALL = 64 * 1024;

    /// How long the rest of a request may wait for memory: several unfinished ones could wait for each other for ever.
    private static final long LONGEST_WAIT_MS = 30_000;

    private final Lane small;
    private final Lane big;

    ByteBudget(long bytes) {
        int total = (int) Math.min(bytes, Integer.MAX_VALUE);
        small = new Lane(Math.max(SMALL, total / 4));
        big = new Lane(Math.max(SMALL, total - total / 4));
    }

    /// Waits until there is room for a small request.
    ///
    /// @param bytes what it will take in memory
    Charge small(int bytes) throws InterruptedException {
        return new Charge(small, bytes);
    }

    /// Waits until there is room for the beginning of a big request.
    Charge big(int bytes) throws InterruptedException {
        return new Charge(big, bytes);
    }

    /// Bytes that are taken now.
    long used() {
        return small.used() + big.used();
    }

    private static final class Lane {
        private final int total;
        private final Semaphore left;

        private Lane(int total) {
            this.total = total;
            left = new Semaphore(total, true);
        }

        private long used() {
            return total - left.availablePermits();
        }
    }

    /// What one request has taken. It is given back once, by whoever is done with the request.
    static final class Charge {
        private final Lane lane;
        private final AtomicInteger taken = new AtomicInteger();

        private Charge(Lane lane, int bytes) throws InterruptedException {
            this.lane = lane;
            int wanted = Math.min(bytes, lane.total);
            lane.left.acquire(wanted);
            taken.set(wanted);
        }

        /// Takes more, up to `bytes` in all. A request that is bigger than the whole budget may go on when it has all of it.
        ///
        /// @return false when there was no room for too long
        boolean growTo(int bytes) throws InterruptedException {
            int more = Math.min(bytes, lane.total) - taken.get();
            if (more > 0 && !lane.left.tryAcquire(more, LONGEST_WAIT_MS, TimeUnit.MILLISECONDS)) {
                return false;
            }
            taken.addAndGet(Math.max(0, more));
            return true;
        }

        /// Gives everything back; the second time it does nothing.
        void release() {
            lane.left.release(taken.getAndSet(0));
        }
    }
}
