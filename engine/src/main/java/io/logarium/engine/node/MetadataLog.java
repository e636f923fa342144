package io.logarium.engine.node;

import io.logarium.engine.controller.MetadataImage;
import io.logarium.engine.controller.MetadataRecord;
import io.logarium.engine.controller.MetadataRecordCodec;
import io.logarium.engine.log.AppendResult;
import io.logarium.engine.log.CheckedBatch;
import io.logarium.engine.log.DiskFailed;
import io.logarium.engine.log.FetchedBatches;
import io.logarium.engine.log.PartitionLog;
import io.logarium.engine.log.Slice;
import io.logarium.engine.loop.Check;
import io.logarium.engine.machine.ReplicatedMachine;
import io.logarium.engine.quorum.LogPosition;
import io.logarium.engine.quorum.RaftLog;
import io.logarium.engine.view.QuorumView;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.kafka.common.message.LeaderChangeMessage;
import org.apache.kafka.common.protocol.Errors;
import org.apache.kafka.common.record.internal.MemoryRecords;
import org.apache.kafka.common.record.internal.RecordBatch;

/// `__cluster_metadata-0`: written by its leader, copied by the others, flushed by everybody. Holds the records that are not
/// committed yet, decoded, so that committing reads no file.
final class MetadataLog implements ReplicatedMachine.Log<MetadataRecord>, RaftLog {
    private static final int READ_BYTES = 1 << 20;

    /// As many records as the metadata tape shows.
    private static final int RECENT = 48;

    /// Of the record while kraft.version is 0.
    private static final short LEADER_CHANGE_VERSION = 0;

    private final PartitionLog log;
    private final MetadataSnapshots snapshots;
    private final Runnable changed;
    private final Consumer<String> failed;
    private final ArrayDeque<Pending> pending = new ArrayDeque<>();
    private final ArrayDeque<QuorumView.EntryView> recent = new ArrayDeque<>();
    private LogPosition start = LogPosition.START;
    private long committedEnd;
    private long committedBytes;
    private long committedTimestampMs;
    private int epoch;
    private boolean flushing;

    /// @param changed told when the log grew, was cut, or more of it is flushed
    MetadataLog(
            PartitionLog log,
            MetadataSnapshots snapshots,
            Runnable changed,
            Consumer<String> failed) {
        this.log = log;
        this.snapshots = snapshots;
        this.changed = changed;
        this.failed = failed;
    }

    /// A batch that is not committed, as far as this node knows.
    ///
    /// @param whole a snapshot: what was before it does not matter
    private record Pending(
            long endOffset,
            List<MetadataRecord> records,
            int bytes,
            long timestampMs,
            boolean whole) {
        static Pending snapshot(MetadataSnapshots.Loaded loaded) {
            var content = loaded.content();
            return new Pending(
                    loaded.id().offset(), content.records(), 0, content.timestampMs(), true);
        }
    }

    /// What became committed.
    ///
    /// @param whole the records make all of the metadata: a snapshot was among them
    record Committed(boolean whole, List<MetadataRecord> records) {}

    /// The last records, for the picture.
    List<QuorumView.EntryView> recent() {
        return List.copyOf(recent);
    }

    private void pend(Pending batch, int itsEpoch) {
        pending.add(batch);
        var records = batch.records;
        long offset = batch.endOffset - Math.max(1, records.size());
        if (records.isEmpty()) {
            recent.add(new QuorumView.EntryView(offset, itsEpoch, "LeaderChange"));
        }
        int skipped = Math.max(0, records.size() - RECENT);
        for (var one : records.subList(skipped, records.size())) {
            var kind = one.message().getClass().getSimpleName();
            recent.add(new QuorumView.EntryView(offset + skipped++, itsEpoch, kind));
        }
        while (recent.size() > RECENT) {
            recent.removeFirst();
        }
    }

    /// Reads the newest snapshot and all that is in the log behind it; what of that is committed is not known yet.
    ///
    /// @return what the metadata will be if all of it is
    /// @throws IllegalStateException when what was before the log's begin is gone; the message is for people
    MetadataImage load(long nowMs) {
        var image = MetadataImage.EMPTY;
        var newest = snapshots.loadNewest();
        if (newest.isPresent()) {
            var id = newest.get().id();
            if (isNotIn(id)) {
                log.truncateFullyAndStartAt(id.offset(), nowMs);
            }
            pending.add(Pending.snapshot(newest.get()));
            image = image.apply(pending.getLast().records, id.offset() - 1).after();
        }
        beginAtSnapshot();
        long offset = Math.max(start.offset(), newest.map(s -> s.id().offset()).orElse(0L));
        while (true) {
            var slice = LogReader.next(log, offset, READ_BYTES);
            if (slice.isEmpty()) {
                break;
            }
            for (var batch : LogReader.load(slice.get()).batches()) {
                pend(batch);
                offset = batch.nextOffset();
                image = image.apply(pending.getLast().records, offset - 1).after();
            }
        }
        flush();
        return image;
    }

