package io.logarium.engine.loop;

import java.util.PriorityQueue;

/// What is to happen later on this loop. Timers that are due at the same millisecond run in the order they were set.
public final class Timers {
    private static final Task NOTHING = nowMs -> {};

    private final PriorityQueue<Timer> queue = new PriorityQueue<>();
    private long sequence;
    private int cancelled;
    private long changes;

    /// Runs the task in the first turn at or after `atMs`.
    public Timer at(long atMs, Task task) {
        var timer = new Timer(this, atMs, sequence++, task);
        queue.add(timer);
        changes++;
        return timer;
    }

    /// Grows whenever [#nextMs] may have another answer than before.
    public long changes() {
        return changes;
    }

    /// When the next timer is due, or Long.MAX_VALUE.
    public long nextMs() {
        dropCancelledHead();
        var head = queue.peek();
        return head == null ? Long.MAX_VALUE : head.atMs;
    }

    /// Runs what is due; a timer set meanwhile for now or earlier waits for the next turn.
    public int runDue(long nowMs) {
        long bound = sequence;
        int ran = 0;
        while (true) {
            dropCancelledHead();
            var head = queue.peek();
            if (head == null || head.atMs > nowMs || head.sequence >= bound) {
                return ran;
            }
            queue.remove();
            changes++;
            head.done = true;
            head.task.run(nowMs);
            ran++;
        }
    }

    public int size() {
        return queue.size() - cancelled;
    }

    private void dropCancelledHead() {
        while (true) {
            var head = queue.peek();
            if (head == null || !head.cancelled) {
                return;
            }
            queue.remove();
            cancelled--;
        }
    }

    private void cancelled() {
        cancelled++;
        changes++;
        if (cancelled > 1024 && cancelled > queue.size() / 2) {
            queue.removeIf(t -> t.cancelled);
            cancelled = 0;
        }
    }

    /// What a timer does.
    @FunctionalInterface
    public interface Task {
        void run(long nowMs);
    }

    /// A timer that was set; it can be called off.
    public static final class Timer implements Comparable<Timer> {
        private final Timers owner;
        private final long atMs;
        private final long sequence;
        private Task task;
        private boolean cancelled;
        private boolean done;

        private Timer(Timers owner, long atMs, long sequence, Task task) {
            this.owner = owner;
            this.atMs = atMs;
            this.sequence = sequence;
            this.task = task;
        }

        public long atMs() {
            return atMs;
        }

        public boolean isPending() {
            return !cancelled && !done;
        }

        /// Lets go of the task at once; the timer itself may stay in the queue for a while.
        public void cancel() {
            if (isPending()) {
                cancelled = true;
                task = NOTHING;
                owner.cancelled();
            }
        }

        @Override
        public int compareTo(Timer other) {
            int byTime = Long.compare(atMs, other.atMs);
            return byTime != 0 ? byTime : Long.compare(sequence, other.sequence);
        }

        @Override
        public boolean equals(Object o) {
            return this == o;
        }

        @Override
        public int hashCode() {
            return Long.hashCode(sequence);
        }
    }
}
