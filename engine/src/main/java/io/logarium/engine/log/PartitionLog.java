package io.logarium.engine.log;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;

/// One partition's log in one broker, in Kafka's files. It belongs to the broker's loop: appends go to the page cache, reads give
/// places in files, nothing waits or flushes here. Opening it (recovery) happens before the loop starts.
///
/// After a [DiskFailed] from a method that changes it the log refuses all further changes, as a write may have been torn
/// (KAFKA-10778): its folder is to be taken offline.
public final class PartitionLog {
    private final LogCore log;
    private final LogAppender appender;
    private final LogReader reader;
    private final LogTrimmer trimmer;
    private final RecoveryReport recovery;
    private long endWhenAsked = -1;

    private PartitionLog(LogCore log, RecoveryReport recovery) {
        this.log = log;
        this.appender = new LogAppender(log);
        this.reader = new LogReader(log);
        this.trimmer = new LogTrimmer(log);
        this.recovery = recovery;
    }

    /// Opens a log, creating it when it is new, and recovers it: without a clean shutdown all from the recovery point on is scanned,
    /// cut at the first batch that is not whole; indexes, producer state and epochs are rebuilt where they are missing or wrong.
    public static PartitionLog open(
            Disk disk,
            Path dir,
            TopicPartition partition,
            LogConfig config,
            OpenHints hints,
            long nowMs) {
        return open(LogFolder.of(disk, dir), partition, config, hints, nowMs);
    }

    /// As above, in a folder that shares its open files with others.
    static PartitionLog open(
            LogFolder folder,
            TopicPartition partition,
            LogConfig config,
            OpenHints hints,
            long nowMs) {
        var opened = new LogOpening(folder, config, hints, nowMs).open();
        var core = new LogCore(partition, folder, config, opened, nowMs);
        return new PartitionLog(core, opened.report());
    }

    public TopicPartition partition() {
        return log.partition;
    }

    public Path dir() {
        return log.folder.dir();
    }

    /// The id in `partition.metadata`.
    public Optional<Uuid> topicId() {
        return PartitionMetadata.read(log.folder.disk(), dir());
    }

    /// What opening it took.
    public RecoveryReport recovery() {
        return recovery;
    }

    public LogConfig config() {
        return log.config;
    }

    /// Takes effect with the next append, roll and retention; index settings with the next segment.
    public void updateConfig(LogConfig config) {
        log.config = config;
    }

    public void listen(LogListener listener) {
        log.listener = listener;
    }

    /// Whether a write failed, or the log was closed.
    public boolean isOffline() {
        return log.isOffline();
    }

    /// Gives the batch offsets and this leader's epoch and appends it, unless an idempotent producer's sequence or epoch forbids it.
    public AppendResult appendAsLeader(CheckedBatch batch, int leaderEpoch, long nowMs) {
        return appender.asLeader(batch, leaderEpoch, nowMs);
    }

    /// Appends a leader's batches as they are; they must begin where this log ends, or behind it where compaction left a gap.
    public AppendResult appendAsFollower(FetchedBatches.Whole batches, long nowMs) {
        return appender.asFollower(batches, nowMs);
    }

    /// Whole batches of one segment from the one that holds `fetchOffset` on, none of them reaching `exclusiveUpperOffset`.
    ///
    /// @param exclusiveUpperOffset high watermark, last stable offset or, for a follower, the end offset
    /// @param maxBytes the slice is not larger, but for the next parameter
    /// @param atLeastOneBatch give the first batch even when it alone is larger than maxBytes (KIP-74)
    public ReadResult read(
            long fetchOffset, long exclusiveUpperOffset, int maxBytes, boolean atLeastOneBatch) {
        return reader.read(fetchOffset, exclusiveUpperOffset, maxBytes, atLeastOneBatch);
    }

    public long logStartOffset() {
        return log.logStartOffset();
    }

    /// The offset that the next record gets.
    public long endOffset() {
        return log.endOffset();
    }

    /// Up to where a read-committed consumer may read: the first offset of the oldest open transaction, or the high watermark.
    public long lastStableOffset(long highWatermark) {
        var unstable = log.producers.firstUnstableOffset(highWatermark);
        return Math.min(highWatermark, unstable.orElse(highWatermark));
    }

    /// Everything before it was flushed.
    public long recoveryPoint() {
        return log.flush.recoveryPoint();
    }

