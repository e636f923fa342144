package io.logarium.engine.log;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.ReentrantLock;

/// An open file of this machine.
///
/// Java closes a file's channel under everybody when one thread is interrupted while it reads: a connection's writer that is
/// stopped would take the log with it. So whoever finds the channel closed, and did not ask for it, opens it again.
final class LiveFile implements DiskFile {
    private final Path path;
    private final Executor chores;
    private final Executor home;
    private final ReentrantLock reopening = new ReentrantLock();
    private volatile FileChannel channel;
    private volatile boolean closed;
    private long size;

    LiveFile(Path path, Executor chores, Executor home) throws IOException {
        this.path = path;
        this.chores = chores;
        this.home = home;
        this.channel = openChannel(path);
        this.size = channel.size();
    }

    @Override
    public Path path() {
        return path;
    }

    @Override
    public long size() {
        return size;
    }

    @Override
    public void append(ByteBuffer bytes) {
        int from = bytes.position();
        long start = size;
        steadily(
                "write",
                open -> {
                    bytes.position(from);
                    long at = start;
                    while (bytes.hasRemaining()) {
                        at += open.write(bytes, at);
                    }
                    return at;
                });
        size = start + (bytes.position() - from);
    }

    @Override
    public int read(ByteBuffer into, long position) {
        int from = into.position();
        return steadily(
                "read",
                open -> {
                    into.position(from);
                    while (into.hasRemaining()) {
                        int got = open.read(into, position + (into.position() - from));
                        if (got < 0) {
                            break;
                        }
                    }
                    return into.position() - from;
                });
    }

    @Override
    public void truncate(long newSize) {
        steadily("truncate", open -> open.truncate(newSize));
        size = newSize;
    }

    @Override
    public void flush(FlushDone done) {
        chores.execute(() -> {
            var failure = forced();
            home.execute(() -> done.done(failure));
        });
    }

    private Optional<DiskFailed> forced() {
        try {
            steadily(
                    "flush",
                    open -> {
                        open.force(true);
                        return true;
                    });
            return Optional.empty();
        } catch (DiskFailed e) {
            return Optional.of(e);
        }
    }

    @Override
    public void close() {
        reopening.lock();
        try {
            closed = true;
            channel.close();
        } catch (IOException e) {
            throw new DiskFailed("close", path, e);
        } finally {
            reopening.unlock();
        }
    }

    private <T> T steadily(String what, ChannelWork<T> work) {
        while (true) {
            var used = channel;
            try {
                return work.on(used);
            } catch (ClosedByInterruptException e) {
                throw new DiskFailed(what, path, e);
            } catch (ClosedChannelException e) {
                reopen(what, used, e);
            } catch (IOException e) {
                throw new DiskFailed(what, path, e);
            }
        }
    }

    private void reopen(String what, FileChannel used, ClosedChannelException cause) {
        reopening.lock();
        try {
            if (closed) {
                throw new DiskFailed(what, path, cause);
            }
            if (channel == used) {
                channel = openChannel(path);
            }
        } catch (IOException e) {
            throw new DiskFailed("open", path, e);
        } finally {
            reopening.unlock();
        }
    }

    private static FileChannel openChannel(Path path) throws IOException {
        return FileChannel.open(
                path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    }

    private interface ChannelWork<T> {
        T on(FileChannel open) throws IOException;
    }
}
