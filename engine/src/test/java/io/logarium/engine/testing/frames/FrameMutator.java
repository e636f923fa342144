package io.logarium.engine.testing.frames;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.apache.kafka.common.utils.internals.ByteUtils;

/// Turns a good frame into one that a broken or hostile client might send.
final class FrameMutator {
    private static final int[] LIES = {
        -1, 0, 1, 3, 255, 1 << 16, 1 << 20, 100 << 20, Integer.MAX_VALUE, Integer.MIN_VALUE
    };
    private static final byte[][] TOKENS = {
        {-1, -1, -1, -1},
        {0x7f, -1, -1, -1},
        {-1, -1, -1, -1, 7},
        {-1, -1, -1, -1, -1, -1, -1, -1, -1, -1},
        {0, 0, 0, 0},
        {0, 15, 66, 64},
        {-64, -124, 61},
        {-1, -1},
        {0x7f, -1}
    };

    private FrameMutator() {}

    /// A changed copy. Its length is put right again mostly, so that the damage is found further in.
    static byte[] mutate(byte[] frame, SplittableRandom random) {
        var bytes = frame;
        for (int changes = 1 + random.nextInt(4); changes > 0; changes--) {
            bytes = change(bytes, random);
        }
        if (bytes.length >= Integer.BYTES) {
            int length =
                    random.nextInt(10) == 0
                            ? LIES[random.nextInt(LIES.length)]
                            : bytes.length - Integer.BYTES;
            ByteBuffer.wrap(bytes).putInt(0, length);
        }
        return random.nextInt(12) == 0
                ? Arrays.copyOf(bytes, random.nextInt(bytes.length + 1)) // half a frame
                : bytes;
    }

    private static byte[] change(byte[] frame, SplittableRandom random) {
        if (frame.length <= Integer.BYTES) {
            return frame.clone();
        }
        int at = position(frame, random);
        return switch (random.nextInt(10)) {
            case 0 -> flipBit(frame, at, random);
            case 1 -> setByte(frame, at, (byte) random.nextInt(256));
            case 2 -> overwrite(frame, at, TOKENS[random.nextInt(TOKENS.length)]);
            case 3 -> insert(frame, at, TOKENS[random.nextInt(TOKENS.length)]);
            case 4 -> insert(frame, at, noise(random));
            case 5 -> remove(frame, at, 1 + random.nextInt(16));
            case 6 -> Arrays.copyOf(frame, at);
            case 7 ->
                    insert(
                            frame,
                            at,
                            Arrays.copyOfRange(frame, at, Math.min(frame.length, at + 200)));
            default ->
                    setByte(
                            frame,
                            4 + random.nextInt(Math.min(4, frame.length - 4)),
                            (byte) random.nextInt(100));
        };
    }

    /// Anywhere behind the length; the first bytes of the body are the most worthwhile.
    private static int position(byte[] frame, SplittableRandom random) {
        int behindLength = frame.length - Integer.BYTES;
        int span = random.nextBoolean() ? Math.min(behindLength, 64) : behindLength;
        return Integer.BYTES + random.nextInt(span);
    }

    private static byte[] flipBit(byte[] frame, int at, SplittableRandom random) {
        return setByte(frame, at, (byte) (frame[at] ^ (1 << random.nextInt(8))));
    }

    private static byte[] setByte(byte[] frame, int at, byte value) {
        var copy = frame.clone();
        copy[at] = value;
        return copy;
    }

    private static byte[] overwrite(byte[] frame, int at, byte[] token) {
        var copy = frame.clone();
        System.arraycopy(token, 0, copy, at, Math.min(token.length, copy.length - at));
        return copy;
    }

    private static byte[] insert(byte[] frame, int at, byte[] token) {
        var longer = new byte[frame.length + token.length];
        System.arraycopy(frame, 0, longer, 0, at);
        System.arraycopy(token, 0, longer, at, token.length);
        System.arraycopy(frame, at, longer, at + token.length, frame.length - at);
        return longer;
    }

    private static byte[] remove(byte[] frame, int at, int count) {
        int until = Math.min(frame.length, at + count);
        var shorter = Arrays.copyOf(frame, frame.length - (until - at));
        System.arraycopy(frame, until, shorter, at, frame.length - until);
        return shorter;
    }

    /// A list that is as long as it says, of entries that are all zero.
    private static byte[] equalEntries(SplittableRandom random) {
        int count = random.nextInt(20_000);
        var list = ByteBuffer.allocate(Integer.BYTES + count * (1 + random.nextInt(8)));
        if (random.nextBoolean()) {
            list.putInt(count);
        } else {
            ByteUtils.writeUnsignedVarint(count + 1, list);
        }
        return list.array();
    }

    private static byte[] noise(SplittableRandom random) {
        var noise = new byte[1 + random.nextInt(random.nextInt(20) == 0 ? 20_000 : 100)];
        random.nextBytes(noise);
        return noise;
    }
}
