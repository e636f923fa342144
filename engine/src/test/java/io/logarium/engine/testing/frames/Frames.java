package io.logarium.engine.testing.frames;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.apache.kafka.common.protocol.ApiKeys;
import org.apache.kafka.common.protocol.ApiMessage;
import org.apache.kafka.common.protocol.ByteBufferAccessor;
import org.apache.kafka.common.protocol.ObjectSerializationCache;
import org.apache.kafka.common.requests.RequestHeader;

/// Frames as bytes, with their length in front.
public final class Frames {
    private Frames() {}

    /// A request as a client sends it.
    public static byte[] of(ApiKeys api, int version, int correlationId, ApiMessage body) {
        var header = new RequestHeader(api, (short) version, "test", correlationId);
        var sizes = new ObjectSerializationCache();
        int headerSize = header.data().size(sizes, header.headerVersion());
        int size = headerSize + body.size(sizes, (short) version);
        var bytes = ByteBuffer.allocate(Integer.BYTES + size).putInt(size);
        header.data().write(new ByteBufferAccessor(bytes), sizes, header.headerVersion());
        body.write(new ByteBufferAccessor(bytes), sizes, (short) version);
        return bytes.array();
    }

    /// Numbers in their width, byte arrays as they are; the length is right.
    public static byte[] raw(Object... parts) {
        var bytes = ByteBuffer.allocate(64 * 1024).putInt(0);
        for (var part : parts) {
            switch (part) {
                case Byte b -> bytes.put(b);
                case Short s -> bytes.putShort(s);
                case Integer i -> bytes.putInt(i);
                case Long l -> bytes.putLong(l);
                case byte[] array -> bytes.put(array);
                default -> throw new IllegalArgumentException(part.toString());
            }
        }
        bytes.putInt(0, bytes.position() - Integer.BYTES);
        return Arrays.copyOf(bytes.array(), bytes.position());
    }

    /// The same with a length that is a lie.
    public static byte[] withLength(int length, byte[] frame) {
        ByteBuffer.wrap(frame).putInt(0, length);
        return frame;
    }

    /// What stands after the length.
    public static ByteBuffer content(byte[] frame) {
        return ByteBuffer.wrap(frame, Integer.BYTES, frame.length - Integer.BYTES).slice();
    }
}
