package io.logarium.engine.replica;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.Set;

/// Fetches that wait at a partition, in the order of their arrival. As many as there are requests in flight.
final class Waiters {
    /// Wait for the high watermark.
    private final Set<Partition.Waiter> readers = new LinkedHashSet<>();

    /// Wait for the end of the log.
    private final Set<Partition.Waiter> followers = new LinkedHashSet<>();

    void joinAsReader(Partition.Waiter waiter) {
        readers.add(waiter);
    }

    void joinAsFollower(Partition.Waiter waiter) {
        followers.add(waiter);
    }

    void leave(Partition.Waiter waiter) {
        readers.remove(waiter);
        followers.remove(waiter);
    }

    void wakeReaders() {
        wake(readers);
    }

    void wakeFollowers() {
        wake(followers);
    }

    void wakeAll() {
        wake(readers);
        wake(followers);
    }

    private static void wake(Set<Partition.Waiter> waiters) {
        if (!waiters.isEmpty()) {
            new ArrayList<>(waiters).forEach(Partition.Waiter::wake);
        }
    }
}
