package io.logarium.engine.log;

import java.util.ArrayDeque;
import java.util.concurrent.locks.ReentrantLock;

/// Keeps as few segments' files open as the disk allows: when there are too many, one is shut that was not used lately. It is opened
/// again when somebody needs it, so nobody else notices.
///
/// Used by a broker's loop and by the threads that copy records out. More than allowed are open only while that many are in use at one
/// moment.
final class OpenFiles {
    private final Disk disk;
    private final int limit;
    private final ReentrantLock lock = new ReentrantLock();

    /// In the order in which they will be looked at; one that was used since gets a second chance.
    private final ArrayDeque<SegmentFile> open = new ArrayDeque<>();

    OpenFiles(Disk disk) {
        this.disk = disk;
        this.limit = disk.maxOpenFiles();
    }

    Disk disk() {
        return disk;
    }

    /// Opens a file unless somebody else just did.
    void open(SegmentFile file) {
        lock.lock();
        try {
            if (file.isShut()) {
                makeRoom();
                file.opened(disk.open(file.path()));
                open.add(file);
            }
        } finally {
            lock.unlock();
        }
    }

    private void makeRoom() {
        for (int looks = 2 * open.size(); looks > 0 && open.size() >= limit; looks--) {
            var oldest = open.remove();
            if (oldest.wasUsed() || !oldest.shut()) {
                open.add(oldest);
            }
        }
    }

    /// Closes a file for good, also under those who use it.
    void close(SegmentFile file) {
        lock.lock();
        try {
            open.remove(file);
            file.closed();
        } finally {
            lock.unlock();
        }
    }
}
