package io.logarium.engine.log;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/// The one page of an index file that a log keeps in memory beside the tails of its active segment.
final class IndexPage {
    static final int BYTES = 4096;

    private final ByteBuffer bytes = ByteBuffer.allocate(BYTES);
    private @Nullable IndexFile owner;
    private int number = -1;

    /// The page's entries, from 0 to the limit.
    ByteBuffer of(IndexFile index, int pageNumber, DiskFile file, int pageBytes) {
        if (owner != index || number != pageNumber) {
            forget();
            bytes.clear().limit(pageBytes);
            file.read(bytes, (long) pageNumber * pageBytes);
            bytes.flip();
            owner = index;
            number = pageNumber;
        }
        return bytes;
    }

    void forget() {
        owner = null;
        number = -1;
    }
}
