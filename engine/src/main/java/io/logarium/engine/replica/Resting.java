package io.logarium.engine.replica;

/// A follower's session of fetches at a partition of which it has everything and was told everything: its fetches need not look at
/// the partition, however many there are of such, until something happens there.
public interface Resting {
    /// When the session fetched last: so long the follower has been caught up.
    long lastFetchMs();

    /// Something happened, or somebody else fetches for the follower. It rests no more.
    ///
    /// @param hurries a fetch that waits is to be looked at now, since the log grew or the leadership changed
    void disturbed(boolean hurries);
}
