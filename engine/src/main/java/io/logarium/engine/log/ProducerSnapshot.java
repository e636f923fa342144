package io.logarium.engine.log;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32C;

/// Kafka's `.snapshot` file, version 1: the producers of a partition at the offset in its name.
///
/// A version (int16), the CRC-32C of all that follows (uint32), the number of producers (int32), and 46 bytes each: id, epoch, last
/// sequence, last offset, offset delta, timestamp, coordinator epoch, first offset of the open transaction.
final class ProducerSnapshot {
    /// For [ProducerStates#LIMIT] producers and more.
    static final int MAX_BYTES = 16 << 20;

    private static final short VERSION = 1;
    private static final int HEAD_BYTES = 6;
    private static final int PRODUCER_BYTES = 46;

    private ProducerSnapshot() {}

    static byte[] encode(Collection<ProducerState> states) {
        var bytes = ByteBuffer.allocate(HEAD_BYTES + 4 + states.size() * PRODUCER_BYTES);
        bytes.putShort(VERSION).putInt(0).putInt(states.size());
        for (var state : states) {
            var last = state.lastBatch();
            bytes.putLong(state.producerId())
                    .putShort(state.epoch())
                    .putInt(state.lastSequence())
                    .putLong(last.map(ProducerState.Batch::lastOffset).orElse(-1L))
                    .putInt(last.map(ProducerState.Batch::offsetDelta).orElse(0))
                    .putLong(state.lastTimestamp())
                    .putInt(state.coordinatorEpoch())
                    .putLong(state.txnFirstOffset());
        }
        bytes.putInt(2, crc(bytes.array()));
        return bytes.array();
    }

    /// The producers, or nothing when the bytes are no whole snapshot.
    static Optional<List<ProducerState>> decode(byte[] content) {
        try {
            var bytes = ByteBuffer.wrap(content);
            if (bytes.getShort() != VERSION || bytes.getInt() != crc(content)) {
                return Optional.empty();
            }
            int count = bytes.getInt();
            if (count < 0 || bytes.remaining() != (long) count * PRODUCER_BYTES) {
                return Optional.empty();
            }
            var states = new ArrayList<ProducerState>(count);
            for (int i = 0; i < count; i++) {
                states.add(producer(bytes));
            }
            return Optional.of(states);
        } catch (BufferUnderflowException e) {
            return Optional.empty();
        }
    }

    private static ProducerState producer(ByteBuffer bytes) {
        long id = bytes.getLong();
        short epoch = bytes.getShort();
        int lastSequence = bytes.getInt();
        long lastOffset = bytes.getLong();
        int offsetDelta = bytes.getInt();
        long timestamp = bytes.getLong();
        int coordinatorEpoch = bytes.getInt();
        long txnFirstOffset = bytes.getLong();
        var state = new ProducerState(id, epoch);
        if (lastOffset >= 0) {
            state.add(
                    epoch,
                    new ProducerState.Batch(lastSequence, lastOffset, offsetDelta, timestamp));
        }
        state.restore(coordinatorEpoch, timestamp, txnFirstOffset);
        return state;
    }

    private static int crc(byte[] content) {
        var crc = new CRC32C();
        crc.update(content, HEAD_BYTES, content.length - HEAD_BYTES);
        return (int) crc.getValue();
    }
}
