package io.logarium.engine.replica;

/// What a follower knows of its own lag.
///
/// @param leaderHighWatermark as the leader told it last, -1 before its first answer
/// @param caughtUpMs when this replica last held all of that, -1 when it never did
/// @param waits it does not fetch now: it pauses after an error or looks for its place
public record CopyProgress(long leaderHighWatermark, long caughtUpMs, boolean waits) {}
