package io.logarium.engine.testing;

import io.logarium.engine.log.Disk;
import io.logarium.engine.log.DiskFile;
import io.logarium.engine.log.ForwardingDisk;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;

/// Holds what Windows holds: an open file can neither be renamed, replaced nor deleted, nor the folder that it lies in.
public final class StrictDisk extends ForwardingDisk {
    private final ConcurrentHashMap<Path, Integer> open = new ConcurrentHashMap<>();

    public StrictDisk(Disk disk) {
        super(disk);
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
        var opened = new StrictFile(super.open(file));
        open.merge(file, 1, Integer::sum);
        return opened;
    }

    @Override
    public void delete(Path path) {
        requireClosed("delete", path);
        super.delete(path);
    }

    @Override
    public void rename(Path from, Path to) {
        requireClosed("rename", from);
        requireClosed("replacement", to);
        super.rename(from, to);
    }

    @Override
    public void write(Path file, byte[] content) {
        requireClosed("replacement", file);
        super.write(file, content);
    }

    @Override
    public void writeDurably(Path file, byte[] content, DiskFile.FlushDone done) {
        requireClosed("replacement", file);
        super.writeDurably(file, content, done);
    }

    private final class StrictFile extends ForwardingDisk.File {
        private boolean closed;

        StrictFile(DiskFile file) {
            super(file);
        }

        @Override
        public void close() {
            super.close();
            if (!closed) {
                closed = true;
                open.computeIfPresent(path(), (p, count) -> count == 1 ? null : count - 1);
            }
        }
    }
}
