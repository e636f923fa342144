package io.logarium.engine.log;

import java.util.Arrays;

/// Where the last batches of the active segment begin, so that consumers at the tail cost no file access on the loop.
final class RecentBatches {
    private static final int LIMIT = 256;

    private static final int FIRST = 8;

    /// They grow with what is added, up to the limit: most logs get few batches.
    private long[] lastOffsets = {};

    private long[] baseOffsets = {};
    private int[] positions = {};
    private long added;

    void add(long baseOffset, long lastOffset, int position) {
        if (added == positions.length && added < LIMIT) {
            grow();
        }
        int slot = slot(added);
        baseOffsets[slot] = baseOffset;
        lastOffsets[slot] = lastOffset;
        positions[slot] = position;
        added++;
    }

    private void grow() {
        int room = Math.max(FIRST, 2 * positions.length);
        lastOffsets = Arrays.copyOf(lastOffsets, room);
        baseOffsets = Arrays.copyOf(baseOffsets, room);
        positions = Arrays.copyOf(positions, room);
    }

    /// Forgets all and holds no memory.
    void clear() {
        added = 0;
        lastOffsets = new long[0];
        baseOffsets = new long[0];
        positions = new int[0];
    }

    /// The number of the first batch that ends at or behind an offset, or -1 when it is not among these; they are contiguous, so an
    /// offset before the first of them may be anywhere before.
    long find(long offset) {
        long low = Math.max(0, added - LIMIT);
        if (added == 0
                || offset < baseOffsets[slot(low)]
                || offset > lastOffsets[slot(added - 1)]) {
            return -1;
        }
        long high = added - 1;
        while (low < high) {
            long middle = (low + high) >>> 1;
            if (lastOffsets[slot(middle)] >= offset) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    /// The batch of that number as a place.
    ///
    /// @param segmentBytes where the last batch ends
    BatchPlace place(long number, int segmentBytes) {
        int slot = slot(number);
        int end = number + 1 < added ? positions[slot(number + 1)] : segmentBytes;
        return new BatchPlace(baseOffsets[slot], positions[slot], end - positions[slot]);
    }

    private int slot(long number) {
        return (int) (number % positions.length);
    }
}
