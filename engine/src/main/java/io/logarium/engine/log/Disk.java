package io.logarium.engine.log;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// The seam to files. Live ones are [LiveDisk]; a simulation keeps them in memory; a fault plan wraps either.
///
/// Rules that every user of it keeps, because Windows asks for them: no file is mapped, and no file is renamed or deleted while
/// it is open. Every failure of the machine is a [DiskFailed].
public interface Disk {
    /// How many files of logs a broker keeps open at most; it opens others again when it needs them.
    int maxOpenFiles();

    /// Opens a file for reading and writing and creates it when it is missing. Its folder must exist.
    DiskFile open(Path file);

    /// Names in a folder, sorted; empty when there is no such folder.
    List<String> list(Path dir);

    boolean exists(Path path);

    boolean isDirectory(Path path);

    /// Bytes of a file.
    long size(Path file);

    /// When a file was last written, in milliseconds since the epoch.
    long lastModifiedMs(Path file);

    /// Creates a folder with those above it; content when it is there already.
    void createDirectories(Path dir);

    /// Deletes a closed file or an empty folder; content when it is gone already.
    void delete(Path path);

    /// Moves a closed file or a folder in which nothing is open, replacing a file of the new name, in one step.
    void rename(Path from, Path to);

    /// A whole small file, or nothing when it is missing.
    ///
    /// @param maxBytes a larger file is a [DiskFailed]
    Optional<byte[]> read(Path file, int maxBytes);

    /// Writes a whole small file so that after a crash either the old or the new content is there: a closed `.tmp` file beside it
    /// is renamed over it. Like an append it reaches the page cache only.
    void write(Path file, byte[] content);

    /// As [#write], but flushed before it takes the old one's place: for what must survive a power-off, such as a vote. Returns at
    /// once; `done` is told at the disk's home. Writes of the same file must wait for each other.
    void writeDurably(Path file, byte[] content, DiskFile.FlushDone done);

    /// Bytes that may still be written to the volume of this folder.
    long usableBytes(Path dir);

    /// All bytes of the volume of this folder.
    long totalBytes(Path dir);

    /// Keeps others from using a folder, by a lock on a file in it; nothing when another process has it.
    Optional<Lock> lock(Path file);

    /// A lock that is held.
    interface Lock extends AutoCloseable {
        @Override
        void close();
    }
}
