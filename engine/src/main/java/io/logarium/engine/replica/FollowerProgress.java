package io.logarium.engine.replica;

/// How far a follower has come, as its leader knows from its fetches.
///
/// A follower is caught up at a moment when its end then reached the leader's end at its fetch before: lag is measured in time
/// (`replica.lag.time.max.ms`), not in records (KIP-16).
public final class FollowerProgress {
    private long endOffset = -1;
    private long startOffset = -1;
    private long caughtUpMs;
    private long lastFetchMs;
    private long leaderEndAtLastFetch;

    FollowerProgress(long nowMs) {
        caughtUpMs = nowMs;
        lastFetchMs = nowMs;
    }

    void fetched(long fetchOffset, long itsLogStart, long leaderEnd, long nowMs) {
        if (fetchOffset >= leaderEnd) {
            caughtUpMs = Math.max(caughtUpMs, nowMs);
        } else if (fetchOffset >= leaderEndAtLastFetch) {
            caughtUpMs = Math.max(caughtUpMs, lastFetchMs);
        }
        endOffset = fetchOffset;
        startOffset = itsLogStart;
        leaderEndAtLastFetch = leaderEnd;
        lastFetchMs = nowMs;
    }

    /// The next offset that it will write, -1 before its first fetch.
    public long endOffset() {
        return endOffset;
    }

    public long startOffset() {
        return startOffset;
    }

    public boolean isCaughtUp(long leaderEnd, long nowMs, long lagLimitMs) {
        return endOffset == leaderEnd || nowMs - caughtUpMs <= lagLimitMs;
    }
}
