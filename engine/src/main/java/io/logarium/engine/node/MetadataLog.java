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
    private final Runnable changed;
    private final Consumer<String> failed;
    private final ArrayDeque<Pending> pending = new ArrayDeque<>();
    private final ArrayDeque<QuorumView.EntryView> recent = new ArrayDeque<>();
    private int epoch;
    private boolean flushing;

    /// @param changed told when the log grew, was cut, or more of it is flushed
    MetadataLog(PartitionLog log, Runnable changed, Consumer<String> failed) {
        this.log = log;
        this.changed = changed;
        this.failed = failed;
    }

    /// A batch that is not committed, as far as this node knows.
    private record Pending(long endOffset, List<MetadataRecord> records) {}

    /// The last records, for the picture.
    List<QuorumView.EntryView> recent() {
        return List.copyOf(recent);
    }

    private void pend(long endOffset, int itsEpoch, List<MetadataRecord> records) {
        pending.add(new Pending(endOffset, records));
        long offset = endOffset - Math.max(1, records.size());
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

    /// Reads all that is in the log; what of it is committed is not known yet.
    ///
    /// @return what the metadata will be if all of it is
    MetadataImage load() {
        long offset = log.logStartOffset();
        var image = MetadataImage.EMPTY;
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

    private void pend(RecordBatch batch) {
        var records = new ArrayList<MetadataRecord>();
        if (!batch.isControlBatch()) {
            for (var entry : batch) {
                records.add(MetadataRecordCodec.decode(entry.value()));
            }
        }
        pend(batch.nextOffset(), batch.partitionLeaderEpoch(), records);
    }

    /// Takes out what is committed up to an offset, in order.
    List<MetadataRecord> takeCommitted(long highWatermark) {
        var committed = new ArrayList<MetadataRecord>();
        while (!pending.isEmpty() && pending.peek().endOffset <= highWatermark) {
            committed.addAll(pending.remove().records);
        }
        return committed;
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
        pend(appended.lastOffset() + 1, epoch, records);
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
        return new LogPosition(log.endOffset(), log.leaderEpochs().latestEpoch().orElse(0));
    }

    @Override
    public LogPosition start() {
        return LogPosition.START;
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
        return Optional.empty();
    }
}
