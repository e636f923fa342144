package io.logarium.engine.log;

import java.nio.ByteBuffer;

/// Whether Snappy data may be given to its library, which allocates what a block claims: framed blocks as Java clients write them, or
/// one bare block.
final class SnappyShape {
    /// A block cannot expand more: 64 bytes are copied by 3 at best.
    private static final int MAX_RATIO = 22;

    private static final long FRAME_MAGIC = 0x82534e4150505900L;
    private static final int FRAME_HEAD = 16;

    private SnappyShape() {}

    static boolean isPlausible(ByteBuffer payload) {
        var bytes = payload.duplicate();
        if (bytes.remaining() < FRAME_HEAD || bytes.getLong(bytes.position()) != FRAME_MAGIC) {
            return isPlausibleBlock(bytes);
        }
        bytes.position(bytes.position() + FRAME_HEAD);
        while (bytes.remaining() >= Integer.BYTES) {
            int size = bytes.getInt();
            if (size < 0 || size > bytes.remaining()) {
                return false;
            }
            if (!isPlausibleBlock(bytes.slice(bytes.position(), size))) {
                return false;
            }
            bytes.position(bytes.position() + size);
        }
        return true;
    }

    /// A block begins with the length of its content.
    private static boolean isPlausibleBlock(ByteBuffer block) {
        long length = 0;
        int size = block.remaining();
        for (int shift = 0; shift < 35 && block.hasRemaining(); shift += 7) {
            int next = block.get();
            length |= (next & 0x7fL) << shift;
            if (next >= 0) {
                return length <= (long) size * MAX_RATIO;
            }
        }
        return false;
    }
}
