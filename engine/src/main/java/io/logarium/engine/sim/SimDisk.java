package io.logarium.engine.sim;

import io.logarium.engine.log.Disk;
import io.logarium.engine.log.DiskFailed;
import io.logarium.engine.log.DiskFile;
import io.logarium.engine.loop.Chance;
import java.io.File;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;

/// A broker's disk in memory. What is appended or written is in the page cache: it outlives the process, but of what was not flushed a
/// power-off leaves some, all or nothing, perhaps with a hole. Names are journalled: creating, renaming and deleting survive.
///
/// A disk outlives the brokers that use it one after the other; [#boot] is called for each of them.
final class SimDisk {
    /// A flush of a healthy disk takes so long, in microseconds.
    private static final int FLUSH_MICROS = 200;

    private static final int FLUSH_SPREAD_MICROS = 1_500;

    private final SimTime time;
    private final Chance chance;

    /// Looked up on every access; goes through in the order of [#names].
    private final Map<String, SimContent> files = new HashMap<>();

    private final TreeSet<String> names = new TreeSet<>();
    private final TreeSet<String> folders = new TreeSet<>();
    private final TreeSet<String> locks = new TreeSet<>();

    /// What a file held before it was replaced without a flush.
    private final TreeMap<String, SimContent> replaced = new TreeMap<>();

    private int boots;

    SimDisk(SimTime time, Chance chance) {
        this.time = time;
        this.chance = chance;
    }

    /// The disk for a broker that starts now; what the one before still has open fails from now on.
    ///
    /// @param home is told when a flush has ended
    Disk boot(Consumer<Runnable> home) {
        boots++;
        locks.clear();
        return new Booted(boots, home);
    }

    /// The process is gone: its locks and open files with it.
    void processEnded() {
        boots++;
        locks.clear();
    }

    /// The machine is gone too.
    void powerOff() {
        processEnded();
        for (var name : names) {
            content(name).losePower(chance);
        }
        replaced.forEach((name, before) -> {
            if (files.containsKey(name) && chance.happens(0.5)) {
                files.put(name, before);
            }
        });
        replaced.clear();
    }

    /// Whole content of a file; empty when there is none. For whoever checks what is left.
    byte[] contentOf(Path file) {
        var content = files.get(file.toString());
        return content == null ? new byte[0] : content.copy();
    }

    /// Names in a folder, sorted.
    List<String> list(Path dir) {
        var prefix = dir + File.separator;
        var found = new TreeSet<String>();
        addBelow(prefix, names, found);
        addBelow(prefix, folders, found);
        return List.copyOf(found);
    }

    private static void addBelow(String prefix, TreeSet<String> from, TreeSet<String> found) {
        for (var name : from.tailSet(prefix)) {
            if (!name.startsWith(prefix)) {
                return;
            }
            if (name.indexOf(File.separatorChar, prefix.length()) < 0) {
                found.add(name.substring(prefix.length()));
            }
        }
    }

    private SimContent content(String name) {
        var content = files.get(name);
        if (content == null) {
            throw new IllegalStateException("no file " + name);
        }
        return content;
    }

    private void put(String name, SimContent content) {
        files.put(name, content);
        names.add(name);
    }

    private void flush(SimContent content, int upTo, int boot, Runnable done) {
        time.in(
                FLUSH_MICROS + chance.nextInt(FLUSH_SPREAD_MICROS),
                () -> {
                    if (boot == boots) {
                        content.flushedTo(upTo);
                        done.run();
                    }
                });
    }

    private static DiskFailed failed(String what, Path path, String why) {
        return new DiskFailed(what, path, new IOException(why));
    }

    /// The disk as one life of a broker sees it.
    private final class Booted implements Disk {
        private final int boot;
        private final Consumer<Runnable> home;

        private Booted(int boot, Consumer<Runnable> home) {
            this.boot = boot;
            this.home = home;
        }

        private void require(String what, Path path) {
            if (boot != boots) {
                throw failed(what, path, "the process has ended");
            }
        }

        private SimContent existing(String what, Path file) {
            require(what, file);
            var content = files.get(file.toString());
            if (content == null) {
                throw failed(what, file, "no such file");
            }
            return content;
        }

        /// So few that the rule is tried in every run.
        @Override
        public int maxOpenFiles() {
            return 4;
        }

