package io.logarium.engine.quorum;

/// A rule that a world breaks on purpose, to show that breaking it is noticed.
enum Flaw {
    NONE,
    /// A restarted node does not remember whom it voted for.
    LOSES_ITS_VOTE,
    /// A restarted node remembers nothing of `quorum-state`.
    FORGETS_THE_EPOCH,
    /// A node takes what it has appended for flushed.
    CLAIMS_UNFLUSHED,
    /// A log that parted from its leader's is not cut.
    SKIPS_TRUNCATION,
    /// One granted vote counts for two voters.
    COUNTS_A_VOTE_TWICE,
    /// Candidates say that their log is the best of all.
    BOASTS_OF_ITS_LOG
}
