package io.logarium.engine.sim;

import io.logarium.engine.loop.Chance;
import java.nio.ByteBuffer;
import java.util.Arrays;

/// The bytes of a file: what is in the page cache, and how much of it has reached the medium.
final class SimContent {
    private static final int FIRST_BYTES = 256;
    private static final int SECTOR = 512;

    private byte[] bytes = new byte[FIRST_BYTES];
    private int size;
    private int flushed;
    private long modifiedMs;

    static SimContent of(byte[] whole, long nowMs) {
        var content = new SimContent();
        content.bytes = whole.clone();
        content.size = whole.length;
        content.modifiedMs = nowMs;
        return content;
    }

    int size() {
        return size;
    }

    long modifiedMs() {
        return modifiedMs;
    }

    byte[] copy() {
        return Arrays.copyOf(bytes, size);
    }

    void append(ByteBuffer from, int length, long nowMs) {
        if (size + length > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(size + length, bytes.length * 2));
        }
        from.get(bytes, size, length);
        size += length;
        modifiedMs = nowMs;
    }

    int read(ByteBuffer into, long position) {
        int got = (int) Math.max(0, Math.min(into.remaining(), size - position));
        into.put(bytes, (int) Math.min(position, size), got);
        return got;
    }

    void truncate(int newSize) {
        size = Math.min(size, newSize);
        flushed = Math.min(flushed, size);
    }

    boolean isFlushed() {
        return flushed == size;
    }

    /// So many bytes are on the medium now, unless they were cut off meanwhile.
    void flushedTo(int bytes) {
        flushed = Math.max(flushed, Math.min(bytes, size));
    }

    /// The machine lost its power: of what was not flushed some, all or nothing is left, and a piece of it may be zeros.
    void losePower(Chance chance) {
        int atRisk = size - flushed;
        if (atRisk > 0) {
            int kind = chance.nextInt(4);
            if (kind == 0) {
                size = flushed;
            } else if (kind == 1) {
                size = flushed + chance.nextInt(atRisk);
            } else if (kind == 2) {
                int from = flushed + chance.nextInt(atRisk);
                Arrays.fill(bytes, from, Math.min(size, from + SECTOR), (byte) 0);
            }
        }
        flushed = size;
    }
}
