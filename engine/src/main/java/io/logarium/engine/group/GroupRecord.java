package io.logarium.engine.group;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/// A record of `__consumer_offsets`, decoded. [GroupCodec] knows the bytes.
public sealed interface GroupRecord
        permits GroupRecord.OffsetCommitted,
                GroupRecord.OffsetRemoved,
                GroupRecord.ClassicGroupWritten,
                GroupRecord.ClassicGroupRemoved,
                GroupRecord.Unknown,
                ConsumerGroupRecord {
    /// An offset was committed.
    record OffsetCommitted(String group, String topic, int partition, CommittedOffset committed)
            implements GroupRecord {}

    /// A committed offset was deleted or has expired: a tombstone.
    record OffsetRemoved(String group, String topic, int partition) implements GroupRecord {}

    /// A classic group as it is from now on.
    record ClassicGroupWritten(String group, ClassicImage image) implements GroupRecord {}

    /// A classic group is no more: a tombstone.
    record ClassicGroupRemoved(String group) implements GroupRecord {}

    /// A record that this version does not understand; it is left where it is.
    ///
    /// @param value null for a tombstone
    record Unknown(ByteBuffer key, @Nullable ByteBuffer value) implements GroupRecord {}
}
