package io.logarium.engine.loop;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;

/// The one place where a broker's state changes: events come in one at a time, timers run, then the turn's effects leave.
///
/// A thread of its own drives it when the cluster is live ([LoopThread]); a simulation calls [#turn] itself. Everything but
/// [#submit] and [#offer] belongs to whoever calls [#turn].
public final class BrokerLoop {
    /// Enough for 1,000 connections with 16 requests in flight each; beyond that the edges wait.
    public static final int INBOX_LIMIT = 16_384;

    /// Events of one turn, so that timers are not starved under load.
    private static final int EVENTS_PER_TURN = 1_024;

    private final ArrayBlockingQueue<Event> inbox = new ArrayBlockingQueue<>(INBOX_LIMIT);
    private final ArrayList<Event> batch = new ArrayList<>(EVENTS_PER_TURN);
    private final List<Timers.Task> afterTurn = new ArrayList<>();
    private final Timers timers = new Timers();
    private volatile Runnable waker = () -> {};
    private long nowMs;

    /// Hands an event over and waits while the inbox is full. For edges only: a loop that waits for another may never end.
    public void submit(Event event) throws InterruptedException {
        inbox.put(event);
        waker.run();
    }

    /// Hands an event over unless the inbox is full. Never waits; for loops and for threads that must not.
    public boolean offer(Event event) {
        boolean taken = inbox.offer(event);
        if (taken) {
            waker.run();
        }
        return taken;
    }

    /// Handles what has come in, then the timers that are due, then what was registered for the end of a turn.
    ///
    /// @return whether anything was done
    public boolean turn(long turnMs) {
        nowMs = turnMs;
        batch.clear();
        inbox.drainTo(batch, EVENTS_PER_TURN);
        for (var event : batch) {
            event.handle(nowMs);
        }
        int ran = timers.runDue(nowMs);
        boolean worked = !batch.isEmpty() || ran > 0;
        if (worked) {
            for (var task : afterTurn) {
                task.run(nowMs);
            }
        }
        batch.clear();
        return worked;
    }

    /// Runs at the end of each turn in which something was done, in the order of registration.
    public void afterEachTurn(Timers.Task task) {
        afterTurn.add(task);
    }

    /// The time of the current turn, for whoever is called without it.
    public long nowMs() {
        return nowMs;
    }

    public Timers timers() {
        return timers;
    }

    public boolean hasWork(long nowMs) {
        return !inbox.isEmpty() || timers.nextMs() <= nowMs;
    }

    /// Events that wait.
    public int backlog() {
        return inbox.size();
    }

    /// Told whenever an event was handed over, on the thread that did it: whoever drives the loop wakes up.
    public void onWork(Runnable waker) {
        this.waker = waker;
    }

    /// Something that happens to a broker. It runs on the loop and must not block.
    @FunctionalInterface
    public interface Event {
        void handle(long nowMs);
    }
}
