package io.logarium.engine.log;

import io.logarium.engine.loop.Check;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.common.network.TransferableChannel;
import org.apache.kafka.common.record.internal.DefaultRecordsSend;
import org.apache.kafka.common.record.internal.TransferableRecords;

/// Whole batches in a segment's file, to be copied out later by a writer thread. It keeps the file from being closed by retention
/// until it is released; when the log is truncated or deleted meanwhile, writing fails and the connection ends.
///
/// It is copied by read and write through a small direct buffer, never by transferTo, which would hold a virtual thread's carrier.
public final class Slice implements TransferableRecords {
    private final SegmentFile file;
    private final int position;
    private final int length;
    private final long baseOffset;
    private final int cutsSeen;
    private final AtomicInteger holders = new AtomicInteger(1);

    Slice(SegmentFile file, int position, int length, long baseOffset) {
        this.file = file;
        this.position = position;
        this.length = length;
        this.baseOffset = baseOffset;
        this.cutsSeen = file.cuts();
        file.hold();
    }

    /// Base offset of the first batch.
    public long baseOffset() {
        return baseOffset;
    }

    /// Where the first batch begins in its segment's file.
    public int position() {
        return position;
    }

    @Override
    public int sizeInBytes() {
        return length;
    }

    @Override
    public DefaultRecordsSend<Slice> toSend() {
        return new DefaultRecordsSend<>(this);
    }

    /// For the writer's thread: may block on the channel.
    ///
    /// @return bytes written, fewer than asked for when the channel takes no more now
    /// @throws IOException when the channel fails or the bytes are gone
    @Override
    public int writeTo(TransferableChannel channel, int from, int count) throws IOException {
        var buffer = CopyBuffers.take();
        try {
            int done = 0;
            int total = Math.min(count, length - from);
            while (done < total) {
                fill(buffer, from + done, total - done);
                int written = channel.write(buffer);
                done += written;
                if (buffer.hasRemaining()) {
                    break;
                }
            }
            return done;
        } finally {
            CopyBuffers.giveBack(buffer);
        }
    }

    /// All of it in memory, from 0 to the limit, for the few who look into the records themselves. Not for the loop.
    public ByteBuffer copy() throws IOException {
        var bytes = ByteBuffer.allocate(length);
        fill(bytes, 0, length);
        return bytes;
    }

    private void fill(ByteBuffer buffer, int from, int count) throws IOException {
        buffer.clear();
        buffer.limit(Math.min(buffer.capacity(), count));
        int got = read(buffer, from);
        if (got < buffer.limit() || file.cuts() != cutsSeen) {
            throw new IOException(
                    "The records at %d of %s were dropped while they were being sent"
                            .formatted(position + from, file.path()));
        }
        buffer.flip();
    }

    private int read(ByteBuffer buffer, int from) throws IOException {
        try {
            return file.read(buffer, (long) position + from);
        } catch (DiskFailed e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    /// One more holder, who must release it too.
    public Slice retain() {
        Check.that(holders.getAndIncrement() > 0, "a released slice was retained");
        return this;
    }

    /// From any thread, once by each holder; afterwards the slice must not be used.
    public void release() {
        int left = holders.decrementAndGet();
        Check.that(left >= 0, "a slice was released more often than held");
        if (left == 0) {
            file.letGo();
        }
    }
}
