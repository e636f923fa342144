package io.logarium.engine.replica;

import io.logarium.engine.log.EpochHistory;
import io.logarium.engine.log.PartitionLog;

/// Where the histories of a follower and of its leader part (KIP-101, KIP-279).
final class Fork {
    private Fork() {}

    /// Up to where a follower keeps its log.
    ///
    /// @param leaderEnd the leader's largest epoch that is not larger than the last one here, and where it ends there
    static long keptEnd(PartitionLog log, EpochHistory.EpochEnd leaderEnd) {
        long end = log.endOffset();
        var own = log.leaderEpochs().endOffsetFor(leaderEnd.epoch(), end);
        long to;
        if (own.equals(EpochHistory.EpochEnd.UNKNOWN)) {
            to = leaderEnd.endOffset();
        } else if (own.epoch() == leaderEnd.epoch()) {
            to = Math.min(own.endOffset(), leaderEnd.endOffset());
        } else {
            to = own.endOffset();
        }
        return Math.min(to, end);
    }
}
