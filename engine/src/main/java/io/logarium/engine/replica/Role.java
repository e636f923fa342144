package io.logarium.engine.replica;

/// What this broker is to a partition now.
public sealed interface Role permits LeaderRole, Role.Follower, Role.Offline {
    /// The epoch of the leadership that this role belongs to.
    int leaderEpoch();

    /// Copies what the leader has.
    record Follower(int leaderEpoch, int leaderId) implements Role {}

    /// Nobody leads, or the log cannot be used.
    record Offline(int leaderEpoch, String why) implements Role {}
}
