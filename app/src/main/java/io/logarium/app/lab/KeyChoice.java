package io.logarium.app.lab;

/// Which keys a generator uses.
public sealed interface KeyChoice {
    /// More keys than this teach nothing and only cost memory.
    int MOST_KEYS = 100_000;

    /// Each of the keys equally often.
    record Uniform(int keys) implements KeyChoice {}

    /// A few keys often, most of them seldom: key number n with weight 1 / n^exponent.
    record Zipf(int keys, double exponent) implements KeyChoice {}

    /// One key gets a share of all records (0 to 1), the others share the rest equally.
    record OneHot(int keys, double share) implements KeyChoice {}

    /// No key: the producer chooses the partition.
    record NoKey() implements KeyChoice {}
}
