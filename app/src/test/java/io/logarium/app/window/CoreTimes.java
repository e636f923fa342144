package io.logarium.app.window;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// What the scheduler of Linux tells of one thread: how long it had a core, and how long it was ready but others had all cores.
/// Elsewhere both stay 0.
final class CoreTimes {
    private final Optional<FileChannel> file;
    private final ByteBuffer text = ByteBuffer.allocate(128);

    /// Nanoseconds since the thread began.
    record Times(long ran, long waited) {
        Times since(Times before) {
            return new Times(ran - before.ran, waited - before.waited);
        }
    }

    private CoreTimes(Path thread) {
        file = opened(thread.resolve("schedstat"));
    }

    /// Of the thread that calls this.
    static CoreTimes ofThisThread() {
        try {
            return new CoreTimes(Path.of("/proc/thread-self").toRealPath());
        } catch (IOException _) {
            return new CoreTimes(Path.of("nowhere"));
        }
    }

    /// Of the first thread whose name begins so; the system knows 15 letters of it.
    static CoreTimes of(String name) {
        try (var threads = Files.list(Path.of("/proc/self/task"))) {
            return threads.filter(t -> name(t).startsWith(name))
                    .findFirst()
                    .map(CoreTimes::new)
                    .orElseGet(() -> new CoreTimes(Path.of("nowhere")));
        } catch (IOException _) {
            return new CoreTimes(Path.of("nowhere"));
        }
    }

    private static String name(Path thread) {
        try {
            return Files.readString(thread.resolve("comm"));
        } catch (IOException _) {
            return "";
        }
    }

    private static Optional<FileChannel> opened(Path path) {
        try {
            return Optional.of(FileChannel.open(path));
        } catch (IOException _) {
            return Optional.empty();
        }
    }

    Times now() throws IOException {
        if (file.isEmpty()) {
            return new Times(0, 0);
        }
        text.clear();
        file.get().read(text, 0);
        var numbers =
                new String(text.array(), 0, text.position(), StandardCharsets.US_ASCII).split(" ");
        return new Times(Long.parseLong(numbers[0]), Long.parseLong(numbers[1]));
    }
}
