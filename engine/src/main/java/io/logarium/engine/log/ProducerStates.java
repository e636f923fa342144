package io.logarium.engine.log;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.apache.kafka.common.protocol.Errors;
import org.apache.kafka.common.record.internal.EndTransactionMarker;

/// The producers of one partition: finds duplicates and gaps in their sequences (KIP-98, KIP-360) and knows the open transactions.
///
/// Only sequences count that reached this log. A producer that is unknown may begin with any sequence: what it wrote may have been
/// deleted (KAFKA-7190).
final class ProducerStates {
    /// Kafka has no such limit but time; the one that wrote longest ago goes.
    static final int LIMIT = 100_000;

    private final LinkedHashMap<Long, ProducerState> byId = new LinkedHashMap<>(16, 0.75f, true);
    private final TreeMap<Long, Long> openTransactions = new TreeMap<>();
    private final TreeMap<Long, Long> endedTransactions = new TreeMap<>();

    /// @param fromClient whether sequences are checked; coordinators write without
    SequenceVerdict check(BatchHeader header, boolean fromClient) {
        var known = byId.get(header.producerId());
        if (known == null) {
            return SequenceVerdict.FRESH;
        }
        if (fromClient) {
            var duplicate = known.duplicateOf(header);
            if (duplicate.isPresent()) {
                return new SequenceVerdict.Known(duplicate.get());
            }
        }
        if (header.producerEpoch() < known.epoch()) {
            return new SequenceVerdict.Wrong(
                    Errors.INVALID_PRODUCER_EPOCH,
                    "Producer %d writes with epoch %d, but epoch %d has been seen."
                            .formatted(header.producerId(), header.producerEpoch(), known.epoch()));
        }
        if (header.isControl()) {
            return SequenceVerdict.FRESH;
        }
        if (fromClient && !isNext(known, header)) {
            return new SequenceVerdict.Wrong(
                    Errors.OUT_OF_ORDER_SEQUENCE_NUMBER,
                    "Producer %d with epoch %d sends sequence %d; the last one with epoch %d is %d."
                            .formatted(
                                    header.producerId(),
                                    header.producerEpoch(),
                                    header.baseSequence(),
                                    known.epoch(),
                                    known.lastSequence()));
        }
        if (known.isInTransaction() && !header.isTransactional()) {
            return new SequenceVerdict.Wrong(
                    Errors.INVALID_TXN_STATE,
                    "Producer %d is in a transaction, but its batch is not."
                            .formatted(header.producerId()));
        }
        return SequenceVerdict.FRESH;
    }

    private static boolean isNext(ProducerState known, BatchHeader header) {
        if (header.producerEpoch() != known.epoch()) {
            return header.baseSequence() == 0;
        }
        int last = known.lastSequence();
        return header.baseSequence() == last + 1L
                || (header.baseSequence() == 0 && last == Integer.MAX_VALUE);
    }

    /// Takes a batch of records into account that is in the log now.
    void noteRecords(BatchHeader header, long baseOffset) {
        var state = stateOf(header);
        var batch =
                new ProducerState.Batch(
                        header.lastSequence(),
                        baseOffset + header.lastOffsetDelta(),
                        header.lastOffsetDelta(),
                        header.maxTimestamp());
        state.add(header.producerEpoch(), batch);
        if (header.isTransactional() && !state.isInTransaction()) {
            state.beginTransaction(baseOffset);
            openTransactions.put(baseOffset, header.producerId());
        }
    }

    /// Takes the end of a transaction into account.
    void noteMarker(BatchHeader header, long offset, EndTransactionMarker marker) {
        var state = stateOf(header);
        if (state.isInTransaction()) {
            openTransactions.remove(state.txnFirstOffset());
            endedTransactions.put(state.txnFirstOffset(), offset);
        }
        state.endTransaction(
                header.producerEpoch(), marker.coordinatorEpoch(), header.maxTimestamp());
    }

    private ProducerState stateOf(BatchHeader header) {
        var known = byId.get(header.producerId());
        if (known != null) {
            return known;
        }
        var added = new ProducerState(header.producerId(), header.producerEpoch());
        add(added);
        return added;
    }

    private void add(ProducerState state) {
        if (byId.size() >= LIMIT) {
            dropOldest();
        }
        byId.put(state.producerId(), state);
    }

    private void dropOldest() {
        for (var i = byId.values().iterator(); i.hasNext(); ) {
            if (!i.next().isInTransaction()) {
                i.remove();
                return;
            }
        }
    }

    /// Takes over what a snapshot holds.
    void restore(Collection<ProducerState> states) {
        clear();
        for (var state : states) {
            add(state);
            if (state.isInTransaction()) {
                openTransactions.put(state.txnFirstOffset(), state.producerId());
            }
        }
    }

    void clear() {
        byId.clear();
        openTransactions.clear();
        endedTransactions.clear();
    }

    /// Forgets who has not written for `producer.id.expiration.ms` and has no open transaction.
    void expire(long nowMs, long expirationMs) {
        byId.values()
                .removeIf(s -> !s.isInTransaction() && nowMs - s.lastTimestamp() >= expirationMs);
    }

    /// Whether something here comes from records at or behind an offset.
    boolean knowsFrom(long offset) {
        for (var state : byId.values()) {
            var last = state.lastBatch();
            if (last.isPresent() && last.get().lastOffset() >= offset) {
                return true;
            }
        }
        return (!openTransactions.isEmpty() && openTransactions.lastKey() >= offset)
                || endedTransactions.values().stream().anyMatch(marker -> marker >= offset);
    }

    /// The first offset that a read-committed consumer may not see: that of the oldest transaction that is open or whose end is not
    /// below the high watermark yet.
    OptionalLong firstUnstableOffset(long highWatermark) {
        endedTransactions.values().removeIf(marker -> marker < highWatermark);
        if (openTransactions.isEmpty() && endedTransactions.isEmpty()) {
            return OptionalLong.empty();
        }
        long open = openTransactions.isEmpty() ? Long.MAX_VALUE : openTransactions.firstKey();
        long ended = endedTransactions.isEmpty() ? Long.MAX_VALUE : endedTransactions.firstKey();
        return OptionalLong.of(Math.min(open, ended));
    }

    Optional<ProducerState> find(long producerId) {
        return Optional.ofNullable(byId.get(producerId));
    }

    /// In the order of their last writes.
    List<ProducerState> all() {
        return new ArrayList<>(byId.values());
    }
}
