package io.logarium.engine.faulty;

import io.logarium.engine.log.Disk;
import io.logarium.engine.log.DiskFile;
import io.logarium.engine.log.ForwardingDisk;
import java.io.File;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
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

    private final class Noted extends ForwardingDisk {
        private Noted(Disk disk) {
            super(disk);
        }

        @Override
        public DiskFile open(Path path) {
            var file = super.open(path);
            var extent = files.get(path.toString());
            if (extent != null) {
                extent.size.set(file.size());
                extent.flushed.set(Math.min(extent.flushed.get(), file.size()));
            }
            return new NotedFile(file);
        }

        @Override
        public void delete(Path path) {
            super.delete(path);
            files.remove(path.toString());
        }

        @Override
        public void rename(Path from, Path to) {
            super.rename(from, to);
            renamed(from, to);
        }
    }

    private final class NotedFile extends ForwardingDisk.File {
        private NotedFile(DiskFile file) {
            super(file);
        }

        /// Known from the first append on: until then all of it counts as flushed.
        private Extent extent() {
            return files.computeIfAbsent(
                    path().toString(),
                    p -> {
                        var made = new Extent();
                        made.size.set(size());
                        made.flushed.set(size());
                        return made;
                    });
        }

        @Override
        public void append(ByteBuffer bytes) {
            var extent = extent();
            super.append(bytes);
            extent.size.set(size());
        }

        @Override
        public void truncate(long size) {
            var extent = extent();
            super.truncate(size);
            extent.cuts.incrementAndGet();
            extent.size.set(size);
            extent.flushed.set(Math.min(extent.flushed.get(), size));
        }

        @Override
        public void flush(FlushDone done) {
            var extent = extent();
            long size = size();
            long cuts = extent.cuts.get();
            super.flush(failure -> {
                if (failure.isEmpty() && cuts == extent.cuts.get()) {
                    extent.flushed.set(Math.max(extent.flushed.get(), size));
                }
                done.done(failure);
            });
        }
    }
}
