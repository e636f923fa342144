package io.logarium.engine.log;

import io.logarium.engine.loop.Check;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;

/// A file of entries of one size, sorted by key: Kafka's `.index` (a relative offset and a position, 8 bytes) and `.timeindex` (a
/// timestamp and a relative offset, 12 bytes).
///
/// Memory holds the last page of an index that grows and the first key of each page that was looked at; everything else is read by
/// page. New entries reach the file when a page is full, and with [#write]: what a crash loses of them, recovery finds in the log.
final class IndexFile {
    private static final long UNKNOWN = Long.MIN_VALUE;
    private static final ByteBuffer NONE = ByteBuffer.allocate(0);
    private static final int LOAD_BYTES = 48 * 1024;

    private final Disk disk;
    private final Path path;
    private final IndexPages pages;
    private final int keyBytes;
    private final int entryBytes;
    private final int perPage;
    private int count;
    private int written;
    private int tailStart;
    private ByteBuffer tail = NONE;
    private long[] firstKeys = {};

    private IndexFile(Disk disk, Path path, IndexPages pages, int keyBytes) {
        this.disk = disk;
        this.path = path;
        this.pages = pages;
        this.keyBytes = keyBytes;
        this.entryBytes = keyBytes + 4;
        this.perPage = IndexPages.BYTES / entryBytes;
    }

    static IndexFile ofOffsets(LogFolder folder, long baseOffset) {
        return new IndexFile(folder.disk(), folder.offsetIndex(baseOffset), folder.pages(), 4);
    }

    static IndexFile ofTimes(LogFolder folder, long baseOffset) {
        return new IndexFile(folder.disk(), folder.timeIndex(baseOffset), folder.pages(), 8);
    }

    /// Takes over the file's entries as far as they make sense, and cuts the rest.
    ///
    /// @param keyLimit keys are below it
    /// @param valueLimit values are below it
    /// @param valueStep how much a value exceeds the one before it at least
    void load(long keyLimit, long valueLimit, int valueStep) {
        try (var open = disk.open(path)) {
            long size = open.size();
            int candidates = (int) (Math.min(size, Integer.MAX_VALUE) / entryBytes);
            int good = goodEntries(open, candidates, keyLimit, valueLimit, valueStep);
            if (size != (long) good * entryBytes) {
                open.truncate((long) good * entryBytes);
            }
            reset(good);
        }
    }

    private int goodEntries(
            DiskFile open, int candidates, long keyLimit, long valueLimit, int valueStep) {
        int most = Math.min(LOAD_BYTES / entryBytes, candidates);
        var chunk = ByteBuffer.allocate(most * entryBytes);
        long lastKey = -1;
        long lastValue = -1;
        int good = 0;
        while (good < candidates) {
            chunk.clear();
            int got = open.read(chunk, (long) good * entryBytes) / entryBytes;
            for (int i = 0; i < got; i++) {
                long key = keyIn(chunk, i * entryBytes);
                long value = chunk.getInt(i * entryBytes + keyBytes);
                if (key <= lastKey
                        || key >= keyLimit
                        || value < lastValue + valueStep
                        || value < 0
                        || value >= valueLimit) {
                    return good;
                }
                lastKey = key;
                lastValue = value;
                good++;
            }
            if (got == 0) {
                return good;
            }
        }
        return good;
    }

    int count() {
        return count;
    }

    boolean isEmpty() {
        return count == 0;
    }

    /// Whether a file of this size holds no further entry but `spare` ones.
    boolean isFull(int maxBytes, int spare) {
        return count >= maxBytes / entryBytes - spare;
    }

    void append(long key, int value) {
        makeRoom();
        if (count % perPage == 0) {
            rememberFirstKey(count / perPage, key);
        }
        if (keyBytes == 4) {
            tail.putInt((int) key);
        } else {
            tail.putLong(key);
        }
        tail.putInt(value);
        count++;
    }

    private void makeRoom() {
        if (tail.capacity() == 0) {
            tail = ByteBuffer.allocate(perPage * entryBytes);
            tailStart = count / perPage * perPage;
            if (count > tailStart) {
                read(tail.limit((count - tailStart) * entryBytes), tailStart);
                tail.limit(tail.capacity());
            }
        }
        if (!tail.hasRemaining()) {
            write();
            tail.clear();
            tailStart = count;
        }
    }

