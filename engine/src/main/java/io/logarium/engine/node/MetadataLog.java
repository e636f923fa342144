package io.logarium.engine.node;

import io.logarium.engine.controller.MetadataImage;
import io.logarium.engine.controller.MetadataRecord;
import io.logarium.engine.controller.MetadataRecordCodec;
import io.logarium.engine.log.AppendResult;
import io.logarium.engine.log.CheckedBatch;
import io.logarium.engine.log.PartitionLog;
import io.logarium.engine.loop.Check;
import io.logarium.engine.machine.ReplicatedMachine;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.apache.kafka.common.message.LeaderChangeMessage;
import org.apache.kafka.common.protocol.Errors;
import org.apache.kafka.common.record.internal.MemoryRecords;

/// `__cluster_metadata-0` as its leader writes it: batches of one decision each, committed when they are flushed (and, with more
/// voters, when a majority has flushed them).
final class MetadataLog implements ReplicatedMachine.Log<MetadataRecord> {
    private static final int READ_BYTES = 1 << 20;

    /// Of the record while kraft.version is 0.
    private static final short LEADER_CHANGE_VERSION = 0;

    private final PartitionLog log;
    private final int nodeId;
    private final Listener listener;
    private final LongSupplier now;
    private final ArrayDeque<Pending> pending = new ArrayDeque<>();
    private int epoch;
    private long highWatermark;
    private boolean flushing;

    MetadataLog(PartitionLog log, int nodeId, LongSupplier now, Listener listener) {
        this.log = log;
        this.nodeId = nodeId;
        this.now = now;
        this.listener = listener;
    }

    /// Is told when records are committed, in a later turn than that of their append.
    interface Listener {
        void committed(List<MetadataRecord> records, long highWatermark, long nowMs);

        void failed(String why);
    }

    /// Reads all that is in the log; with a single voter all of it is committed.
    MetadataImage replay() {
        var records = new ArrayList<MetadataRecord>();
        long offset = log.logStartOffset();
        while (true) {
            var slice = LogReader.next(log, offset, READ_BYTES);
            if (slice.isEmpty()) {
                break;
            }
            for (var batch : LogReader.load(slice.get()).batches()) {
                if (!batch.isControlBatch()) {
                    for (var entry : batch) {
                        records.add(MetadataRecordCodec.decode(entry.value()));
                    }
                }
                offset = batch.nextOffset();
            }
        }
        highWatermark = log.endOffset();
        return records.isEmpty()
                ? MetadataImage.EMPTY
                : MetadataImage.EMPTY.apply(records, log.endOffset() - 1).after();
    }

    long endOffset() {
        return log.endOffset();
    }

    long highWatermark() {
        return highWatermark;
    }

    int epoch() {
        return epoch;
    }

    /// The largest epoch in the log.
    int lastEpoch() {
        return log.leaderEpochs().latestEpoch().orElse(0);
    }

    /// Leads from now on: the first record of an epoch says so (KIP-595).
    void lead(int newEpoch, long nowMs) {
        epoch = newEpoch;
        log.leaderEpochs().assign(newEpoch, log.endOffset());
        var voter = new LeaderChangeMessage.Voter().setVoterId(nodeId);
        var message =
                new LeaderChangeMessage()
                        .setVersion(LEADER_CHANGE_VERSION)
                        .setLeaderId(nodeId)
                        .setVoters(List.of(voter))
                        .setGrantingVoters(List.of(voter));
        var records =
                MemoryRecords.withLeaderChangeMessage(
                        log.endOffset(), nowMs, newEpoch, ByteBuffer.allocate(256), message);
        appendBatch(CheckedBatch.ofOwn(records), List.of(), nowMs);
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
            listener.failed("The metadata log refused a batch: " + result);
            return new ReplicatedMachine.Log.Refused(Errors.KAFKA_STORAGE_ERROR);
        }
        pending.add(new Pending(appended.lastOffset() + 1, records));
        flush();
        return new ReplicatedMachine.Log.AppendedAt(appended.baseOffset());
    }

    /// One flush at a time; what is appended meanwhile goes with the next one.
    private void flush() {
        if (flushing || pending.isEmpty()) {
            return;
        }
        flushing = true;
        long upTo = log.endOffset();
        log.flush(failure -> flushed(upTo, failure.map(Throwable::getMessage)));
    }

    private void flushed(long upTo, Optional<String> failure) {
        flushing = false;
        if (failure.isPresent()) {
            listener.failed("The metadata log could not be flushed: " + failure.get());
            return;
        }
        Check.that(upTo >= highWatermark, "metadata watermark back: %d < %d", upTo, highWatermark);
        highWatermark = upTo;
        var committed = new ArrayList<MetadataRecord>();
        while (!pending.isEmpty() && pending.peek().endOffset <= upTo) {
            committed.addAll(pending.remove().records);
        }
        listener.committed(committed, upTo, now.getAsLong());
        flush();
    }

    private record Pending(long endOffset, List<MetadataRecord> records) {}
}
