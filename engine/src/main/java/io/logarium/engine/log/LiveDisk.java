package io.logarium.engine.log;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;

/// Files of this machine.
public final class LiveDisk implements Disk {
    private final Executor chores;
    private final Executor home;
    private final int maxOpenFiles;

    private LiveDisk(Executor chores, Executor home, int maxOpenFiles) {
        this.chores = chores;
        this.home = home;
        this.maxOpenFiles = maxOpenFiles;
    }

    /// @param chores runs flushes, which block
    /// @param home is told when they have ended: a broker's loop
    /// @param maxOpenFiles as [#maxOpenFiles]
    public static Disk of(Executor chores, Executor home, int maxOpenFiles) {
        return new LiveDisk(chores, home, maxOpenFiles);
    }

    /// A disk for one thread, on which a flush blocks: for tools and tests.
    public static Disk direct() {
        return new LiveDisk(Runnable::run, Runnable::run, 256);
    }

    @Override
    public int maxOpenFiles() {
        return maxOpenFiles;
    }

    @Override
    public DiskFile open(Path file) {
        return trying("open", file, () -> new LiveFile(file, chores, home));
    }

    @Override
    public List<String> list(Path dir) {
        return trying(
                "list",
                dir,
                () -> {
                    try (var names = Files.list(dir)) {
                        return names.map(p -> String.valueOf(p.getFileName())).sorted().toList();
                    } catch (NoSuchFileException | NotDirectoryException e) {
                        return List.of();
                    }
                });
    }

    @Override
    public boolean exists(Path path) {
        return Files.exists(path);
    }

    @Override
    public boolean isDirectory(Path path) {
        return Files.isDirectory(path);
    }

    @Override
    public long size(Path file) {
        return trying("look at", file, () -> Files.size(file));
    }

    @Override
    public long lastModifiedMs(Path file) {
        return trying("look at", file, () -> Files.getLastModifiedTime(file).toMillis());
    }

    @Override
    public void createDirectories(Path dir) {
        trying("create folder", dir, () -> Files.createDirectories(dir));
    }

    @Override
    public void delete(Path path) {
        trying("delete", path, () -> Files.deleteIfExists(path));
    }

    @Override
    public void rename(Path from, Path to) {
        trying(
                "rename",
                from,
                () -> {
                    try {
                        return Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
                    } catch (AtomicMoveNotSupportedException e) {
                        return Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
                    }
                });
    }

    @Override
    public Optional<byte[]> read(Path file, int maxBytes) {
        return trying(
                "read",
                file,
                () -> {
                    try (var channel = FileChannel.open(file, StandardOpenOption.READ)) {
                        long size = channel.size();
                        if (size > maxBytes) {
                            throw new IOException(
                                    "it has %d bytes, at most %d are expected"
                                            .formatted(size, maxBytes));
                        }
                        var content = ByteBuffer.allocate((int) size);
                        while (content.hasRemaining() && channel.read(content) >= 0) {}
                        var bytes = new byte[content.position()];
                        content.flip().get(bytes);
                        return Optional.of(bytes);
                    } catch (NoSuchFileException | FileNotFoundException e) {
                        return Optional.empty();
                    }
                });
    }

    @Override
    public void write(Path file, byte[] content) {
        var temporary = file.resolveSibling(file.getFileName() + ".tmp");
        trying("write", file, () -> Files.write(temporary, content));
        rename(temporary, file);
    }

    @Override
    public void writeDurably(Path file, byte[] content, DiskFile.FlushDone done) {
        chores.execute(() -> {
            var failure = writtenDurably(file, content);
            home.execute(() -> done.done(failure));
        });
    }

    private Optional<DiskFailed> writtenDurably(Path file, byte[] content) {
        var temporary = file.resolveSibling(file.getFileName() + ".new");
        try (var channel =
                FileChannel.open(
                        temporary,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.TRUNCATE_EXISTING,
                        StandardOpenOption.WRITE)) {
            var bytes = ByteBuffer.wrap(content);
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        } catch (IOException e) {
            return Optional.of(new DiskFailed("write", file, e));
        }
        try {
            rename(temporary, file);
            return Optional.empty();
        } catch (DiskFailed e) {
            return Optional.of(e);
        }
    }

    @Override
    public long usableBytes(Path dir) {
        return trying("look at", dir, () -> store(dir).getUsableSpace());
    }

    @Override
    public long totalBytes(Path dir) {
        return trying("look at", dir, () -> store(dir).getTotalSpace());
    }

    @Override
    public Optional<Lock> lock(Path file) {
        return trying("lock", file, () -> tryLock(file));
    }

    private static Optional<Lock> tryLock(Path file) throws IOException {
        var channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            var held = Optional.<FileLock>ofNullable(channel.tryLock());
            if (held.isEmpty()) {
                channel.close();
                return Optional.empty();
            }
            return Optional.of(() -> trying("unlock", file, () -> closed(channel)));
        } catch (OverlappingFileLockException e) {
            channel.close();
            return Optional.empty();
        }
    }

    private static boolean closed(FileChannel channel) throws IOException {
        channel.close();
        return true;
    }

    private static FileStore store(Path dir) throws IOException {
        return Files.getFileStore(dir);
    }

    private static <T> T trying(String what, Path path, FileWork<T> work) {
        try {
            return work.run();
        } catch (IOException e) {
            throw new DiskFailed(what, path, e);
        }
    }

    private interface FileWork<T> {
        T run() throws IOException;
    }
}