    /// Bytes of all segments.
    public long sizeBytes() {
        return log.segments.sizeInBytes();
    }

    /// Oldest first, the active one last.
    public List<SegmentInfo> segments() {
        return log.segments.all().stream().map(s -> s.info(log.segments.isActive(s))).toList();
    }

    /// Writes which epochs began, if that had to wait and may be done now.
    void writeEpochs() {
        if (!log.isOffline()) {
            log.epochs.saveIfSpare();
        }
    }

    /// Where the oldest segment begins.
    long firstSegmentStart() {
        return log.segments.first().baseOffset();
    }

    public EpochHistory leaderEpochs() {
        return log.epochs;
    }

    /// Producers that the log remembers, in the order of their last writes.
    public List<ProducerInfo> activeProducers() {
        return log.producers.all().stream().map(ProducerState::info).toList();
    }

    /// The first record at or behind the log start whose timestamp is at least the given one.
    public TimestampLookup offsetForTimestamp(long timestamp) {
        log.requireOpen();
        return new TimestampFinder(log.segments).atLeast(timestamp, log.logStartOffset());
    }

    /// The first record that has the largest timestamp of the log (KIP-734).
    public TimestampLookup offsetOfMaxTimestamp() {
        log.requireOpen();
        return new TimestampFinder(log.segments).latest();
    }

    /// Makes everything before an offset unreadable (DeleteRecords, or a leader's log start); whole segments go with the next
    /// retention. Never moves back.
    ///
    /// @param offset at most the high watermark
    /// @return the log start offset
    public long advanceLogStart(long offset) {
        trimmer.advanceLogStart(offset);
        return log.logStartOffset();
    }

    /// Drops everything at and behind an offset, with the whole batch that holds it: [#endOffset] tells where the log goes on.
    /// Readers of the log's end fail.
    ///
    /// @return whether anything was dropped
    public boolean truncateTo(long offset, long nowMs) {
        return trimmer.truncateTo(offset, nowMs);
    }

    /// Drops everything and goes on at an offset.
    public void truncateFullyAndStartAt(long offset, long nowMs) {
        trimmer.truncateFullyAndStartAt(offset, nowMs);
    }

    /// Closes the active segment and begins a new one; nothing when the active one is empty.
    public void roll(long nowMs) {
        log.change(() -> log.roll(log.endOffset(), nowMs, LogListener.Cause.ASKED));
    }

    /// Forgets producers that wrote nothing for `producer.id.expiration.ms`, counted from their last batch's own timestamp as
    /// Kafka does; a producer whose records carry old timestamps would lose its sequence numbers if this ran often. For a timer.
    public void forgetExpiredProducers(long nowMs) {
        log.producers.expire(nowMs, log.config.producerIdExpirationMs());
    }

    /// Drops whole segments below the high watermark by `retention.ms`, `retention.bytes` and the log start, and finishes what
    /// was put off. For a timer.
    ///
    /// @return segments dropped
    public int applyRetention(long nowMs, long highWatermark) {
        return trimmer.applyRetention(nowMs, highWatermark);
    }

    /// Flushes everything appended so far; the recovery point moves when it is done. A failure takes the log offline.
    public void flush(DiskFile.FlushDone done) {
        log.requireOpen();
        log.flush.start(
                log.endOffset(),
                failure -> {
                    log.noteFlush(failure);
                    done.done(failure);
                });
    }

    /// Flushes when `flush.messages` or `flush.ms` ask for it. For a timer, and after appends where the config asks for it.
    public void flushIfNeeded(long nowMs) {
        if (log.flush.isDue(log.config, log.endOffset(), nowMs)) {
            log.flush.noteAsked(nowMs);
            flush(failure -> {});
        }
    }

    /// When nothing was appended since the last call: writes what memory holds for the next append and lets it go. For a timer.
    public void restIfQuiet() {
        if (!log.isOffline() && log.endOffset() == endWhenAsked) {
            log.change(() -> log.segments.active().rest());
        }
        endWhenAsked = log.endOffset();
    }

    /// Writes what memory holds (indexes, a producer snapshot) and closes all files, so that the next open needs no scan.
    /// Readers fail from now on.
    public void close() {
        log.close();
    }

    /// Closes all files without writing; the folder will be deleted. Readers fail from now on.
    void abandon() {
        log.abandon();
    }
}
