package io.logarium.engine.log;

import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.Optional;
import java.util.OptionalLong;

/// What a log remembers of one idempotent or transactional producer: its epoch and its last five batches (KIP-98).
final class ProducerState {
    /// As many as a client may have in flight.
    static final int BATCHES = 5;

    static final int NO_SEQUENCE = -1;

    private final long producerId;
    private final ArrayDeque<Batch> batches = new ArrayDeque<>(BATCHES);
    private short epoch;
    private int coordinatorEpoch = -1;
    private long lastTimestamp = -1;
    private long txnFirstOffset = -1;

    ProducerState(long producerId, short epoch) {
        this.producerId = producerId;
        this.epoch = epoch;
    }

    /// A batch that is in the log.
    record Batch(int lastSequence, long lastOffset, int offsetDelta, long timestamp) {
        long baseOffset() {
            return lastOffset - offsetDelta;
        }

        int baseSequence() {
            int first = lastSequence - offsetDelta;
            return first >= 0 ? first : (int) (first + (1L << 31));
        }
    }

    long producerId() {
        return producerId;
    }

    short epoch() {
        return epoch;
    }

    int coordinatorEpoch() {
        return coordinatorEpoch;
    }

    long lastTimestamp() {
        return lastTimestamp;
    }

    boolean isInTransaction() {
        return txnFirstOffset >= 0;
    }

    long txnFirstOffset() {
        return txnFirstOffset;
    }

    Optional<Batch> lastBatch() {
        return Optional.ofNullable(batches.peekLast());
    }

    int lastSequence() {
        var last = batches.peekLast();
        return last == null ? NO_SEQUENCE : last.lastSequence();
    }

    /// The batch in the log that has the same sequences.
    Optional<Batch> duplicateOf(BatchHeader header) {
        if (header.producerEpoch() != epoch) {
            return Optional.empty();
        }
        for (Iterator<Batch> i = batches.descendingIterator(); i.hasNext(); ) {
            var batch = i.next();
            if (batch.lastSequence() == header.lastSequence()
                    && batch.baseSequence() == header.baseSequence()) {
                return Optional.of(batch);
            }
        }
        return Optional.empty();
    }

    void add(short batchEpoch, Batch batch) {
        moveTo(batchEpoch);
        if (batches.size() == BATCHES) {
            batches.removeFirst();
        }
        batches.addLast(batch);
        lastTimestamp = batch.timestamp();
    }

    void beginTransaction(long firstOffset) {
        txnFirstOffset = firstOffset;
    }

    void endTransaction(short markerEpoch, int newCoordinatorEpoch, long timestamp) {
        moveTo(markerEpoch);
        coordinatorEpoch = newCoordinatorEpoch;
        lastTimestamp = timestamp;
        txnFirstOffset = -1;
    }

    /// What a snapshot says beside the last batch.
    void restore(
            int restoredCoordinatorEpoch, long restoredTimestamp, long restoredTxnFirstOffset) {
        coordinatorEpoch = restoredCoordinatorEpoch;
        lastTimestamp = restoredTimestamp;
        txnFirstOffset = restoredTxnFirstOffset;
    }

    private void moveTo(short newEpoch) {
        if (newEpoch != epoch) {
            batches.clear();
            epoch = newEpoch;
        }
    }

    ProducerInfo info() {
        return new ProducerInfo(
                producerId,
                epoch,
                lastSequence(),
                lastTimestamp,
                coordinatorEpoch,
                txnFirstOffset < 0 ? OptionalLong.empty() : OptionalLong.of(txnFirstOffset));
    }
}
