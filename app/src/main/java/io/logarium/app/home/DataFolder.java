package io.logarium.app.home;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.OptionalLong;

/// A data folder that this process alone may use, until it is closed or the process ends.
public final class DataFolder implements AutoCloseable {
    private static final String LOCK_FILE = "logarium.lock";

    /// The lock lies far behind the text, so that others may read who holds it where locks are mandatory (Windows).
    private static final long LOCK_POSITION = 1L << 40;

    private final Path path;
    private final FileChannel channel;

    private DataFolder(Path path, FileChannel channel) {
        this.path = path;
        this.channel = channel;
    }

    /// Makes the folder if it is not there and takes its lock. Never waits.
    public static Opening open(Path folder) {
        var path = folder.toAbsolutePath().normalize();
        try {
            Files.createDirectories(path);
            var channel =
                    FileChannel.open(
                            path.resolve(LOCK_FILE),
                            StandardOpenOption.CREATE,
                            StandardOpenOption.READ,
                            StandardOpenOption.WRITE);
            return lock(path, channel);
        } catch (IOException e) {
            return new Unusable(path, e);
        }
    }

    private static Opening lock(Path path, FileChannel channel) throws IOException {
        if (!taken(channel)) {
            var holder = readHolder(channel);
            channel.close();
            return new InUse(path, holder);
        }
        channel.truncate(0);
        var text = Long.toString(ProcessHandle.current().pid());
        channel.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII)), 0);
        return new Opened(new DataFolder(path, channel));
    }

    private static boolean taken(FileChannel channel) throws IOException {
        try {
            FileLock lock = channel.tryLock(LOCK_POSITION, 1, false);
            return lock != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    private static OptionalLong readHolder(FileChannel channel) throws IOException {
        var bytes = ByteBuffer.allocate(20);
        channel.read(bytes, 0);
        var text = new String(bytes.array(), 0, bytes.position(), StandardCharsets.US_ASCII);
        return text.matches("\\d{1,18}")
                ? OptionalLong.of(Long.parseLong(text))
                : OptionalLong.empty();
    }

    /// Absolute.
    public Path path() {
        return path;
    }

    /// Lets others have the folder.
    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            // The lock goes with the process in any case.
        }
    }

    /// What came of [#open].
    public sealed interface Opening {}

    public record Opened(DataFolder folder) implements Opening {}

    /// @param holder the process that says that it uses the folder
    public record InUse(Path path, OptionalLong holder) implements Opening {}

    public record Unusable(Path path, IOException why) implements Opening {}
}
