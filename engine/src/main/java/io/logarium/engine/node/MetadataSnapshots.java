package io.logarium.engine.node;

import io.logarium.engine.log.Disk;
import io.logarium.engine.log.DiskFile;
import io.logarium.engine.quorum.LogPosition;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The snapshots of the metadata in a folder, under Kafka's names: `OFFSET-EPOCH.checkpoint`, the end and the epoch of what each
/// stands for.
final class MetadataSnapshots {
    private static final Logger logger = LoggerFactory.getLogger(MetadataSnapshots.class);

    private static final Pattern NAME = Pattern.compile("(\\d{20})-(\\d{10})\\.checkpoint");

    /// The largest that is read; half a million partitions take some 100 MB.
    static final int MAX_BYTES = 512 << 20;

    private final Disk disk;
    private final Path dir;
    private final TreeMap<Long, LogPosition> ids = new TreeMap<>();

    MetadataSnapshots(Disk disk, Path dir) {
        this.disk = disk;
        this.dir = dir;
        for (var name : disk.list(dir)) {
            var parts = NAME.matcher(name);
            if (parts.matches()) {
                know(
                        new LogPosition(
                                Long.parseLong(parts.group(1)), Integer.parseInt(parts.group(2))));
            }
        }
    }

    /// A snapshot that was read.
    record Loaded(LogPosition id, SnapshotBytes.Content content) {}

    private void know(LogPosition id) {
        ids.put(id.offset(), id);
    }

    /// The newest one that is whole; damaged ones on the way go.
    Optional<Loaded> loadNewest() {
        while (!ids.isEmpty()) {
            var id = ids.lastEntry().getValue();
            var content = disk.read(file(id), MAX_BYTES).flatMap(SnapshotBytes::decode);
            if (content.isPresent()) {
                return Optional.of(new Loaded(id, content.get()));
            }
            logger.warn("{} is damaged and is deleted", file(id));
            delete(id);
        }
        return Optional.empty();
    }

    Optional<LogPosition> newest() {
        return ids.isEmpty() ? Optional.empty() : Optional.of(ids.lastEntry().getValue());
    }

    Optional<LogPosition> oldest() {
        return ids.isEmpty() ? Optional.empty() : Optional.of(ids.firstEntry().getValue());
    }

    /// The one that ends at an offset.
    Optional<LogPosition> at(long offset) {
        return Optional.ofNullable(ids.get(offset));
    }

    int count() {
        return ids.size();
    }

    long sizeBytes() {
        return ids.values().stream().mapToLong(id -> disk.size(file(id))).sum();
    }

    long oldestModifiedMs() {
        return oldest().map(id -> disk.lastModifiedMs(file(id))).orElse(Long.MAX_VALUE);
    }

    /// Writes one so that it survives a power-off; it counts from then on, which comes to the loop.
    void write(LogPosition id, byte[] bytes, DiskFile.FlushDone done) {
        disk.writeDurably(
                file(id),
                bytes,
                failure -> {
                    if (failure.isEmpty()) {
                        know(id);
                    }
                    done.done(failure);
                });
    }

    void delete(LogPosition id) {
        ids.remove(id.offset());
        disk.delete(file(id));
    }

    /// Deletes those that end before an offset.
    void deleteBefore(long offset) {
        for (var id : List.copyOf(ids.headMap(offset).values())) {
            delete(id);
        }
    }

    /// A piece of one. May wait for the disk.
    Piece read(LogPosition id, long position, int maxBytes) {
        try (var open = disk.open(file(id))) {
            long size = open.size();
            int length = (int) Math.clamp(size - position, 0, maxBytes);
            var bytes = ByteBuffer.allocate(length);
            if (length > 0) {
                open.read(bytes, position);
            }
            return new Piece(size, bytes.flip());
        }
    }

    /// @param size of the whole snapshot
    record Piece(long size, ByteBuffer bytes) {}

    private Path file(LogPosition id) {
        return dir.resolve("%020d-%010d.checkpoint".formatted(id.offset(), id.epoch()));
    }
}
