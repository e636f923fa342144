package io.logarium.engine.net;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.GatheringByteChannel;
import org.apache.kafka.common.network.TransferableChannel;

/// The writing end of a connection. Small writes are gathered, so that several answers leave in one system call; big ones go out in
/// pieces. Waits while the other side does not read, which is the writer's own thread and nobody else's.
///
/// A file is copied by read and write: transferTo holds the carrier of a virtual thread for as long as the reader stalls.
final class SocketOut implements TransferableChannel {
    private static final int GATHER = 8 * 1024;

    /// The JDK copies heap buffers through a native one of the same size, which it then keeps.
    private static final int LONGEST_WRITE = 64 * 1024;

    private final GatheringByteChannel socket;
    private final Traffic traffic;
    private final ByteBuffer gathered = ByteBuffer.allocate(GATHER);

    SocketOut(GatheringByteChannel socket, Traffic traffic) {
        this.socket = socket;
        this.traffic = traffic;
    }

    @Override
    public int write(ByteBuffer source) throws IOException {
        int length = source.remaining();
        if (length > gathered.remaining()) {
            flush();
        }
        if (length < GATHER) {
            gathered.put(source);
        } else {
            push(source);
        }
        return length;
    }

    @Override
    public long write(ByteBuffer[] sources, int offset, int length) throws IOException {
        long written = 0;
        for (int i = offset; i < offset + length; i++) {
            written += write(sources[i]);
        }
        return written;
    }

    @Override
    public long write(ByteBuffer[] sources) throws IOException {
        return write(sources, 0, sources.length);
    }

    @Override
    public long transferFrom(FileChannel file, long position, long count) throws IOException {
        flush();
        var chunk = ByteBuffer.allocate((int) Math.min(count, LONGEST_WRITE));
        int read = file.read(chunk, position);
        if (read > 0) {
            push(chunk.flip());
        }
        return read;
    }

    /// Sends what was gathered.
    void flush() throws IOException {
        if (gathered.position() > 0) {
            push(gathered.flip());
            gathered.clear();
        }
    }

    private void push(ByteBuffer source) throws IOException {
        while (source.hasRemaining()) {
            int count = Math.min(source.remaining(), LONGEST_WRITE);
            int written = socket.write(source.slice(source.position(), count));
            source.position(source.position() + written);
            traffic.wrote(written);
        }
    }

    /// What was gathered counts as written for whoever writes.
    @Override
    public boolean hasPendingWrites() {
        return false;
    }

    @Override
    public boolean isOpen() {
        return socket.isOpen();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
