package io.logarium.app.history;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// Reads what a [ByteSink] has written. It believes nothing: bytes from a file may be anybody's.
final class ByteSource {
    private final byte[] bytes;
    private final int end;
    private final List<String> texts = new ArrayList<>();
    private int at;

    ByteSource(byte[] bytes, int length) {
        this.bytes = bytes;
        this.end = length;
    }

    int at() {
        return at;
    }

    int left() {
        return end - at;
    }

    int take() {
        if (at >= end) {
            throw new BadRecordingException("it ends in the middle");
        }
        return bytes[at++] & 0xFF;
    }

    long number() {
        long rest = 0;
        for (int shift = 0; shift < 64; shift += 7) {
            int next = take();
            rest |= (long) (next & 0x7F) << shift;
            if ((next & 0x80) == 0) {
                return rest >>> 1 ^ -(rest & 1);
            }
        }
        throw new BadRecordingException("a number is too long");
    }

    /// A count of things of which each takes at least a byte.
    int count() {
        long count = number();
        if (count < 0 || count > left()) {
            throw new BadRecordingException("it claims " + count + " things in " + left());
        }
        return (int) count;
    }

    String text() {
        long told = number();
        if (told >= 0) {
            if (told >= texts.size()) {
                throw new BadRecordingException("it means a text that was never written");
            }
            return texts.get((int) told);
        }
        long length = -1 - told;
        if (length > left()) {
            throw new BadRecordingException("it ends in the middle of a text");
        }
        var text = new String(bytes, at, (int) length, StandardCharsets.UTF_8);
        at += (int) length;
        texts.add(text);
        return text;
    }

    byte[] take(int count) {
        if (count < 0 || count > left()) {
            throw new BadRecordingException("it ends in the middle");
        }
        var some = new byte[count];
        System.arraycopy(bytes, at, some, 0, count);
        at += count;
        return some;
    }
}
