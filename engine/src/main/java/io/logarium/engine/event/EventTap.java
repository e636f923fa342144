package io.logarium.engine.event;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.atomic.AtomicLong;

/// A bounded stream of events out of the engine: it never holds a loop up, it drops and counts instead.
public final class EventTap {
    private final ArrayBlockingQueue<EngineEvent> queue;
    private final AtomicLong dropped = new AtomicLong();

    public EventTap(int limit) {
        queue = new ArrayBlockingQueue<>(limit);
    }

    public void emit(EngineEvent event) {
        if (!queue.offer(event)) {
            dropped.incrementAndGet();
        }
    }

    /// Takes at most `max` events, oldest first. One reader.
    public List<EngineEvent> drain(int max) {
        var events = new ArrayList<EngineEvent>();
        queue.drainTo(events, max);
        return events;
    }

    /// How many events nobody came for in time.
    public long dropped() {
        return dropped.get();
    }
}
