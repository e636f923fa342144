package io.logarium.engine.testing;

import io.logarium.engine.log.Disk;
import io.logarium.engine.log.DiskFailed;
import io.logarium.engine.log.DiskFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/// Files in memory, for tests of one thread. It can be full, and it can be copied as a crash would leave it.
public final class MemoryDisk implements Disk {
    private final TreeMap<String, Content> files = new TreeMap<>();
    private final TreeSet<String> folders = new TreeSet<>();
    private final TreeSet<String> locks = new TreeSet<>();
    private final ArrayDeque<Runnable> flushes = new ArrayDeque<>();
    private boolean flushesWait;
    private long room = Long.MAX_VALUE;
    private long lastModifiedMs;

    private static final class Content {
        byte[] bytes = new byte[256];
        int size;
        long modifiedMs;

        void put(ByteBuffer from, int length) {
            if (size + length > bytes.length) {
                bytes = Arrays.copyOf(bytes, Math.max(size + length, bytes.length * 2));
            }
            from.get(bytes, size, length);
            size += length;
        }
    }

    /// A disk with the same files, in which nothing is open: what a killed process leaves.
    public MemoryDisk copy() {
        var copy = new MemoryDisk();
        copy.folders.addAll(folders);
        files.forEach((name, content) -> {
            var bytes = new Content();
            bytes.bytes = Arrays.copyOf(content.bytes, Math.max(16, content.size));
            bytes.size = content.size;
            bytes.modifiedMs = content.modifiedMs;
            copy.files.put(name, bytes);
        });
        return copy;
    }

    /// From now on only so many bytes can be written; the write that exceeds it is torn.
    public void limitRoom(long bytes) {
        room = bytes;
    }

    /// What time files that are written from now on bear.
    public void setLastModifiedMs(long ms) {
        lastModifiedMs = ms;
    }

    /// Flushes end when [#runFlushes] is called, instead of at once.
    public void holdFlushes() {
        flushesWait = true;
    }

    public void runFlushes() {
        while (!flushes.isEmpty()) {
            flushes.remove().run();
        }
    }

    /// Names of all files.
    public List<Path> all() {
        return files.keySet().stream().map(Path::of).toList();
    }

    public byte[] contentOf(Path file) {
        var content = existing("read", file);
        return Arrays.copyOf(content.bytes, content.size);
    }

    public void replace(Path file, byte[] bytes) {
        var content = new Content();
        content.put(ByteBuffer.wrap(bytes), bytes.length);
        files.put(file.toString(), content);
    }

    /// So few that tests notice when more is needed.
    @Override
    public int maxOpenFiles() {
        return 2;
    }

    @Override
    public DiskFile open(Path file) {
        var parent = file.getParent();
        if (parent == null || !folders.contains(parent.toString())) {
            throw failed("open", file, "no such folder");
        }
        return new MemoryFile(file, files.computeIfAbsent(file.toString(), name -> new Content()));
    }

    @Override
    public List<String> list(Path dir) {
        var names = new TreeSet<String>();
        for (var name : files.keySet()) {
            addIfIn(dir, Path.of(name), names);
        }
        for (var name : folders) {
            addIfIn(dir, Path.of(name), names);
        }
        return List.copyOf(names);
    }

    private static void addIfIn(Path dir, Path path, TreeSet<String> names) {
        if (dir.equals(path.getParent())) {
            names.add(String.valueOf(path.getFileName()));
        }
    }

    @Override
    public boolean exists(Path path) {
        return files.containsKey(path.toString()) || folders.contains(path.toString());
    }

    @Override
    public boolean isDirectory(Path path) {
        return folders.contains(path.toString());
    }

    @Override
    public long size(Path file) {
        return existing("look at", file).size;
    }

    @Override
    public long lastModifiedMs(Path file) {
        return existing("look at", file).modifiedMs;
    }

