package io.logarium.engine.log;

import java.io.IOException;
import java.io.InputStream;

/// Walks over the bytes of a batch's records without keeping them: bytes come from a stream through a window, so that a batch that
/// expands a thousandfold costs time up to a limit, but no memory.
final class RecordCursor {
    static final int WINDOW = 64 * 1024;

    private final byte[] window;
    private final InputStream source;
    private final long limit;
    private int position;
    private int end;
    private long before;

    /// @param window [#WINDOW] bytes to work with
    /// @param limit bytes that the source may give at most
    RecordCursor(byte[] window, InputStream source, long limit) {
        this.window = window;
        this.source = source;
        this.limit = limit;
    }

    /// The bytes are no records, or too many.
    static final class Malformed extends Exception {
        private static final long serialVersionUID = 1;

        private final String why;
        private final boolean tooLarge;

        Malformed(String why, boolean tooLarge) {
            super(why, null, false, false);
            this.why = why;
            this.tooLarge = tooLarge;
        }

        @Override
        public String getMessage() {
            return why;
        }

        boolean isTooLarge() {
            return tooLarge;
        }
    }

    /// Bytes read so far.
    long consumed() {
        return before + position;
    }

    boolean isAtEnd() throws IOException, Malformed {
        return position == end && !refill();
    }

    int nextByte() throws IOException, Malformed {
        if (position == end && !refill()) {
            throw new Malformed("The records end in the middle of one.", false);
        }
        return window[position++];
    }

    void skip(long bytes) throws IOException, Malformed {
        long left = bytes;
        while (left > 0) {
            if (position == end && !refill()) {
                throw new Malformed("The records end in the middle of one.", false);
            }
            int step = (int) Math.min(left, end - position);
            position += step;
            left -= step;
        }
    }

    int nextVarint() throws IOException, Malformed {
        int raw = 0;
        for (int shift = 0; shift < 35; shift += 7) {
            int next = nextByte();
            raw |= (next & 0x7f) << shift;
            if (next >= 0) {
                return (raw >>> 1) ^ -(raw & 1);
            }
        }
        throw new Malformed("A number in the records is longer than 5 bytes.", false);
    }

    long nextVarlong() throws IOException, Malformed {
        long raw = 0;
        for (int shift = 0; shift < 70; shift += 7) {
            int next = nextByte();
            raw |= (next & 0x7fL) << shift;
            if (next >= 0) {
                return (raw >>> 1) ^ -(raw & 1);
            }
        }
        throw new Malformed("A number in the records is longer than 10 bytes.", false);
    }

    private boolean refill() throws IOException, Malformed {
        before += position;
        position = 0;
        end = 0;
        int got = source.read(window, 0, window.length);
        if (got <= 0) {
            return false;
        }
        if (before + got > limit) {
            throw new Malformed(
                    "The records have more than %d bytes when they are decompressed."
                            .formatted(limit),
                    true);
        }
        end = got;
        return true;
    }
}
