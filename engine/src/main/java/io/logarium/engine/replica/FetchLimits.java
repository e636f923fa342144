package io.logarium.engine.replica;

/// How a follower fetches.
///
/// @param waitMs `replica.fetch.wait.max.ms`: how long the leader keeps a fetch that finds nothing
/// @param minBytes `replica.fetch.min.bytes`
/// @param partitionBytes `replica.fetch.max.bytes`, of one partition
/// @param answerBytes `replica.fetch.response.max.bytes`, of all partitions
/// @param backoffMs `replica.fetch.backoff.ms`: the longest pause of a partition after an error; the first one is
///     [#FIRST_BACKOFF_MS], each further one twice as long, since most errors are a leader that hears of its election later than its
///     followers
public record FetchLimits(
        int waitMs, int minBytes, int partitionBytes, int answerBytes, long backoffMs) {
    static final long FIRST_BACKOFF_MS = 20;

    long backoffMs(int failures) {
        return Math.min(backoffMs, FIRST_BACKOFF_MS << Math.min(failures, 16));
    }
}
