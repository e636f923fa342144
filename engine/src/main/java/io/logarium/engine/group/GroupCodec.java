package io.logarium.engine.group;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/// Records of `__consumer_offsets` in Kafka's bytes: a two-byte type or version, then the generated schema.
public final class GroupCodec {
    private GroupCodec() {}

    /// The record's key.
    public static ByteBuffer key(GroupRecord entry) {
        throw new UnsupportedOperationException();
    }

    /// The record's value; null for a tombstone.
    public static @Nullable ByteBuffer value(GroupRecord entry) {
        throw new UnsupportedOperationException();
    }

    /// What a record of the log means. Never fails: what cannot be understood is [GroupRecord.Unknown].
    public static GroupRecord decode(ByteBuffer key, @Nullable ByteBuffer value) {
        throw new UnsupportedOperationException();
    }
}
