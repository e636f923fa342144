package io.logarium.engine.log;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;

/// Which leader epoch began at which offset: the truth by which replicas agree where their logs part (KIP-101, KIP-279).
/// Kept in `leader-epoch-checkpoint`, written with every change that records depend on. An epoch that has no record yet is
/// forgotten at the next opening anyway, so it may be written later.
public final class EpochHistory {
    static final String FILE = "leader-epoch-checkpoint";

    private final Disk disk;
    private final Path file;
    private final SpareWrites spare;
    private final TreeMap<Integer, Long> startByEpoch = new TreeMap<>();
    private boolean changed;

    private EpochHistory(Disk disk, Path file, SpareWrites spare) {
        this.disk = disk;
        this.spare = spare;
        this.file = file;
    }

    /// An epoch and the offset of its first record.
    public record Entry(int epoch, long startOffset) {}

    /// Where an epoch ends: the answer of OffsetForLeaderEpoch. Both are -1 when nothing is known.
    public record EpochEnd(int epoch, long endOffset) {
        public static final EpochEnd UNKNOWN = new EpochEnd(-1, -1);
    }

    static EpochHistory empty(LogFolder folder) {
        return new EpochHistory(folder.disk(), folder.dir().resolve(FILE), folder.shared().spare());
    }

    /// What the file says, or nothing when it is missing or makes no sense.
    static Optional<EpochHistory> load(LogFolder folder) {
        var history = empty(folder);
        var entries = CheckpointText.read(folder.disk(), history.file);
        if (entries.isEmpty()) {
            return Optional.empty();
        }
        for (var entry : entries.get()) {
            if (!history.restore(entry.split(" ", -1))) {
                return Optional.empty();
            }
        }
        return Optional.of(history);
    }

    private boolean restore(String[] parts) {
        try {
            int epoch = Integer.parseInt(parts[0]);
            long start = Long.parseLong(parts[1]);
            var last = startByEpoch.lastEntry();
            boolean follows = last == null || (epoch > last.getKey() && start >= last.getValue());
            if (parts.length != 2 || epoch < 0 || start < 0 || !follows) {
                return false;
            }
            startByEpoch.put(epoch, start);
            return true;
        } catch (NumberFormatException | ArrayIndexOutOfBoundsException e) {
            return false;
        }
    }

    /// Oldest first.
    public List<Entry> entries() {
        return startByEpoch.entrySet().stream()
                .map(e -> new Entry(e.getKey(), e.getValue()))
                .toList();
    }

    public OptionalInt latestEpoch() {
        return startByEpoch.isEmpty()
                ? OptionalInt.empty()
                : OptionalInt.of(startByEpoch.lastKey());
    }

    /// The epoch of the record at an offset.
    public OptionalInt epochAt(long offset) {
        for (var entry : startByEpoch.descendingMap().entrySet()) {
            if (entry.getValue() <= offset) {
                return OptionalInt.of(entry.getKey());
            }
        }
        return OptionalInt.empty();
    }

    /// Notes that an epoch begins at an offset. Entries that contradict it go. Nothing when it is the latest one already.
    public void assign(int epoch, long startOffset) {
        if (note(epoch, startOffset) || changed) {
            save();
        }
    }

    /// As [#assign], for an epoch that begins at the end of the log: its first record will assign it again.
    public void begin(int epoch, long endOffset) {
        if (note(epoch, endOffset)) {
            saveIfSpare();
        }
    }

    /// Writes what waits, unless too much was written lately.
    void saveIfSpare() {
        if (changed && spare.take()) {
            save();
        }
    }

    /// For opening: as [#truncateFromEnd]; written later, since the next opening would forget the same.
    void forgetFrom(long endOffset) {
        boolean noted = changed;
        changed |= removeFrom(endOffset);
        if (noted) {
            save();
        } else {
            saveIfSpare();
        }
    }

    /// As [#assign], but not yet written; for recovery, which notes many.
    boolean note(int epoch, long startOffset) {
        if (epoch < 0) {
            return false;
        }
        var last = startByEpoch.lastEntry();
        if (last != null && last.getKey() == epoch && startOffset >= last.getValue()) {
            return false;
        }
        while (last != null && (last.getKey() >= epoch || last.getValue() >= startOffset)) {
            startByEpoch.pollLastEntry();
            last = startByEpoch.lastEntry();
        }
        startByEpoch.put(epoch, startOffset);
        changed = true;
        return true;
    }

    /// The largest epoch known that is at most the one asked for, and where it ends.
    public EpochEnd endOffsetFor(int epoch, long logEndOffset) {
        if (epoch < 0 || startByEpoch.isEmpty() || epoch > startByEpoch.lastKey()) {
            return EpochEnd.UNKNOWN;
        }
        Map.Entry<Integer, Long> next = startByEpoch.higherEntry(epoch);
        if (next == null) {
            return new EpochEnd(epoch, logEndOffset);
        }
        var floor = startByEpoch.floorEntry(epoch);
        return new EpochEnd(floor == null ? epoch : floor.getKey(), next.getValue());
    }

    /// Forgets epochs that begin at or behind an offset.
    public void truncateFromEnd(long endOffset) {
        if (removeFrom(endOffset)) {
            save();
        }
    }

    private boolean removeFrom(long endOffset) {
        boolean removed = false;
        while (!startByEpoch.isEmpty() && startByEpoch.lastEntry().getValue() >= endOffset) {
            startByEpoch.pollLastEntry();
            removed = true;
        }
        return removed;
    }

    /// Forgets epochs that end at or before an offset; the one that goes on there begins there now.
    public void truncateFromStart(long startOffset) {
        var last = startByEpoch.firstEntry();
        if (last == null || last.getValue() >= startOffset) {
            return;
        }
        while (!startByEpoch.isEmpty() && startByEpoch.firstEntry().getValue() <= startOffset) {
            last = startByEpoch.pollFirstEntry();
        }
        startByEpoch.put(last.getKey(), startOffset);
        save();
    }

    void clear() {
        if (!startByEpoch.isEmpty()) {
            startByEpoch.clear();
            save();
        }
    }

    private void save() {
        changed = false;
        var lines =
                startByEpoch.entrySet().stream().map(e -> e.getKey() + " " + e.getValue()).toList();
        CheckpointText.write(disk, file, lines);
    }
}
