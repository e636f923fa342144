package io.logarium.engine.quorum;

/// A place in the metadata log.
///
/// @param offset of the next record
/// @param epoch of the record before it, 0 when there is none
public record LogPosition(long offset, int epoch) {
    public static final LogPosition START = new LogPosition(0, 0);

    /// Whether a log that ends here holds whatever a majority may have committed in one that ends there: the later epoch wins, then
    /// the longer log.
    public boolean isUpToDateWith(LogPosition other) {
        return epoch != other.epoch ? epoch > other.epoch : offset >= other.offset;
    }
}
