package io.logarium.engine.log;

import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/// The producer snapshots in a partition's folder, by offset.
final class SnapshotFiles {
    private final LogFolder folder;
    private final TreeSet<Long> offsets = new TreeSet<>();

    /// @param names of all files in the folder
    SnapshotFiles(LogFolder folder, List<String> names) {
        this.folder = folder;
        for (var name : names) {
            LogFolder.offsetIn(name, LogFolder.SNAPSHOT).ifPresent(offsets::add);
        }
    }

    /// A snapshot that was read.
    record Loaded(long offset, List<ProducerState> producers) {}

    /// The latest one at or before an offset that is whole; broken ones on the way go.
    Optional<Loaded> latest(long atMost) {
        for (var offset = offsets.floor(atMost); offset != null; offset = offsets.floor(atMost)) {
            var producers =
                    folder.disk()
                            .read(folder.snapshot(offset), ProducerSnapshot.MAX_BYTES)
                            .flatMap(ProducerSnapshot::decode);
            if (producers.isPresent()) {
                return Optional.of(new Loaded(offset, producers.get()));
            }
            delete(offset);
        }
        return Optional.empty();
    }

    void write(long offset, ProducerStates producers) {
        folder.disk().write(folder.snapshot(offset), ProducerSnapshot.encode(producers.all()));
        offsets.add(offset);
    }

    boolean has(long offset) {
        return offsets.contains(offset);
    }

    void delete(long offset) {
        if (offsets.remove(offset)) {
            folder.disk().delete(folder.snapshot(offset));
        }
    }

    void deleteAfter(long offset) {
        for (long later : List.copyOf(offsets.tailSet(offset, false))) {
            delete(later);
        }
    }

    void deleteBefore(long offset) {
        for (long earlier : List.copyOf(offsets.headSet(offset, false))) {
            delete(earlier);
        }
    }

    /// Deletes those that belong to no segment's start, except the latest.
    void deleteStray(Segments segments) {
        for (long offset : List.copyOf(offsets)) {
            boolean begins =
                    segments.floor(offset).filter(s -> s.baseOffset() == offset).isPresent();
            if (!begins && offset != offsets.last()) {
                delete(offset);
            }
        }
    }
}
