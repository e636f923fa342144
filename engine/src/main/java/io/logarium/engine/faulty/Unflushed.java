package io.logarium.engine.faulty;

import io.logarium.engine.log.Disk;
import io.logarium.engine.log.DiskFailed;
import io.logarium.engine.log.DiskFile;
import java.io.File;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;

/// Remembers of a machine's files what has not reached the medium, so that a power-off can take it away. Outlives the brokers that
/// use the machine one after the other.
///
/// What was there before anybody looked counts as flushed. Small files that are written whole survive, and so do names, as on a
/// journalling file system; what was appended and not flushed is gone.
public final class Unflushed {
    /// By path; ordered, so that a folder's files are neighbours.
    private final ConcurrentSkipListMap<String, Extent> files = new ConcurrentSkipListMap<>();

    /// A file, and how much of it is on the medium. One thread writes a file; who looks at the end comes after it.
    private static final class Extent {
        private final AtomicLong size = new AtomicLong();
        private final AtomicLong flushed = new AtomicLong();

        /// Flushes that began before the last truncation tell nothing about what was appended since.
        private final AtomicLong cuts = new AtomicLong();
    }

    /// The same disk with its appends and flushes noted.
    public Disk around(Disk disk) {
        return new Noted(disk);
    }

    /// Takes away what was not flushed. Nobody may use the files any more.
    ///
    /// @return bytes that are gone
    public long powerOff(Disk disk) {
        long gone = 0;
        for (var entry : files.entrySet()) {
            var extent = entry.getValue();
            var path = Path.of(entry.getKey());
            long lost = extent.size.get() - extent.flushed.get();
            if (lost > 0 && disk.exists(path)) {
                try (var file = disk.open(path)) {
                    file.truncate(Math.min(file.size(), extent.flushed.get()));
                }
                gone += lost;
            }
        }
        files.clear();
        return gone;
    }

    /// The files are others now, whole and on the medium.
    public void forget() {
        files.clear();
    }

    private void renamed(Path from, Path to) {
        var file = files.remove(from.toString());
        if (file != null) {
            files.put(to.toString(), file);
        }
        var below = from + File.separator;
        for (Map.Entry<String, Extent> one : List.copyOf(files.tailMap(below).entrySet())) {
            if (!one.getKey().startsWith(below)) {
                return;
            }
            files.remove(one.getKey());
            files.put(to + File.separator + one.getKey().substring(below.length()), one.getValue());
        }
    }

    private final class Noted implements Disk {
        private final Disk disk;

        private Noted(Disk disk) {
            this.disk = disk;
        }

        @Override
        public DiskFile open(Path path) {
            boolean isNew = !disk.exists(path);
            var file = disk.open(path);
            var extent =
                    files.computeIfAbsent(
                            path.toString(),
                            p -> {
                                var made = new Extent();
                                made.flushed.set(isNew ? 0 : file.size());
                                return made;
                            });
            extent.size.set(file.size());
            extent.flushed.set(Math.min(extent.flushed.get(), file.size()));
            return new NotedFile(file, extent);
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
            files.remove(path.toString());
        }

        @Override
        public void rename(Path from, Path to) {
            disk.rename(from, to);
            renamed(from, to);
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

    private record NotedFile(DiskFile file, Extent extent) implements DiskFile {
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
            extent.size.set(file.size());
        }

        @Override
        public int read(ByteBuffer into, long position) {
            return file.read(into, position);
        }

        @Override
        public void truncate(long size) {
            file.truncate(size);
            extent.cuts.incrementAndGet();
            extent.size.set(size);
            extent.flushed.set(Math.min(extent.flushed.get(), size));
        }

        @Override
        public void flush(FlushDone done) {
            long size = file.size();
            long cuts = extent.cuts.get();
            file.flush(failure -> {
                flushed(failure, size, cuts);
                done.done(failure);
            });
        }

        private void flushed(Optional<DiskFailed> failure, long size, long cuts) {
            if (failure.isEmpty() && cuts == extent.cuts.get()) {
                extent.flushed.set(Math.max(extent.flushed.get(), size));
            }
        }

        @Override
        public void close() {
            file.close();
        }
    }
}
