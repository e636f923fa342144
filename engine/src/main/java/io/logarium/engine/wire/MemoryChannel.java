package io.logarium.engine.wire;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import org.apache.kafka.common.network.TransferableChannel;

/// Collects what is written into one buffer.
public final class MemoryChannel implements TransferableChannel {
    private final ByteBuffer bytes;

    public MemoryChannel(int size) {
        bytes = ByteBuffer.allocate(size);
    }

    /// All that was written, ready to be read.
    public ByteBuffer written() {
        return bytes.duplicate().flip();
    }

    @Override
    public int write(ByteBuffer source) {
        int length = source.remaining();
        bytes.put(source);
        return length;
    }

    @Override
    public long write(ByteBuffer[] sources, int offset, int length) {
        long total = 0;
        for (int i = offset; i < offset + length; i++) {
            total += write(sources[i]);
        }
        return total;
    }

    @Override
    public long write(ByteBuffer[] sources) {
        return write(sources, 0, sources.length);
    }

    @Override
    public long transferFrom(FileChannel file, long position, long count) throws IOException {
        int length = (int) Math.min(count, bytes.remaining());
        var target = bytes.slice(bytes.position(), length);
        int read = file.read(target, position);
        bytes.position(bytes.position() + Math.max(0, read));
        return read;
    }

    @Override
    public boolean hasPendingWrites() {
        return false;
    }

    @Override
    public boolean isOpen() {
        return true;
    }

    @Override
    public void close() {}
}
