package io.logarium.engine.log;

import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.concurrent.ArrayBlockingQueue;
import org.apache.kafka.common.compress.Compression;
import org.apache.kafka.common.record.internal.CompressionType;
import org.apache.kafka.common.record.internal.RecordBatch;
import org.apache.kafka.common.utils.internals.BufferSupplier;

/// Buffers for checking one batch, lent to connections' threads, because a virtual thread has none of its own.
final class CheckWorkspace {
    /// As many as can be in use at once on a machine with this many processors, and some.
    private static final int KEPT = 16;

    private static final ArrayBlockingQueue<CheckWorkspace> FREE = new ArrayBlockingQueue<>(KEPT);

    private final byte[] window = new byte[RecordCursor.WINDOW];
    private final BufferSupplier decompression = BufferSupplier.create();

    private CheckWorkspace() {}

    static CheckWorkspace take() {
        var free = FREE.poll();
        return free != null ? free : new CheckWorkspace();
    }

    static void giveBack(CheckWorkspace workspace) {
        if (!FREE.offer(workspace)) {
            workspace.decompression.close();
        }
    }

    byte[] window() {
        return window;
    }

    /// The records of a batch, decompressed as they are read.
    InputStream open(ByteBuffer payload, CompressionType compression) {
        if (compression == CompressionType.NONE) {
            return new BufferStream(payload);
        }
        return Compression.of(compression)
                .build()
                .wrapForInput(payload, RecordBatch.MAGIC_VALUE_V2, decompression);
    }

    /// A buffer as a stream.
    private static final class BufferStream extends InputStream {
        private final ByteBuffer bytes;

        BufferStream(ByteBuffer bytes) {
            this.bytes = bytes;
        }

        @Override
        public int read() {
            return bytes.hasRemaining() ? bytes.get() & 0xff : -1;
        }

        @Override
        public int read(byte[] into, int from, int length) {
            int got = Math.min(length, bytes.remaining());
            if (got == 0) {
                return -1;
            }
            bytes.get(into, from, got);
            return got;
        }
    }
}
