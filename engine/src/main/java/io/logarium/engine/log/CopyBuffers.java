package io.logarium.engine.log;

import java.nio.ByteBuffer;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;

/// Buffers for copying segments to sockets, shared by all writers of the process, because a virtual thread has none of its own.
final class CopyBuffers {
    /// So that one copy keeps a carrier thread only shortly.
    private static final int LARGE_BYTES = 64 * 1024;

    /// Direct memory for them is at most 4 MB, whatever the number of stalled consumers.
    private static final int LARGE_LIMIT = 64;

    /// What a writer gets when all large ones are held by stalled connections.
    private static final int SMALL_BYTES = 8 * 1024;

    private static final ArrayBlockingQueue<ByteBuffer> FREE =
            new ArrayBlockingQueue<>(LARGE_LIMIT);
    private static final AtomicInteger MADE = new AtomicInteger();

    private CopyBuffers() {}

    static ByteBuffer take() {
        var free = FREE.poll();
        if (free != null) {
            return free;
        }
        if (MADE.incrementAndGet() <= LARGE_LIMIT) {
            return ByteBuffer.allocateDirect(LARGE_BYTES);
        }
        MADE.decrementAndGet();
        return ByteBuffer.allocate(SMALL_BYTES);
    }

    static void giveBack(ByteBuffer buffer) {
        if (buffer.isDirect()) {
            FREE.add(buffer);
        }
    }
}
