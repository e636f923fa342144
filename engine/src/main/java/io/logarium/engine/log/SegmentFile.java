package io.logarium.engine.log;

import io.logarium.engine.loop.Check;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// A segment's `.log` file, written by the loop and copied out by writer threads, who hold it meanwhile. It is open only while it is
/// used, and for as long afterwards as [OpenFiles] has room for it.
///
/// Cutting it counts up, so that a reader that was told of bytes before the cut finds out and never sends what was written in
/// their place.
final class SegmentFile {
    private static final int SHUT = -1;

    private final Path path;
    private final OpenFiles pool;
    private final AtomicInteger holders = new AtomicInteger();
    private final AtomicInteger cuts = new AtomicInteger();

    /// How many use the open file at this moment, or [#SHUT].
    private final AtomicInteger users = new AtomicInteger(SHUT);

    private volatile @Nullable DiskFile file;
    private volatile boolean used;
    private volatile boolean closed;
    private volatile long size;

    private SegmentFile(Path path, OpenFiles pool) {
        this.path = path;
        this.pool = pool;
    }

    /// Makes a file, or takes the one that is there.
    static SegmentFile create(Path path, OpenFiles pool) {
        var made = new SegmentFile(path, pool);
        pool.open(made);
        return made;
    }

    /// A file that is there.
    static SegmentFile existing(Path path, OpenFiles pool) {
        var found = new SegmentFile(path, pool);
        found.size = pool.disk().size(path);
        return found;
    }

    Path path() {
        return path;
    }

    /// For the loop.
    int size() {
        return (int) size;
    }

    void append(ByteBuffer bytes) {
        var open = begin("write");
        try {
            open.append(bytes);
            size = open.size();
        } finally {
            end();
        }
    }

    /// From any thread.
    int read(ByteBuffer into, long position) {
        var open = begin("read");
        try {
            return open.read(into, position);
        } finally {
            end();
        }
    }

    void truncate(int newSize) {
        cuts.incrementAndGet();
        var open = begin("truncate");
        try {
            open.truncate(newSize);
            size = open.size();
        } finally {
            end();
        }
    }

    void flush(DiskFile.FlushDone done) {
        var open = begin("flush");
        hold();
        try {
            open.flush(failure -> {
                letGo();
                end();
                done.done(failure);
            });
        } catch (DiskFailed e) {
            letGo();
            end();
            throw e;
        }
    }

    private DiskFile begin(String what) {
        while (true) {
            if (closed) {
                throw failed(what, "closed");
            }
            int count = users.get();
            if (count == SHUT) {
                pool.open(this);
            } else if (users.compareAndSet(count, count + 1)) {
                return inUse(what);
            }
        }
    }

    private DiskFile inUse(String what) {
        used = true;
        var open = file;
        if (open == null) {
            end();
            throw failed(what, "closed");
        }
        return open;
    }

    private void end() {
        users.decrementAndGet();
    }

    /// For the pool: whether it has to be opened before it can be used.
    boolean isShut() {
        return users.get() == SHUT && !closed;
    }

    /// For the pool: it can be used from now on.
    void opened(DiskFile open) {
        if (open.size() < size) {
            long found = open.size();
            open.close();
            throw failed("open", "it has %d bytes, %d were written".formatted(found, size));
        }
        size = Math.max(size, open.size());
        file = open;
        used = true;
        users.set(0);
    }

    /// For the pool: whether it was used since this was asked last.
    boolean wasUsed() {
        boolean was = used;
        used = false;
        return was;
    }

    /// For the pool: shuts it unless somebody uses it.
    boolean shut() {
        if (!users.compareAndSet(0, SHUT)) {
            return false;
        }
        closeFile();
        return true;
    }

    /// For the pool: it is never opened again.
    void closed() {
        closed = true;
        closeFile();
    }

    private void closeFile() {
        var open = file;
        file = null;
        if (open != null) {
            open.close();
        }
    }

    private DiskFailed failed(String what, String why) {
        return new DiskFailed(what, path, new IOException(why));
    }

    int cuts() {
        return cuts.get();
    }

    void hold() {
        holders.incrementAndGet();
    }

    void letGo() {
        Check.that(holders.decrementAndGet() >= 0, "a slice was released more often than held");
    }

    boolean isHeld() {
        return holders.get() > 0;
    }

    /// Closes the file, also under those who hold it: they fail.
    void close() {
        cuts.incrementAndGet();
        pool.close(this);
    }
}
