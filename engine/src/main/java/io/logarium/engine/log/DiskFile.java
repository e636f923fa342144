package io.logarium.engine.log;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Optional;

/// An open file. One thread writes (a broker's loop); [#read] may be called from any thread meanwhile.
public interface DiskFile extends AutoCloseable {
    Path path();

    /// Bytes written so far. For the writing thread.
    long size();

    /// Writes all that remains in the buffer at the end of the file, into the page cache.
    void append(ByteBuffer bytes);

    /// Reads at a position until the buffer is full or the file ends.
    ///
    /// @return bytes read, 0 at or behind the end
    /// @throws DiskFailed also when the file was closed
    int read(ByteBuffer into, long position);

    /// Cuts the file to a size that is at most its own.
    void truncate(long size);

    /// Asks for everything appended before this call to reach the medium. Returns at once; the answer comes to the disk's home (a
    /// broker's loop), also when the file is closed meanwhile, which is a failure.
    void flush(FlushDone done);

    /// Closes the file; readers fail from now on. Content when it is closed already.
    @Override
    void close();

    /// Told when a flush has ended.
    @FunctionalInterface
    interface FlushDone {
        void done(Optional<DiskFailed> failure);
    }
}