        @Override
        public DiskFile open(Path file) {
            require("open", file);
            var parent = file.getParent();
            if (parent == null || !folders.contains(parent.toString())) {
                throw failed("open", file, "no such folder");
            }
            var name = file.toString();
            if (!files.containsKey(name)) {
                put(name, new SimContent());
            }
            return new Opened(file, content(name));
        }

        @Override
        public List<String> list(Path dir) {
            require("list", dir);
            return SimDisk.this.list(dir);
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
            return existing("look at", file).size();
        }

        @Override
        public long lastModifiedMs(Path file) {
            return existing("look at", file).modifiedMs();
        }

        @Override
        public void createDirectories(Path dir) {
            require("create folder", dir);
            for (Path p = dir; p != null && folders.add(p.toString()); p = p.getParent()) {}
        }

        @Override
        public void delete(Path path) {
            require("delete", path);
            var name = path.toString();
            if (folders.contains(name)) {
                if (!SimDisk.this.list(path).isEmpty()) {
                    throw failed("delete", path, "not empty");
                }
                folders.remove(name);
            }
            files.remove(name);
            names.remove(name);
            replaced.remove(name);
        }

        @Override
        public void rename(Path from, Path to) {
            require("rename", from);
            if (folders.remove(from.toString())) {
                folders.add(to.toString());
                for (var name : SimDisk.this.list(from)) {
                    rename(from.resolve(name), to.resolve(name));
                }
                return;
            }
            var content = existing("rename", from);
            files.remove(from.toString());
            names.remove(from.toString());
            replaced.remove(to.toString());
            put(to.toString(), content);
        }

        @Override
        public Optional<byte[]> read(Path file, int maxBytes) {
            require("read", file);
            var content = files.get(file.toString());
            if (content == null) {
                return Optional.empty();
            }
            if (content.size() > maxBytes) {
                throw failed("read", file, "too large");
            }
            return Optional.of(content.copy());
        }

        @Override
        public void write(Path file, byte[] content) {
            require("write", file);
            var name = file.toString();
            var before = files.get(name);
            if (before != null && before.isFlushed()) {
                replaced.putIfAbsent(name, before);
            }
            put(name, SimContent.of(content, time.nowMs()));
        }

        /// The new content takes the old one's place when it is flushed, as it is written beside it until then.
        @Override
        public void writeDurably(Path file, byte[] content, DiskFile.FlushDone done) {
            require("write", file);
            var made = SimContent.of(content, time.nowMs());
            flush(
                    made,
                    content.length,
                    boot,
                    () -> {
                        put(file.toString(), made);
                        replaced.remove(file.toString());
                        home.accept(() -> done.done(Optional.empty()));
                    });
        }

        @Override
        public long usableBytes(Path dir) {
            require("look at", dir);
            return 64L << 30;
        }

        @Override
        public long totalBytes(Path dir) {
            require("look at", dir);
            return 100L << 30;
        }

        @Override
        public Optional<Lock> lock(Path file) {
            require("lock", file);
            var name = file.toString();
            return locks.add(name) ? Optional.of(() -> locks.remove(name)) : Optional.empty();
        }

        private final class Opened implements DiskFile {
            private final Path path;
            private final SimContent content;
            private boolean closed;

            private Opened(Path path, SimContent content) {
                this.path = path;
                this.content = content;
            }

            private void requireOpen(String what) {
                require(what, path);
                if (closed) {
                    throw failed(what, path, "closed");
                }
            }

            @Override
            public Path path() {
                return path;
            }

            @Override
            public long size() {
                return content.size();
            }

            @Override
            public void append(ByteBuffer bytes) {
                requireOpen("write");
                content.append(bytes, bytes.remaining(), time.nowMs());
            }

            @Override
            public int read(ByteBuffer into, long position) {
                requireOpen("read");
                return content.read(into, position);
            }

            @Override
            public void truncate(long size) {
                requireOpen("truncate");
                content.truncate((int) size);
            }

            @Override
            public void flush(FlushDone done) {
                requireOpen("flush");
                SimDisk.this.flush(
                        content,
                        content.size(),
                        boot,
                        () ->
                                home.accept(() ->
                                        done.done(
                                                closed
                                                        ? Optional.of(
                                                                failed("flush", path, "closed"))
                                                        : Optional.empty())));
            }

            @Override
            public void close() {
                closed = true;
            }
        }
    }
}