    /// Whether the log ends before a snapshot does, or parts from it.
    private boolean isNotIn(LogPosition id) {
        long begin = log.logStartOffset();
        if (id.offset() > log.endOffset()) {
            return true;
        }
        var last = log.leaderEpochs().epochAt(id.offset() - 1);
        return id.offset() > begin && last.isPresent() && last.getAsInt() != id.epoch();
    }

    private void beginAtSnapshot() {
        long begin = log.logStartOffset();
        snapshots.deleteBefore(begin);
        if (begin == 0) {
            return;
        }
        start =
                snapshots
                        .oldest()
                        .orElseThrow(() ->
                                new IllegalStateException(
                                        "The metadata log in %s begins at offset %d, and the snapshot of what was before is missing or damaged. Put the .checkpoint file back, or remove this broker's folder so that it copies everything from the others."
                                                .formatted(log.dir(), begin)));
        log.advanceLogStart(start.offset());
    }

    /// A snapshot takes the place of all that was here.
    void replaceBy(MetadataSnapshots.Loaded snapshot, long nowMs) {
        var id = snapshot.id();
        log.truncateFullyAndStartAt(id.offset(), nowMs);
        pending.clear();
        recent.clear();
        pending.add(Pending.snapshot(snapshot));
        snapshots.deleteBefore(id.offset());
        start = id;
        flush();
        changed.run();
    }

    MetadataSnapshots snapshots() {
        return snapshots;
    }

    /// The end and the epoch of what was taken as committed; empty before anything was.
    Optional<LogPosition> committedEnd() {
        if (committedEnd <= start.offset()) {
            return Optional.empty();
        }
        var last = log.leaderEpochs().epochAt(committedEnd - 1);
        return last.isEmpty()
                ? Optional.empty()
                : Optional.of(new LogPosition(committedEnd, last.getAsInt()));
    }

    /// Whether what a snapshot stands for was taken as committed already.
    boolean hasCommitted(LogPosition id) {
        return committedEnd >= id.offset();
    }

    /// Bytes that became committed since the last [#countFromHere].
    long committedBytes() {
        return committedBytes;
    }

    long committedTimestampMs() {
        return committedTimestampMs;
    }

    void countFromHere() {
        committedBytes = 0;
    }

    long sizeBytes() {
        return log.sizeBytes();
    }

    /// What comes next goes to a new segment, so that those before it can be dropped whole.
    void roll(long nowMs) {
        log.roll(nowMs);
    }

    /// A snapshot stands for everything before it from now on.
    void dropBefore(LogPosition id, long nowMs) {
        if (id.offset() > start.offset()) {
            start = id;
            log.advanceLogStart(id.offset());
        }
        log.applyRetention(nowMs, committedEnd);
    }

    private void pend(RecordBatch batch) {
        var records = new ArrayList<MetadataRecord>();
        if (!batch.isControlBatch()) {
            for (var entry : batch) {
                records.add(MetadataRecordCodec.decode(entry.value()));
            }
        }
        var one =
                new Pending(
                        batch.nextOffset(),
                        records,
                        batch.sizeInBytes(),
                        batch.maxTimestamp(),
                        false);
        pend(one, batch.partitionLeaderEpoch());
    }

    /// Takes out what is committed up to an offset, in order.
    Committed takeCommitted(long highWatermark) {
        var records = new ArrayList<MetadataRecord>();
        boolean whole = false;
        while (!pending.isEmpty() && pending.peek().endOffset <= highWatermark) {
            var one = pending.remove();
            if (one.whole) {
                records.clear();
                whole = true;
            }
            records.addAll(one.records);
            committedEnd = one.endOffset;
            committedBytes += one.bytes;
            committedTimestampMs = one.timestampMs;
        }
        return new Committed(whole, records);
    }

    long endOffset() {
        return log.endOffset();
    }

