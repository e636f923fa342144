package io.logarium.engine.net;

import io.logarium.engine.loop.Check;
import io.logarium.engine.wire.Reply;
import io.logarium.engine.wire.ReplyTo;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.kafka.common.protocol.ApiKeys;
import org.apache.kafka.common.protocol.ApiMessage;
import org.jspecify.annotations.Nullable;

/// The answers that one connection owes, in the order of its requests. Bounded: when it is full, nothing more is read.
///
/// Slots are opened by the reader, filled by the loop, and taken by the writer.
final class ReplySlots {
    private final int limit;
    private final Runnable onReady;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition ready = lock.newCondition();
    private final Condition room = lock.newCondition();
    private final ArrayDeque<Slot> slots;
    private boolean closed;

    /// @param onReady told whenever the oldest slot became ready, on the thread that filled it
    ReplySlots(int limit, Runnable onReady) {
        this.limit = limit;
        this.onReady = onReady;
        this.slots = new ArrayDeque<>(limit);
    }

    boolean hasRoom() {
        lock.lock();
        try {
            return slots.size() < limit;
        } finally {
            lock.unlock();
        }
    }

    /// Waits until a slot can be opened; at once when everything is closed.
    void awaitRoom() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (slots.size() >= limit && !closed) {
                room.await();
            }
        } finally {
            lock.unlock();
        }
    }

    /// A place for the answer to one request; the caller made sure that there is room.
    ///
    /// @param release runs when the request is done with; more often when the connection ends meanwhile
    Slot open(ApiKeys api, short version, int correlationId, Runnable release) {
        var slot = new Slot(api, version, correlationId, release);
        lock.lock();
        try {
            Check.that(closed || slots.size() < limit, "%d slots of %d", slots.size(), limit);
            slot.dropped = closed;
            if (!closed) {
                slots.add(slot);
            }
        } finally {
            lock.unlock();
        }
        if (slot.dropped) {
            release.run();
        }
        return slot;
    }

    /// The oldest answer if it is there.
    Optional<Outgoing> poll() {
        lock.lock();
        try {
            return headIsReady() ? Optional.of(takeHead()) : Optional.empty();
        } finally {
            lock.unlock();
        }
    }

    /// Waits for the oldest answer; a closed connection has none.
    Outgoing take() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (!headIsReady() && !closed) {
                ready.await();
            }
            return closed ? new Outgoing.HangUp("closed") : takeHead();
        } finally {
            lock.unlock();
        }
    }

    /// Drops what is open; answers that come later are dropped too.
    void close() {
        List<Slot> left;
        lock.lock();
        try {
            closed = true;
            left = List.copyOf(slots);
            slots.clear();
            left.forEach(slot -> slot.dropped = true);
            ready.signalAll();
            room.signalAll();
        } finally {
            lock.unlock();
        }
        left.forEach(Slot::dispose);
    }

    private boolean headIsReady() {
        var head = slots.peek();
        return head != null && head.content != null;
    }

    private Outgoing takeHead() {
        var head = slots.remove();
        room.signal();
        return Objects.requireNonNull(head.content);
    }

    /// The place of one answer.
    final class Slot implements ReplyTo {
        private final ApiKeys api;
        private final short version;
        private final int correlationId;
        private final Runnable release;
        private @Nullable Outgoing content;
        private boolean filled;
        private boolean dropped;

        private Slot(ApiKeys api, short version, int correlationId, Runnable release) {
            this.api = api;
            this.version = version;
            this.correlationId = correlationId;
            this.release = release;
        }

        @Override
        public void answer(ApiMessage response, Runnable whenDone) {
            var reply = new Reply(api, version, correlationId, response);
            fill(new Outgoing.Answer(reply, whenDone, release), whenDone);
        }

        @Override
        public void answerNothing() {
            fill(new Outgoing.Silence(), () -> {});
            release.run();
        }

        @Override
        public void close(String reason) {
            fill(new Outgoing.HangUp(reason), () -> {});
            release.run();
        }

        private void fill(Outgoing filling, Runnable ifDropped) {
            boolean isHead;
            boolean isGone;
            lock.lock();
            try {
                Check.that(!filled, "two answers to one request");
                filled = true;
                isGone = dropped;
                isHead = slots.peek() == this;
                if (!isGone) {
                    content = filling;
                }
                if (isHead) {
                    ready.signal();
                }
            } finally {
                lock.unlock();
            }
            if (isHead) {
                onReady.run();
            }
            if (isGone) {
                ifDropped.run();
            }
        }

        /// The connection is gone; an answer that is already there will not be sent.
        private void dispose() {
            if (content instanceof Outgoing.Answer answer) {
                answer.whenDone().run();
            }
            release.run();
        }
    }
}
