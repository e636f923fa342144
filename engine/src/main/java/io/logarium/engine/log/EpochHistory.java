package io.logarium.engine.log;

import java.util.List;
import java.util.OptionalInt;

/// Which leader epoch began at which offset: the truth by which replicas agree where their logs part (KIP-101, KIP-279).
/// Kept in `leader-epoch-checkpoint`.
public final class EpochHistory {
    /// An epoch and the offset of its first record.
    public record Entry(int epoch, long startOffset) {}

    /// Where an epoch ends: the answer of OffsetForLeaderEpoch. Both are -1 when nothing is known.
    public record EpochEnd(int epoch, long endOffset) {
        public static final EpochEnd UNKNOWN = new EpochEnd(-1, -1);
    }

    public List<Entry> entries() {
        throw new UnsupportedOperationException();
    }

    public OptionalInt latestEpoch() {
        throw new UnsupportedOperationException();
    }

    /// The epoch of the record at an offset.
    public OptionalInt epochAt(long offset) {
        throw new UnsupportedOperationException();
    }

    /// Notes that an epoch begins at an offset. Entries that contradict it go.
    public void assign(int epoch, long startOffset) {
        throw new UnsupportedOperationException();
    }

    /// The largest epoch known that is at most the one asked for, and where it ends.
    public EpochEnd endOffsetFor(int epoch, long logEndOffset) {
        throw new UnsupportedOperationException();
    }

    /// Forgets epochs that begin at or behind an offset.
    public void truncateFromEnd(long endOffset) {
        throw new UnsupportedOperationException();
    }

    /// Forgets epochs that end at or before an offset.
    public void truncateFromStart(long startOffset) {
        throw new UnsupportedOperationException();
    }
}
