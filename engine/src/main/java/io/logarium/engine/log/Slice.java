package io.logarium.engine.log;

import java.io.IOException;
import org.apache.kafka.common.network.TransferableChannel;
import org.apache.kafka.common.record.internal.DefaultRecordsSend;
import org.apache.kafka.common.record.internal.TransferableRecords;

/// Whole batches in a segment's file, to be copied out later by a writer thread. It keeps the file from being closed until it is
/// released; when the log is truncated or deleted meanwhile, writing fails and the connection ends.
///
/// It is copied by read and write through a small direct buffer, never by transferTo, which would hold a virtual thread's carrier.
public final class Slice implements TransferableRecords {
    /// Base offset of the first batch.
    public long baseOffset() {
        throw new UnsupportedOperationException();
    }

    /// Where the first batch begins in its segment's file.
    public int position() {
        throw new UnsupportedOperationException();
    }

    @Override
    public int sizeInBytes() {
        throw new UnsupportedOperationException();
    }

    @Override
    public DefaultRecordsSend<Slice> toSend() {
        return new DefaultRecordsSend<>(this);
    }

    /// For the writer's thread: may block on the channel.
    @Override
    public int writeTo(TransferableChannel channel, int from, int length) throws IOException {
        throw new UnsupportedOperationException();
    }

    /// One more holder, who must release it too.
    public Slice retain() {
        throw new UnsupportedOperationException();
    }

    /// From any thread, once by each holder; afterwards the slice must not be used.
    public void release() {
        throw new UnsupportedOperationException();
    }
}
