package io.logarium.engine.quorum;

/// How long the quorum waits for what.
///
/// @param fetchTimeoutMs `controller.quorum.fetch.timeout.ms`: a follower that could not fetch for so long asks for an election
/// @param electionTimeoutMs `controller.quorum.election.timeout.ms`: how long an election may take; up to twice that by chance
/// @param backoffMaxMs `controller.quorum.election.backoff.max.ms`: the longest pause after an election that nobody won
/// @param retryBackoffMs `controller.quorum.retry.backoff.ms`: pause before a failed request is sent again
/// @param fetchWaitMs how long the leader keeps a fetch that finds nothing new; Kafka's constant
/// @param startDelayMs how much later than the voter before it a starting node asks for an election, so that a fresh cluster elects
///     the first one at once and nobody competes
public record QuorumTimes(
        long fetchTimeoutMs,
        long electionTimeoutMs,
        long backoffMaxMs,
        long retryBackoffMs,
        long fetchWaitMs,
        long startDelayMs) {
    public static final QuorumTimes DEFAULT = new QuorumTimes(2_000, 1_000, 1_000, 20, 500, 100);

    /// A leader that a majority did not fetch from for so long resigns (KAFKA-15489).
    long checkQuorumMs() {
        return fetchTimeoutMs + fetchTimeoutMs / 2;
    }
}
