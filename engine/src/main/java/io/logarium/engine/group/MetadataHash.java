package io.logarium.engine.group;

import java.util.Collection;
import org.apache.kafka.common.Uuid;

/// A number that changes when topics that a group subscribes to come, go or get partitions.
///
/// It is written with the group's epoch, so that a new coordinator knows whether anything has changed meanwhile. Any good mixing
/// of 64 bits does: a different number costs a group one assignment, nothing else.
final class MetadataHash {
    private static final long OFFSET = 0xcbf29ce484222325L;
    private static final long PRIME = 0x100000001b3L;

    private MetadataHash() {}

    /// Of the topics that exist among these; 0 when none does.
    ///
    /// @param names in order
    static long of(Collection<String> names, GroupTopics topics) {
        long hash = OFFSET;
        boolean any = false;
        for (var name : names) {
            var id = topics.idOf(name).orElse(Uuid.ZERO_UUID);
            int partitions = topics.partitionsOf(name);
            if (!id.equals(Uuid.ZERO_UUID) && partitions > 0) {
                hash = mix(mix(hash, id.getMostSignificantBits()), id.getLeastSignificantBits());
                hash = mix(hash, partitions);
                any = true;
            }
        }
        if (!any) {
            return 0;
        }
        return hash == 0 ? 1 : hash;
    }

    private static long mix(long hash, long value) {
        long mixed = hash;
        for (int shift = 0; shift < Long.SIZE; shift += Byte.SIZE) {
            mixed = (mixed ^ (value >>> shift & 0xff)) * PRIME;
        }
        return mixed;
    }
}
