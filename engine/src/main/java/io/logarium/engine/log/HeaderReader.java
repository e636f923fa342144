package io.logarium.engine.log;

import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/// Reads batch headers from a segment's file through a window, so that neighbouring small batches cost one read.
final class HeaderReader {
    private static final int SMALL_WINDOW = 8 * 1024;
    private static final int LARGE_WINDOW = 256 * 1024;

    private final int most;
    private ByteBuffer window;
    private @Nullable SegmentFile file;
    private int start;

    private HeaderReader(int most) {
        this.most = most;
        window = ByteBuffer.allocate(0);
    }

    /// For lookups on the loop.
    static HeaderReader small() {
        return new HeaderReader(SMALL_WINDOW);
    }

    /// For recovery, which reads whole files; the window grows with them.
    static HeaderReader large() {
        return new HeaderReader(LARGE_WINDOW);
    }

    /// The header at a position, when a whole and sensible batch may begin there and end at or before `end`.
    Optional<BatchHeader> at(SegmentFile from, int position, int end) {
        if (position < 0 || end - position < BatchHeader.BYTES) {
            return Optional.empty();
        }
        if (!holds(from, position, BatchHeader.BYTES) && !fill(from, position, BatchHeader.BYTES)) {
            return Optional.empty();
        }
        var header = BatchHeader.at(window, position - start);
        boolean sensible =
                header.magic() == 2
                        && header.sizeInBytes() >= BatchHeader.BYTES
                        && header.sizeInBytes() <= end - position
                        && header.lastOffsetDelta() >= 0
                        && header.baseOffset() >= 0
                        && header.count() >= 0;
        return sensible ? Optional.of(header) : Optional.empty();
    }

    /// Whether the batch's bytes are those that its producer checksummed.
    boolean hasRightCrc(SegmentFile from, int position, BatchHeader header) {
        var crc = new CRC32C();
        int at = position + BatchHeader.ATTRIBUTES_AT;
        int end = position + header.sizeInBytes();
        while (at < end) {
            if (!holds(from, at, 1) && !fill(from, at, 1)) {
                return false;
            }
            int length = Math.min(end - at, start + window.limit() - at);
            crc.update(window.duplicate().position(at - start).limit(at - start + length));
            at += length;
        }
        return (int) crc.getValue() == header.crc();
    }

    /// What was read is no longer true: the file was cut or closed.
    void forget() {
        file = null;
        window.limit(0);
    }

    private boolean holds(SegmentFile from, int position, int bytes) {
        return file == from && position >= start && position + bytes <= start + window.limit();
    }

    private boolean fill(SegmentFile from, int position, int bytes) {
        forget();
        int wanted = Math.min(most, from.size() - position);
        if (window.capacity() < wanted) {
            window = ByteBuffer.allocate(Math.max(wanted, Math.min(most, SMALL_WINDOW)));
        }
        window.clear();
        int got = from.read(window, position);
        window.flip();
        file = from;
        start = position;
        return got >= bytes;
    }
}
