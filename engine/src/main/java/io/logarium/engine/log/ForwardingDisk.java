package io.logarium.engine.log;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// A disk that passes everything on to another one: for those that change a little of it.
public abstract class ForwardingDisk implements Disk {
    private final Disk disk;

    protected ForwardingDisk(Disk disk) {
        this.disk = disk;
    }

    @Override
    public int maxOpenFiles() {
        return disk.maxOpenFiles();
    }

    @Override
    public DiskFile open(Path file) {
        return disk.open(file);
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
    public void delete(Path path) {
        disk.delete(path);
    }

    @Override
    public void rename(Path from, Path to) {
        disk.rename(from, to);
    }

    @Override
    public Optional<byte[]> read(Path file, int maxBytes) {
        return disk.read(file, maxBytes);
    }

    @Override
    public void write(Path file, byte[] content) {
        disk.write(file, content);
    }

    @Override
    public void writeDurably(Path file, byte[] content, DiskFile.FlushDone done) {
        disk.writeDurably(file, content, done);
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

    /// An open file that passes everything on to another one.
    public abstract static class File implements DiskFile {
        private final DiskFile file;

        protected File(DiskFile file) {
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
        }
    }
}
