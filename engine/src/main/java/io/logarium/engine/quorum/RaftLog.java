package io.logarium.engine.quorum;

import java.util.Optional;

/// What a [RaftNode] must know of its log; it only looks.
public interface RaftLog {
    /// Where it ends.
    LogPosition end();

    /// Where it begins; when that is not 0, a snapshot of this offset and epoch stands for what was before.
    LogPosition start();

    /// Everything before it survives a power-off.
    long flushedOffset();

    /// The largest epoch that is at most the given one, and where it ends; the log's end when the epoch is not known here.
    LogPosition endOf(int epoch);

    /// The newest snapshot of the committed records.
    Optional<LogPosition> latestSnapshot();

    /// What a leader does with a follower that has everything before an offset, the last of it in an epoch (KIP-595, KIP-630).
    default Agreement agreementWith(long offset, int lastEpoch) {
        var start = start();
        if (start.offset() == 0 && offset == 0 && lastEpoch == 0) {
            return new Agrees();
        }
        var snapshot = latestSnapshot();
        boolean before =
                offset < start.offset()
                        || offset == start.offset() && lastEpoch != start.epoch()
                        || lastEpoch < start.epoch();
        if (start.offset() > 0 && before && snapshot.isPresent()) {
            return new NeedsSnapshot(snapshot.get());
        }
        var end = endOf(lastEpoch);
        return end.epoch() == lastEpoch && end.offset() >= offset ? new Agrees() : new PartsAt(end);
    }

    /// Where a log that parted from its leader's goes on.
    ///
    /// @param leaders the largest epoch that the leader has of those that are at most ours, and where it ends there
    default long truncationFor(LogPosition leaders) {
        long end = end().offset();
        if (leaders.epoch() == 0) {
            return Math.min(leaders.offset(), end);
        }
        var own = endOf(leaders.epoch());
        return own.epoch() == leaders.epoch()
                ? Math.min(own.offset(), leaders.offset())
                : own.offset();
    }

    /// How a follower's log compares.
    sealed interface Agreement permits Agrees, PartsAt, NeedsSnapshot {}

    /// It is a beginning of ours.
    record Agrees() implements Agreement {}

    /// It is not: the follower's last epoch, or the one before it that is known here, ends at this place.
    record PartsAt(LogPosition end) implements Agreement {}

    /// What comes next is in a snapshot only.
    record NeedsSnapshot(LogPosition id) implements Agreement {}
}
