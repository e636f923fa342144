package io.logarium.engine.faulty;

import io.logarium.engine.fault.DiskState;
import io.logarium.engine.log.Disk;
import io.logarium.engine.log.DiskFailed;
import io.logarium.engine.log.DiskFile;
import io.logarium.engine.log.ForwardingDisk;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/// A disk that may be slow, full or lost, in front of one that works.
///
/// Slow: flushes end later. Full: nothing more is written; what is there can be read and deleted. Lost: everything fails.
public final class FaultyDisk extends ForwardingDisk {
    /// A flush of a slow disk takes so much longer.
    public static final long SLOW_MS = 400;

    private final Disk disk;
    private final AtomicReference<DiskState> state;
    private final Later later;

    /// @param state as it is now; read at each operation, from any thread
    public FaultyDisk(Disk disk, AtomicReference<DiskState> state, Later later) {
        super(disk);
        this.disk = disk;
        this.state = state;
        this.later = later;
    }

    private boolean isWell() {
        return state.get() == DiskState.OK || state.get() == DiskState.SLOW;
    }

    private void toRead(String what, Path path) {
        if (state.get() == DiskState.LOST) {
            throw new DiskFailed(what, path, new IOException("Input/output error"));
        }
    }

    private void toWrite(String what, Path path) {
        toRead(what, path);
        if (state.get() == DiskState.FULL) {
            throw new DiskFailed(what, path, new IOException("No space left on device"));
        }
    }

    private DiskFile.FlushDone slowed(String what, Path path, DiskFile.FlushDone done) {
        return failure -> {
            if (state.get() == DiskState.LOST) {
                done.done(
                        Optional.of(
                                new DiskFailed(what, path, new IOException("Input/output error"))));
            } else if (state.get() == DiskState.SLOW) {
                later.in(SLOW_MS, () -> done.done(failure));
            } else {
                done.done(failure);
            }
        };
    }

    @Override
    public DiskFile open(Path file) {
        if (isWell() || disk.exists(file)) {
            toRead("open", file);
        } else {
            toWrite("open", file);
        }
        return new FaultyFile(disk.open(file));
    }

    @Override
    public List<String> list(Path dir) {
        toRead("list", dir);
        return disk.list(dir);
    }

    @Override
    public long size(Path file) {
        toRead("look at", file);
        return disk.size(file);
    }

    @Override
    public long lastModifiedMs(Path file) {
        toRead("look at", file);
        return disk.lastModifiedMs(file);
    }

    @Override
    public void createDirectories(Path dir) {
        if (isWell() || disk.isDirectory(dir)) {
            toRead("create folder", dir);
        } else {
            toWrite("create folder", dir);
        }
        disk.createDirectories(dir);
    }

    @Override
    public void delete(Path path) {
        toRead("delete", path);
        disk.delete(path);
    }

    @Override
    public void rename(Path from, Path to) {
        toRead("rename", from);
        disk.rename(from, to);
    }

    @Override
    public Optional<byte[]> read(Path file, int maxBytes) {
        toRead("read", file);
        return disk.read(file, maxBytes);
    }

    @Override
    public void write(Path file, byte[] content) {
        toWrite("write", file);
        disk.write(file, content);
    }

    @Override
    public void writeDurably(Path file, byte[] content, DiskFile.FlushDone done) {
        if (state.get() == DiskState.FULL || state.get() == DiskState.LOST) {
            var failure = new DiskFailed("write", file, new IOException("No space left on device"));
            later.in(1, () -> done.done(Optional.of(failure)));
            return;
        }
        disk.writeDurably(file, content, slowed("write", file, done));
    }

    @Override
    public long usableBytes(Path dir) {
        toRead("look at", dir);
        return state.get() == DiskState.FULL ? 0 : disk.usableBytes(dir);
    }

    @Override
    public long totalBytes(Path dir) {
        toRead("look at", dir);
        return disk.totalBytes(dir);
    }

    @Override
    public Optional<Lock> lock(Path file) {
        toRead("lock", file);
        return disk.lock(file);
    }

    private final class FaultyFile extends ForwardingDisk.File {
        private final DiskFile file;

        private FaultyFile(DiskFile file) {
            super(file);
            this.file = file;
        }

        @Override
        public void append(ByteBuffer bytes) {
            toWrite("write", path());
            file.append(bytes);
        }

        @Override
        public int read(ByteBuffer into, long position) {
            toRead("read", path());
            return file.read(into, position);
        }

        @Override
        public void truncate(long size) {
            toRead("truncate", path());
            file.truncate(size);
        }

        @Override
        public void flush(FlushDone done) {
            toRead("flush", path());
            file.flush(slowed("flush", path(), done));
        }
    }
}
