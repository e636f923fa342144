package io.logarium.engine.replica;

import org.jspecify.annotations.Nullable;

/// How far a follower has come, as its leader knows from its fetches.
///
/// A follower is caught up at a moment when its end then reached the leader's end at its fetch before: lag is measured in time
/// (`replica.lag.time.max.ms`), not in records (KIP-16).
public final class FollowerProgress {
    /// Nothing is known yet: its next fetch will tell.
    private static final long UNKNOWN = -1;

    private long endOffset = UNKNOWN;
    private long startOffset = UNKNOWN;
    private long brokerEpoch = UNKNOWN;
    private boolean fetched;
    private long caughtUpMs;
    private long lastFetchMs;
    private long leaderEndAtLastFetch;
    private @Nullable Resting resting;

    /// A follower of a leader that has just been elected.
    ///
    /// @param inSync a member of the in-sync set gets the full time to show up; anybody else has yet to catch up
    FollowerProgress(boolean inSync, long nowMs) {
        caughtUpMs = inSync ? nowMs : 0;
    }

    /// From now on it counts as fetching the same whenever its session fetches.
    void rest(Resting now) {
        endRest(false);
        resting = now;
    }

    /// It has to say again how far it is; until its last fetch it was here.
    void endRest(boolean hurries) {
        var before = resting;
        if (before != null) {
            resting = null;
            caughtUpMs = Math.max(caughtUpMs, before.lastFetchMs());
            lastFetchMs = Math.max(lastFetchMs, before.lastFetchMs());
            before.disturbed(hurries);
        }
    }

    boolean isResting(Resting as) {
        return resting == as;
    }

    /// The same leader goes on with a new epoch: what it holds is known, its time begins anew.
    void newEpoch(boolean inSync, long leaderEnd, long nowMs) {
        caughtUpMs = inSync ? nowMs : 0;
        lastFetchMs = inSync ? nowMs : 0;
        leaderEndAtLastFetch = leaderEnd;
        brokerEpoch = UNKNOWN;
        fetched = false;
    }

    /// @return whether it holds another end now
    boolean fetched(FollowerFetch fetch, long leaderEnd, long nowMs) {
        endRest(false);
        if (fetch.fetchOffset() >= leaderEnd) {
            caughtUpMs = Math.max(caughtUpMs, nowMs);
        } else if (fetch.fetchOffset() >= leaderEndAtLastFetch) {
            caughtUpMs = Math.max(caughtUpMs, lastFetchMs);
        }
        boolean moved = endOffset != fetch.fetchOffset();
        endOffset = fetch.fetchOffset();
        startOffset = fetch.logStartOffset();
        brokerEpoch = fetch.brokerEpoch();
        fetched = true;
        leaderEndAtLastFetch = leaderEnd;
        lastFetchMs = nowMs;
        return moved;
    }

    /// The next offset that it will write, -1 before its first fetch.
    public long endOffset() {
        return endOffset;
    }

    public long startOffset() {
        return startOffset;
    }

    /// Of the life in which it fetched last, -1 when that is not known (KIP-903).
    public long brokerEpoch() {
        return brokerEpoch;
    }

    /// Whether it fetched from this leader in this epoch.
    public boolean hasFetched() {
        return fetched;
    }

    /// When it last had all that the leader had.
    public long caughtUpMs() {
        return resting == null ? caughtUpMs : Math.max(caughtUpMs, resting.lastFetchMs());
    }

    public boolean isCaughtUp(long leaderEnd, long nowMs, long lagLimitMs) {
        return endOffset == leaderEnd || nowMs - caughtUpMs() <= lagLimitMs;
    }
}
