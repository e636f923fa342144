package io.logarium.engine.log;

import java.nio.ByteBuffer;
import org.apache.kafka.common.record.internal.CompressionType;

/// The first 61 bytes of a record batch (message format 2), which tell all that a log needs; its records stay closed.
///
/// @param sizeInBytes of the whole batch
/// @param count of records as the batch claims; compaction may have removed some
public record BatchHeader(
        long baseOffset,
        int sizeInBytes,
        int leaderEpoch,
        byte magic,
        int crc,
        short attributes,
        int lastOffsetDelta,
        long baseTimestamp,
        long maxTimestamp,
        long producerId,
        short producerEpoch,
        int baseSequence,
        int count) {
    /// Bytes of a header.
    public static final int BYTES = 61;

    /// Bytes before the part that the length field counts: base offset and length.
    public static final int OVERHEAD = 12;

    static final int LENGTH_AT = 8;
    static final int LEADER_EPOCH_AT = 12;
    static final int MAGIC_AT = 16;
    static final int CRC_AT = 17;
    static final int ATTRIBUTES_AT = 21;
    static final int MAX_TIMESTAMP_AT = 35;
    static final short COMPRESSION_BITS = 0x07;
    static final short LOG_APPEND_TIME_BIT = 0x08;
    static final short TRANSACTIONAL_BIT = 0x10;
    static final short CONTROL_BIT = 0x20;

    /// Reads 61 bytes at an absolute position of the buffer; what they say may be nonsense.
    public static BatchHeader at(ByteBuffer bytes, int position) {
        return new BatchHeader(
                bytes.getLong(position),
                bytes.getInt(position + LENGTH_AT) + OVERHEAD,
                bytes.getInt(position + LEADER_EPOCH_AT),
                bytes.get(position + MAGIC_AT),
                bytes.getInt(position + CRC_AT),
                bytes.getShort(position + ATTRIBUTES_AT),
                bytes.getInt(position + 23),
                bytes.getLong(position + 27),
                bytes.getLong(position + MAX_TIMESTAMP_AT),
                bytes.getLong(position + 43),
                bytes.getShort(position + 51),
                bytes.getInt(position + 53),
                bytes.getInt(position + 57));
    }

    public long lastOffset() {
        return baseOffset + lastOffsetDelta;
    }

    BatchPlace placeAt(int position) {
        return new BatchPlace(baseOffset, position, sizeInBytes);
    }

    public long nextOffset() {
        return lastOffset() + 1;
    }

    /// Sequence of the last record; sequences wrap at the largest int.
    public int lastSequence() {
        if (baseSequence < 0) {
            return baseSequence;
        }
        int room = Integer.MAX_VALUE - baseSequence;
        return lastOffsetDelta <= room
                ? baseSequence + lastOffsetDelta
                : lastOffsetDelta - room - 1;
    }

    public boolean hasProducerId() {
        return producerId >= 0;
    }

    public boolean isTransactional() {
        return (attributes & TRANSACTIONAL_BIT) != 0;
    }

    public boolean isControl() {
        return (attributes & CONTROL_BIT) != 0;
    }

    public boolean isLogAppendTime() {
        return (attributes & LOG_APPEND_TIME_BIT) != 0;
    }

    /// @throws IllegalArgumentException when the batch claims a codec that there is not
    public CompressionType compression() {
        return CompressionType.forId(attributes & COMPRESSION_BITS);
    }
}