    /// Leads from now on: the first record of an epoch says so (KIP-595).
    void lead(int newEpoch, int leader, Leaders leaders, long nowMs) {
        epoch = newEpoch;
        log.leaderEpochs().assign(newEpoch, log.endOffset());
        var message =
                new LeaderChangeMessage()
                        .setVersion(LEADER_CHANGE_VERSION)
                        .setLeaderId(leader)
                        .setVoters(listed(leaders.voters))
                        .setGrantingVoters(listed(leaders.electors));
        var records =
                MemoryRecords.withLeaderChangeMessage(
                        log.endOffset(), nowMs, newEpoch, ByteBuffer.allocate(512), message);
        appendBatch(CheckedBatch.ofOwn(records), List.of(), nowMs);
    }

    /// Who may vote, and who voted for the leader.
    record Leaders(Collection<Integer> voters, Collection<Integer> electors) {}

    private static List<LeaderChangeMessage.Voter> listed(Collection<Integer> ids) {
        return ids.stream().map(id -> new LeaderChangeMessage.Voter().setVoterId(id)).toList();
    }

    @Override
    public Outcome append(List<MetadataRecord> records, long nowMs) {
        var encoded =
                records.stream()
                        .map(r ->
                                new OwnRecords.KeyValue(
                                        null, ByteBuffer.wrap(MetadataRecordCodec.encode(r))))
                        .toList();
        return appendBatch(OwnRecords.batch(encoded, nowMs), records, nowMs);
    }

    private Outcome appendBatch(CheckedBatch batch, List<MetadataRecord> records, long nowMs) {
        var result = log.appendAsLeader(batch, epoch, nowMs);
        if (!(result instanceof AppendResult.Appended appended)) {
            failed.accept("The metadata log refused a batch: " + result);
            return new ReplicatedMachine.Log.Refused(Errors.KAFKA_STORAGE_ERROR);
        }
        int bytes = batch.header().sizeInBytes();
        pend(new Pending(appended.lastOffset() + 1, records, bytes, nowMs, false), epoch);
        flush();
        changed.run();
        return new ReplicatedMachine.Log.AppendedAt(appended.baseOffset());
    }

    /// Appends what was fetched from the leader. What does not go on where this log ends is left out; it is fetched again.
    void appendFetched(FetchedBatches fetched, long nowMs) {
        if (fetched instanceof FetchedBatches.Whole whole
                && log.appendAsFollower(whole, nowMs) instanceof AppendResult.Appended) {
            MemoryRecords.readableRecords(whole.bytes().duplicate().rewind())
                    .batches()
                    .forEach(this::pend);
            flush();
        }
        changed.run();
    }

    /// Drops everything from an offset on.
    void truncate(long offset, long nowMs) {
        log.truncateTo(offset, nowMs);
        while (!pending.isEmpty() && pending.getLast().endOffset > log.endOffset()) {
            pending.removeLast();
        }
        while (!recent.isEmpty() && recent.getLast().offset() >= log.endOffset()) {
            recent.removeLast();
        }
        flush();
        changed.run();
    }

    /// A place to read from, for a follower; empty when it is gone.
    Optional<Slice> slice(long offset, int maxBytes) {
        return LogReader.next(log, offset, maxBytes);
    }

    /// One flush at a time; what is appended meanwhile goes with the next one.
    private void flush() {
        if (!flushing && log.recoveryPoint() < log.endOffset()) {
            flushing = true;
            log.flush(this::flushed);
        }
    }

    private void flushed(Optional<DiskFailed> failure) {
        flushing = false;
        if (failure.isPresent()) {
            failed.accept("The metadata log could not be flushed: " + failure.get().getMessage());
            return;
        }
        flush();
        changed.run();
    }

    @Override
    public LogPosition end() {
        return new LogPosition(
                log.endOffset(), log.leaderEpochs().latestEpoch().orElse(start.epoch()));
    }

    @Override
    public LogPosition start() {
        return start;
    }

    @Override
    public long flushedOffset() {
        return Math.min(log.recoveryPoint(), log.endOffset());
    }

    @Override
    public LogPosition endOf(int asked) {
        var end = log.leaderEpochs().endOffsetFor(asked, log.endOffset());
        if (end.epoch() < 0) {
            return end();
        }
        Check.that(end.endOffset() >= 0, "epoch %d ends at %d", end.epoch(), end.endOffset());
        return new LogPosition(end.endOffset(), end.epoch());
    }

    @Override
    public Optional<LogPosition> latestSnapshot() {
        return snapshots.newest();
    }
}