    @Override
    public void createDirectories(Path dir) {
        for (Path p = dir; p != null; p = p.getParent()) {
            folders.add(p.toString());
        }
    }

    @Override
    public void delete(Path path) {
        if (folders.contains(path.toString())) {
            if (!list(path).isEmpty()) {
                throw failed("delete", path, "not empty");
            }
            folders.remove(path.toString());
        }
        files.remove(path.toString());
    }

    @Override
    public void rename(Path from, Path to) {
        if (folders.remove(from.toString())) {
            folders.add(to.toString());
            for (var name : list(from)) {
                rename(from.resolve(name), to.resolve(name));
            }
            return;
        }
        var content = existing("rename", from);
        files.remove(from.toString());
        files.put(to.toString(), content);
    }

    @Override
    public Optional<byte[]> read(Path file, int maxBytes) {
        if (!files.containsKey(file.toString())) {
            return Optional.empty();
        }
        if (size(file) > maxBytes) {
            throw failed("read", file, "too large");
        }
        return Optional.of(contentOf(file));
    }

    @Override
    public void write(Path file, byte[] content) {
        takeRoom("write", file, content.length);
        var made = new Content();
        made.put(ByteBuffer.wrap(content), content.length);
        made.modifiedMs = lastModifiedMs;
        files.put(file.toString(), made);
    }

    @Override
    public void writeDurably(Path file, byte[] content, DiskFile.FlushDone done) {
        write(file, content);
        later(() -> done.done(Optional.empty()));
    }

    @Override
    public long usableBytes(Path dir) {
        return room;
    }

    @Override
    public long totalBytes(Path dir) {
        return Long.MAX_VALUE;
    }

    @Override
    public Optional<Lock> lock(Path file) {
        if (!locks.add(file.toString())) {
            return Optional.empty();
        }
        return Optional.of(() -> locks.remove(file.toString()));
    }

    private void later(Runnable flush) {
        flushes.add(flush);
        if (!flushesWait) {
            runFlushes();
        }
    }

    private void takeRoom(String what, Path file, int bytes) {
        if (bytes > room) {
            throw failed(what, file, "No space left on device");
        }
        room -= bytes;
    }

    private Content existing(String what, Path file) {
        var content = files.get(file.toString());
        if (content == null) {
            throw failed(what, file, "no such file");
        }
        return content;
    }

    private static DiskFailed failed(String what, Path path, String why) {
        return new DiskFailed(what, path, new IOException(why));
    }

    private final class MemoryFile implements DiskFile {
        private final Path path;
        private final Content content;
        private boolean closed;

        MemoryFile(Path path, Content content) {
            this.path = path;
            this.content = content;
        }

        @Override
        public Path path() {
            return path;
        }

        @Override
        public long size() {
            return content.size;
        }

        @Override
        public void append(ByteBuffer bytes) {
            requireOpen("write");
            int fits = (int) Math.min(bytes.remaining(), room);
            content.put(bytes, fits);
            content.modifiedMs = lastModifiedMs;
            room -= fits;
            if (bytes.hasRemaining()) {
                throw failed("write", path, "No space left on device");
            }
        }

        @Override
        public int read(ByteBuffer into, long position) {
            requireOpen("read");
            int got = (int) Math.max(0, Math.min(into.remaining(), content.size - position));
            into.put(content.bytes, (int) Math.min(position, content.size), got);
            return got;
        }

        @Override
        public void truncate(long size) {
            requireOpen("truncate");
            content.size = (int) size;
        }

        @Override
        public void flush(FlushDone done) {
            requireOpen("flush");
            later(() ->
                    done.done(
                            closed
                                    ? Optional.of(failed("flush", path, "closed"))
                                    : Optional.empty()));
        }

        @Override
        public void close() {
            closed = true;
        }

        private void requireOpen(String what) {
            if (closed) {
                throw failed(what, path, "closed");
            }
        }
    }
}
