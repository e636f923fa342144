package io.logarium.engine;

import io.logarium.engine.event.EngineEvent;
import io.logarium.engine.event.EventTap;
import io.logarium.engine.fault.Fault;
import io.logarium.engine.fault.LastingFaults;
import io.logarium.engine.loop.Clock;
import java.util.concurrent.locks.ReentrantLock;

/// Tells which faults of a live cluster begin and end, in the stream of all events. From any thread.
final class FaultNews {
    private final Clock clock;
    private final EventTap events;
    private final ReentrantLock lock = new ReentrantLock();
    private final LastingFaults lasting = new LastingFaults();

    FaultNews(Clock clock, EventTap events) {
        this.clock = clock;
        this.events = events;
    }

    /// A fault was carried out, or is about to be and cannot be refused any more.
    void happened(Fault fault) {
        lock.lock();
        try {
            tell(lasting.apply(fault));
        } finally {
            lock.unlock();
        }
    }

    /// The cluster starts anew, and nothing is wrong with it.
    void allOver() {
        lock.lock();
        try {
            tell(lasting.endAll());
        } finally {
            lock.unlock();
        }
    }

    private void tell(LastingFaults.Change change) {
        long nowMs = clock.nowMs();
        change.ended().forEach(f -> events.emit(new EngineEvent.FaultEnded(nowMs, f)));
        change.began().forEach(f -> events.emit(new EngineEvent.FaultBegan(nowMs, f)));
    }
}
