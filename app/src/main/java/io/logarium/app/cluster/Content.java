package io.logarium.app.cluster;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A key, a value or a header's value: bytes, or Kafka's null. Of long contents only the beginning is kept.
public final class Content {
    /// Enough to read; a record itself may have megabytes.
    public static final int KEPT_BYTES = 4096;

    private static final Content NULL = new Content(new byte[0], -1);

    private final byte[] head;
    private final long size;

    private Content(byte[] head, long size) {
        this.head = head;
        this.size = size;
    }

    /// From what kafka-clients gave, where null is a value.
    public static Content of(byte @Nullable [] bytes) {
        return bytes == null
                ? NULL
                : new Content(
                        Arrays.copyOf(bytes, Math.min(bytes.length, KEPT_BYTES)), bytes.length);
    }

    /// From what was kept of it before.
    ///
    /// @param size of the whole; contents that are not null
    public static Content beginning(byte[] head, long size) {
        return new Content(
                Arrays.copyOf(head, Math.min(head.length, KEPT_BYTES)),
                Math.max(size, head.length));
    }

    public static Content none() {
        return NULL;
    }

    public boolean isNull() {
        return size < 0;
    }

    /// All bytes, also those that are not kept; 0 for null.
    public long size() {
        return Math.max(0, size);
    }

    public boolean isCut() {
        return size > head.length;
    }

    /// A copy of what is kept.
    public byte[] bytes() {
        return head.clone();
    }

    /// The kept bytes as UTF-8; empty when they are not valid UTF-8 or null.
    public Optional<String> text() {
        if (isNull()) {
            return Optional.empty();
        }
        var decoder =
                StandardCharsets.UTF_8
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT);
        // A cut may fall inside a character of up to four bytes.
        for (int cut = 0; cut <= (isCut() ? Math.min(3, head.length) : 0); cut++) {
            try {
                return Optional.of(
                        decoder.decode(ByteBuffer.wrap(head, 0, head.length - cut)).toString());
            } catch (CharacterCodingException notText) {
                decoder.reset();
            }
        }
        return Optional.empty();
    }

    /// The text, or the bytes in hexadecimal when it is none; null is the empty string.
    public String shown() {
        return text().orElseGet(() -> isNull() ? "" : "0x" + HexFormat.of().formatHex(head));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Content that && size == that.size && Arrays.equals(head, that.head);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(head) + Long.hashCode(size);
    }

    @Override
    public String toString() {
        return isNull() ? "null" : shown();
    }
}