    /// Writes what only memory holds.
    void write() {
        if (written < count) {
            var rest = tail.duplicate().flip();
            rest.position((written - tailStart) * entryBytes);
            try (var open = disk.open(path)) {
                open.append(rest);
            }
            written = count;
            pages.forget(this);
        }
    }

    /// Writes, and lets the memory go until somebody appends or reads.
    void rest() {
        write();
        tail = NONE;
        tailStart = count;
    }

    void close() {
        write();
        pages.forget(this);
    }

    /// Leaves what memory holds unwritten.
    void abandon() {
        pages.forget(this);
    }

    /// Keeps the first entries only.
    void truncateTo(int entries) {
        Check.that(entries <= count, "index of %d entries cut to %d", count, entries);
        if (entries < written) {
            try (var open = disk.open(path)) {
                open.truncate((long) entries * entryBytes);
            }
            written = entries;
        }
        count = entries;
        pages.forget(this);
        if (entries < tailStart || tail.capacity() == 0) {
            tail = NONE;
            tailStart = entries;
        } else {
            tail.position((entries - tailStart) * entryBytes);
        }
        int pages = (entries + perPage - 1) / perPage;
        if (pages < firstKeys.length) {
            Arrays.fill(firstKeys, pages, firstKeys.length, UNKNOWN);
        }
    }

    private void reset(int entries) {
        count = entries;
        written = entries;
        tail = NONE;
        tailStart = entries;
        firstKeys = new long[0];
        pages.forget(this);
    }

    long key(int entry) {
        return entry >= tailStart
                ? keyIn(tail, (entry - tailStart) * entryBytes)
                : keyIn(pageOf(entry), entry % perPage * entryBytes);
    }

    int value(int entry) {
        return entry >= tailStart
                ? tail.getInt((entry - tailStart) * entryBytes + keyBytes)
                : pageOf(entry).getInt(entry % perPage * entryBytes + keyBytes);
    }

    /// The last entry whose key is at most the given one, or -1.
    int floor(long key) {
        if (count > tailStart && key >= key(tailStart)) {
            return lastAtMost(tailStart, count - 1, key);
        }
        int low = 0;
        int high = (Math.min(tailStart, count) + perPage - 1) / perPage - 1;
        if (high < 0 || firstKey(0) > key) {
            return -1;
        }
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (firstKey(middle) <= key) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return lastAtMost(low * perPage, Math.min((low + 1) * perPage, count) - 1, key);
    }

    private int lastAtMost(int from, int to, long key) {
        int low = from;
        int high = to;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (key(middle) <= key) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }

    /// The last entry from `from` on whose value is at most the given one, by doubling steps: the answer is mostly near.
    ///
    /// @param from an entry whose value is at most the given one, or -1
    int floorByValue(int from, int value) {
        int low = from;
        int step = 1;
        while (low + step < count && value(low + step) <= value) {
            low += step;
            step *= 2;
        }
        int high = Math.min(low + step, count) - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (value(middle) <= value) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }

    private long firstKey(int pageNumber) {
        if (pageNumber < firstKeys.length && firstKeys[pageNumber] != UNKNOWN) {
            return firstKeys[pageNumber];
        }
        long key = key(pageNumber * perPage);
        rememberFirstKey(pageNumber, key);
        return key;
    }

    private void rememberFirstKey(int pageNumber, long key) {
        if (pageNumber >= firstKeys.length) {
            int old = firstKeys.length;
            int pages = Math.max(pageNumber + 1, Math.min(2 * old, old + 256));
            firstKeys = Arrays.copyOf(firstKeys, pages);
            Arrays.fill(firstKeys, old, pages, UNKNOWN);
        }
        firstKeys[pageNumber] = key;
    }

    private ByteBuffer pageOf(int entry) {
        return pages.of(this, entry / perPage);
    }

    /// For [IndexPages]: reads a page's entries.
    void readPage(int number, ByteBuffer into) {
        into.limit(perPage * entryBytes);
        read(into, number * perPage);
    }

    /// The file is open for this one moment: indexes are read seldom, and there are many of them.
    private void read(ByteBuffer into, int firstEntry) {
        try (var open = disk.open(path)) {
            open.read(into, (long) firstEntry * entryBytes);
        }
    }

    private long keyIn(ByteBuffer bytes, int at) {
        return keyBytes == 4 ? bytes.getInt(at) : bytes.getLong(at);
    }
}
