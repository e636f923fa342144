package io.logarium.engine.sim;

import io.logarium.engine.log.Disk;
import io.logarium.engine.log.DiskFile;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// A broker's disk that does not do all that it is told.
abstract class BrokenDisk implements Disk {
    private final Disk disk;

    BrokenDisk(Disk disk) {
        this.disk = disk;
    }

    /// Segments of partitions are never cut.
    static final class WithoutTruncation extends BrokenDisk {
        WithoutTruncation(Disk disk) {
            super(disk);
        }

        @Override
        public DiskFile open(Path file) {
            var opened = super.open(file);
            var name = file.toString();
            boolean partition = name.endsWith(".log") && !name.contains("__cluster_metadata");
            return partition ? new Uncut(opened) : opened;
        }
    }

    /// `quorum-state` never names who got the vote.
    static final class WithoutVotes extends BrokenDisk {
        WithoutVotes(Disk disk) {
            super(disk);
        }

        @Override
        public void writeDurably(Path file, byte[] content, DiskFile.FlushDone done) {
            if (!file.endsWith("quorum-state")) {
                super.writeDurably(file, content, done);
                return;
            }
            var text = new String(content, StandardCharsets.UTF_8);
            var forgotten = text.replaceAll("\"votedId\":\\d+", "\"votedId\":-1");
            super.writeDurably(file, forgotten.getBytes(StandardCharsets.UTF_8), done);
        }
    }

    private record Uncut(DiskFile file) implements DiskFile {
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
        public void truncate(long size) {}

        @Override
        public void flush(FlushDone done) {
            file.flush(done);
        }

        @Override
        public void close() {
            file.close();
        }
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
}
