package io.logarium.engine.controller;

import java.nio.ByteBuffer;
import org.apache.kafka.common.errors.UnsupportedVersionException;
import org.apache.kafka.common.metadata.MetadataRecordType;
import org.apache.kafka.common.protocol.ByteBufferAccessor;
import org.apache.kafka.common.protocol.ObjectSerializationCache;

/// Metadata records to the bytes of a record's value and back, framed as Kafka frames them: frame version, kind and version as
/// unsigned varints, then the message.
public final class MetadataRecordCodec {
    private static final int FRAME_VERSION = 1;

    private MetadataRecordCodec() {}

    /// The value of the log's record; its key is null.
    public static byte[] encode(MetadataRecord entry) {
        var cache = new ObjectSerializationCache();
        var message = entry.message();
        int size = 3 * 5 + message.size(cache, entry.version());
        var bytes = new byte[size];
        var out = new ByteBufferAccessor(ByteBuffer.wrap(bytes));
        out.writeUnsignedVarint(FRAME_VERSION);
        out.writeUnsignedVarint(message.apiKey());
        out.writeUnsignedVarint(entry.version());
        message.write(out, cache, entry.version());
        return java.util.Arrays.copyOf(bytes, out.buffer().position());
    }

    /// Reads what [#encode] wrote. Bytes that are not such a record fail with [BrokenRecord].
    public static MetadataRecord decode(ByteBuffer value) {
        try {
            var in = new ByteBufferAccessor(value.duplicate());
            int frame = in.readUnsignedVarint();
            if (frame != FRAME_VERSION) {
                throw new BrokenRecord("frame version " + frame + ", not " + FRAME_VERSION);
            }
            int kind = in.readUnsignedVarint();
            int version = in.readUnsignedVarint();
            if (kind < 0 || kind > Short.MAX_VALUE || version < 0 || version > Short.MAX_VALUE) {
                throw new BrokenRecord("kind " + kind + ", version " + version);
            }
            var message = MetadataRecordType.fromId((short) kind).newMetadataRecord();
            if (version < message.lowestSupportedVersion()
                    || version > message.highestSupportedVersion()) {
                throw new BrokenRecord(
                        "version " + version + " of " + message.getClass().getSimpleName());
            }
            message.read(in, (short) version);
            if (in.remaining() != 0) {
                throw new BrokenRecord(in.remaining() + " bytes too many");
            }
            return new MetadataRecord(message, (short) version);
        } catch (BrokenRecord e) {
            throw e;
        } catch (UnsupportedVersionException e) {
            throw new BrokenRecord("unknown kind of record: " + e.getMessage());
        } catch (RuntimeException e) {
            throw new BrokenRecord("not a metadata record: " + e);
        }
    }

    /// Bytes in the metadata log that this version cannot read.
    public static final class BrokenRecord extends RuntimeException {
        private static final long serialVersionUID = 1;

        BrokenRecord(String message) {
            super(message);
        }
    }
}
