package io.logarium.app.history;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/// Bytes that grow at their end. Whole numbers take as few bytes as they need, and a text that comes again takes only a number.
///
/// What was written is never changed, except behind a mark that is cut off; so an array handed out stays right up to the length
/// that was handed out with it.
final class ByteSink {
    private byte[] bytes = new byte[1_024];
    private int size;
    private final Map<String, Integer> texts = new HashMap<>();

    byte[] array() {
        return bytes;
    }

    int size() {
        return size;
    }

    /// Takes back what was written after a mark. It must not have held a new text.
    void cut(int mark) {
        size = mark;
    }

    void put(int value) {
        room(1);
        bytes[size++] = (byte) value;
    }

    void put(byte[] some) {
        room(some.length);
        System.arraycopy(some, 0, bytes, size, some.length);
        size += some.length;
    }

    /// Seven bits a byte, the lowest first; small numbers of either sign are short.
    void number(long value) {
        room(10);
        long rest = value << 1 ^ value >> 63;
        while ((rest & ~0x7FL) != 0) {
            bytes[size++] = (byte) (rest & 0x7F | 0x80);
            rest >>>= 7;
        }
        bytes[size++] = (byte) rest;
    }

    /// A text, or its place among the texts before.
    void text(String value) {
        var known = texts.get(value);
        if (known != null) {
            number(known);
            return;
        }
        texts.put(value, texts.size());
        var utf8 = value.getBytes(StandardCharsets.UTF_8);
        number(-1 - utf8.length);
        put(utf8);
    }

    private void room(int more) {
        if (size + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(size + more, bytes.length * 2));
        }
    }
}
