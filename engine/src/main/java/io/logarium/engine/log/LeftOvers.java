package io.logarium.engine.log;

import java.util.HashSet;
import java.util.OptionalLong;
import java.util.Set;

/// Files in a partition's folder that a crash left half done.
///
/// `.deleted`, `.cleaned` and `.tmp` go. A `.swap` is a segment that compaction had finished: it takes the place of the segments whose
/// offsets it covers, unless a `.cleaned` before it tells that a split was not finished (KAFKA-6264).
final class LeftOvers {
    private static final String TEMPORARY = ".tmp";

    private final LogFolder folder;

    LeftOvers(LogFolder folder) {
        this.folder = folder;
    }

    void clear() {
        if (folder.disk().list(folder.dir()).stream().anyMatch(LeftOvers::isLeftOver)) {
            clearLeftOvers();
        }
        deleteOrphans();
    }

    private static boolean isLeftOver(String name) {
        return name.endsWith(LogFolder.CLEANED)
                || name.endsWith(LogFolder.DELETED)
                || name.endsWith(LogFolder.SWAP)
                || name.endsWith(TEMPORARY);
    }

    private void clearLeftOvers() {
        long firstCleaned = Long.MAX_VALUE;
        for (var name : names()) {
            if (name.endsWith(LogFolder.CLEANED)) {
                firstCleaned =
                        Math.min(
                                firstCleaned,
                                baseOf(name, LogFolder.CLEANED).orElse(Long.MAX_VALUE));
                delete(name);
            } else if (name.endsWith(LogFolder.DELETED) || name.endsWith(TEMPORARY)) {
                delete(name);
            }
        }
        for (var name : names()) {
            if (name.endsWith(LogFolder.SWAP)
                    && baseOf(name, LogFolder.SWAP).orElse(Long.MAX_VALUE) >= firstCleaned) {
                delete(name);
            }
        }
        for (var name : names()) {
            if (name.endsWith(LogFolder.LOG + LogFolder.SWAP)) {
                replaceBy(name);
            }
        }
        for (var name : names()) {
            if (name.endsWith(LogFolder.SWAP)) {
                var target = name.substring(0, name.length() - LogFolder.SWAP.length());
                folder.disk().rename(folder.dir().resolve(name), folder.dir().resolve(target));
            }
        }
    }

    /// Deletes the segments whose base offsets lie in the range of a swap file; compaction had not come so far.
    private void replaceBy(String swapLog) {
        var base = baseOf(swapLog, LogFolder.SWAP);
        if (base.isEmpty()) {
            return;
        }
        long end = endOf(swapLog, base.getAsLong());
        for (var name : names()) {
            var other = segmentOf(name);
            if (other.isPresent()
                    && other.getAsLong() >= base.getAsLong()
                    && other.getAsLong() < end) {
                delete(name);
            }
        }
    }

    private long endOf(String name, long base) {
        var file = SegmentFile.existing(folder.dir().resolve(name), folder.openFiles());
        try {
            var headers = HeaderReader.large();
            int position = 0;
            long end = base;
            while (true) {
                var header = headers.at(file, position, file.size());
                if (header.isEmpty()) {
                    return end;
                }
                end = header.get().nextOffset();
                position += header.get().sizeInBytes();
            }
        } finally {
            file.close();
        }
    }

    /// Indexes without a log.
    private void deleteOrphans() {
        Set<Long> logs = new HashSet<>();
        var names = names();
        for (var name : names) {
            LogFolder.offsetIn(name, LogFolder.LOG).ifPresent(logs::add);
        }
        for (var name : names) {
            var base = segmentOf(name);
            if (base.isPresent() && !logs.contains(base.getAsLong())) {
                delete(name);
            }
        }
    }

    private Iterable<String> names() {
        return folder.disk().list(folder.dir());
    }

    private void delete(String name) {
        folder.disk().delete(folder.dir().resolve(name));
    }

    /// The base offset in `NNN.log.swap`, `NNN.index.cleaned` and the like.
    private static OptionalLong baseOf(String name, String suffix) {
        return segmentOf(name.substring(0, name.length() - suffix.length()));
    }

    private static OptionalLong segmentOf(String name) {
        for (var suffix :
                new String[] {
                    LogFolder.LOG, LogFolder.INDEX, LogFolder.TIME_INDEX, LogFolder.TXN_INDEX
                }) {
            var offset = LogFolder.offsetIn(name, suffix);
            if (offset.isPresent()) {
                return offset;
            }
        }
        return OptionalLong.empty();
    }
}
