package io.logarium.engine.net;

import java.util.concurrent.atomic.AtomicLong;

/// What went over one connection. Written by its two threads, read by whoever looks.
final class Traffic {
    private final AtomicLong requests = new AtomicLong();
    private final AtomicLong bytesIn = new AtomicLong();
    private final AtomicLong bytesOut = new AtomicLong();
    private volatile boolean inFrame;

    void readRequest() {
        requests.incrementAndGet();
    }

    void read(long bytes) {
        bytesIn.addAndGet(bytes);
    }

    void wrote(long bytes) {
        bytesOut.addAndGet(bytes);
    }

    void inFrame(boolean now) {
        inFrame = now;
    }

    /// Whether a part of a request has arrived, and its rest is still to come.
    boolean isInFrame() {
        return inFrame;
    }

    long requests() {
        return requests.get();
    }

    long bytesIn() {
        return bytesIn.get();
    }

    long bytesOut() {
        return bytesOut.get();
    }
}
