package io.logarium.engine.log;

import java.nio.file.Path;
import java.util.List;
import org.apache.kafka.common.TopicPartition;

/// One partition's log in one broker, in Kafka's files. It belongs to the broker's loop: appends go to the page cache, reads give
/// places in files, nothing waits or flushes here. Opening it (recovery) happens before the loop starts.
///
/// After a [DiskFailed] from any method the log refuses all further appends, as a write may have been torn.
public final class PartitionLog {
    private PartitionLog() {}

    /// Opens a log, creating it when it is new, and recovers it: without a clean shutdown all from the recovery point on is scanned, cut
    /// at the first batch that is not whole; indexes, producer state and epochs are rebuilt where they are missing or wrong.
    public static PartitionLog open(
            Disk disk,
            Path dir,
            TopicPartition partition,
            LogConfig config,
            OpenHints hints,
            long nowMs) {
        throw new UnsupportedOperationException();
    }

    public TopicPartition partition() {
        throw new UnsupportedOperationException();
    }

    public Path dir() {
        throw new UnsupportedOperationException();
    }

    public LogConfig config() {
        throw new UnsupportedOperationException();
    }

    public void updateConfig(LogConfig config) {
        throw new UnsupportedOperationException();
    }

    public void listen(LogListener listener) {
        throw new UnsupportedOperationException();
    }

    /// Gives the batch offsets and this leader's epoch and appends it, unless an idempotent producer's sequence or epoch forbids it.
    public AppendResult appendAsLeader(CheckedBatch batch, int leaderEpoch, long nowMs) {
        throw new UnsupportedOperationException();
    }

    /// Appends a leader's batches as they are; they must begin where this log ends.
    public AppendResult appendAsFollower(FetchedBatches.Whole batches, long nowMs) {
        throw new UnsupportedOperationException();
    }

    /// Whole batches of one segment from the one that holds `fetchOffset` on, none of them reaching `exclusiveUpperOffset`.
    ///
    /// @param exclusiveUpperOffset high watermark, last stable offset or, for a follower, the end offset
    /// @param maxBytes the slice is not larger, but for the next parameter
    /// @param atLeastOneBatch give the first batch even when it alone is larger than maxBytes (KIP-74)
    public ReadResult read(
            long fetchOffset, long exclusiveUpperOffset, int maxBytes, boolean atLeastOneBatch) {
        throw new UnsupportedOperationException();
    }

    public long logStartOffset() {
        throw new UnsupportedOperationException();
    }

    /// The offset that the next record gets.
    public long endOffset() {
        throw new UnsupportedOperationException();
    }

    /// Up to where a read-committed consumer may read: the first offset of the oldest open transaction, or the high watermark.
    public long lastStableOffset(long highWatermark) {
        throw new UnsupportedOperationException();
    }

    /// Everything before it was flushed.
    public long recoveryPoint() {
        throw new UnsupportedOperationException();
    }

    /// Bytes of all segments.
    public long sizeBytes() {
        throw new UnsupportedOperationException();
    }

    /// Oldest first, the active one last.
    public List<SegmentInfo> segments() {
        throw new UnsupportedOperationException();
    }

    public EpochHistory leaderEpochs() {
        throw new UnsupportedOperationException();
    }

    /// Producers that the log remembers, by id.
    public List<ProducerInfo> activeProducers() {
        throw new UnsupportedOperationException();
    }

    /// The first record at or behind the log start whose timestamp is at least the given one.
    public TimestampLookup offsetForTimestamp(long timestamp) {
        throw new UnsupportedOperationException();
    }

    /// The first record that has the largest timestamp of the log (KIP-734).
    public TimestampLookup offsetOfMaxTimestamp() {
        throw new UnsupportedOperationException();
    }

    /// Makes everything before an offset unreadable (DeleteRecords, or a leader's log start); whole segments go with the next
    /// retention. Never moves back.
    ///
    /// @param offset at most the high watermark
    public long advanceLogStart(long offset) {
        throw new UnsupportedOperationException();
    }

    /// Drops everything at and behind an offset; readers of it fail.
    ///
    /// @return whether anything was dropped
    public boolean truncateTo(long offset) {
        throw new UnsupportedOperationException();
    }

    /// Drops everything and goes on at an offset.
    public void truncateFullyAndStartAt(long offset, long nowMs) {
        throw new UnsupportedOperationException();
    }

    /// Closes the active segment and begins a new one; nothing when the active one is empty.
    public void roll(long nowMs) {
        throw new UnsupportedOperationException();
    }

    /// Drops whole segments below the high watermark by `retention.ms`, `retention.bytes` and the log start, forgets expired
    /// producers and finishes what was put off. For a timer.
    ///
    /// @return segments dropped
    public int applyRetention(long nowMs, long highWatermark) {
        throw new UnsupportedOperationException();
    }

    /// Flushes everything appended so far; the recovery point moves when it is done.
    public void flush(DiskFile.FlushDone done) {
        throw new UnsupportedOperationException();
    }

    /// Flushes when `flush.messages` or `flush.ms` ask for it. For a timer.
    public void flushIfNeeded(long nowMs) {
        throw new UnsupportedOperationException();
    }

    /// Writes what memory holds (indexes, a producer snapshot) and closes all files, so that the next open needs no scan.
    /// Readers fail from now on.
    public void close() {
        throw new UnsupportedOperationException();
    }
}
