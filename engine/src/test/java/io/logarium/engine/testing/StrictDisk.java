package io.logarium.engine.testing;

import io.logarium.engine.log.Disk;
import io.logarium.engine.log.DiskFile;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// Holds what Windows holds: an open file can neither be renamed, replaced nor deleted, nor the folder that it lies in.
public final class StrictDisk implements Disk {
    private final Disk disk;
    private final ConcurrentHashMap<Path, Integer> open = new ConcurrentHashMap<>();

    public StrictDisk(Disk disk) {
        this.disk = disk;
    }

    /// Files that are open now.
    public List<Path> open() {
        return open.keySet().stream().sorted().toList();
    }

    private void requireClosed(String what, Path path) {
        for (var file : open.keySet()) {
            if (file.startsWith(path)) {
                throw new AssertionError(
                        "%s of %s while %s is open: Windows refuses that"
                                .formatted(what, path, file));
            }
        }
    }

    @Override
    public DiskFile open(Path file) {
        var opened = new StrictFile(disk.open(file));
        open.merge(file, 1, Integer::sum);
        return opened;
    }

    @Override
    public void delete(Path path) {
        requireClosed("delete", path);
        disk.delete(path);
    }

    @Override
    public void rename(Path from, Path to) {
        requireClosed("rename", from);
        requireClosed("replacement", to);
        disk.rename(from, to);
    }

    @Override
    public void write(Path file, byte[] content) {
        requireClosed("replacement", file);
        disk.write(file, content);
    }

    @Override
    public void writeDurably(Path file, byte[] content, DiskFile.FlushDone done) {
        requireClosed("replacement", file);
        disk.writeDurably(file, content, done);
    }

    @Override
    public List<String> list(Path dir) {
        return disk.list(dir);
    }

    @Override
    public boolean exists(Path path) {
        return disk.exists(path);
    }

    @Override
    public boolean isDirectory(Path path) {
        return disk.isDirectory(path);
    }

    @Override
    public long size(Path file) {
        return disk.size(file);
    }

    @Override
    public long lastModifiedMs(Path file) {
        return disk.lastModifiedMs(file);
    }

    @Override
    public void createDirectories(Path dir) {
        disk.createDirectories(dir);
    }

    @Override
    public Optional<byte[]> read(Path file, int maxBytes) {
        return disk.read(file, maxBytes);
    }

    @Override
    public long usableBytes(Path dir) {
        return disk.usableBytes(dir);
    }

    @Override
    public long totalBytes(Path dir) {
        return disk.totalBytes(dir);
    }

    @Override
    public Optional<Lock> lock(Path file) {
        return disk.lock(file);
    }

    private final class StrictFile implements DiskFile {
        private final DiskFile file;
        private boolean closed;

        StrictFile(DiskFile file) {
            this.file = file;
        }

        @Override
        public Path path() {
            return file.path();
        }

        @Override
        public long size() {
            return file.size();
        }

        @Override
        public void append(ByteBuffer bytes) {
            file.append(bytes);
        }

        @Override
        public int read(ByteBuffer into, long position) {
            return file.read(into, position);
        }

        @Override
        public void truncate(long size) {
            file.truncate(size);
        }

        @Override
        public void flush(FlushDone done) {
            file.flush(done);
        }

        @Override
        public void close() {
            file.close();
            if (!closed) {
                closed = true;
                open.computeIfPresent(path(), (p, count) -> count == 1 ? null : count - 1);
            }
        }
    }
}
