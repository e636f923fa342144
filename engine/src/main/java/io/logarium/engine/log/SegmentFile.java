package io.logarium.engine.log;

import io.logarium.engine.loop.Check;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;

/// A segment's `.log` file, written by the loop and copied out by writer threads, who hold it meanwhile.
///
/// Cutting it counts up, so that a reader that was told of bytes before the cut finds out and never sends what was written in
/// their place.
final class SegmentFile {
    private final DiskFile file;
    private final AtomicInteger holders = new AtomicInteger();
    private final AtomicInteger cuts = new AtomicInteger();

    SegmentFile(DiskFile file) {
        this.file = file;
    }

    Path path() {
        return file.path();
    }

    /// For the loop.
    int size() {
        return (int) file.size();
    }

    void append(ByteBuffer bytes) {
        file.append(bytes);
    }

    /// From any thread.
    int read(ByteBuffer into, long position) {
        return file.read(into, position);
    }

    void truncate(int size) {
        cuts.incrementAndGet();
        file.truncate(size);
    }

    void flush(DiskFile.FlushDone done) {
        hold();
        file.flush(failure -> {
            letGo();
            done.done(failure);
        });
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
        file.close();
    }
}
