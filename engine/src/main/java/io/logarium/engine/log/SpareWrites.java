package io.logarium.engine.log;

/// How many small files a broker may replace at once that could as well wait: an election of a thousand partitions would else write a
/// thousand files in one turn.
final class SpareWrites {
    static final int A_SECOND = 20;

    private int left = A_SECOND;

    /// Whether one may be written now.
    boolean take() {
        if (left == 0) {
            return false;
        }
        left--;
        return true;
    }

    /// A second is over.
    void refill() {
        left = A_SECOND;
    }
}
