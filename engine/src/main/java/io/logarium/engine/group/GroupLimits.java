package io.logarium.engine.group;

/// What the coordinator takes from outside at most. Kafka leaves these open; a broker in a desktop program must not.
public final class GroupLimits {
    /// Members of a group, and beside them ids that were handed out and not used yet. Real groups have a few hundred.
    public static final int MEMBERS = 10_000;

    /// Groups of one partition of the offsets topic, empty ones among them.
    public static final int GROUPS = 20_000;

    /// Characters of a group id, an instance id, a protocol's name or a client's host. Kafka's records take 32,767 bytes.
    public static final int NAME_LENGTH = 4_096;

    /// Protocols that one member supports; real ones support two or three.
    public static final int PROTOCOLS = 64;

    /// Bytes of what one member says of itself over all of its protocols.
    public static final int SUBSCRIPTION_BYTES = 1 << 20;

    /// Bytes of what all members of a group say of themselves. What does not fit into one record cannot become stable anyway.
    public static final int GROUP_SUBSCRIPTION_BYTES = 16 << 20;

    /// Committed offsets of all groups of one partition of the offsets topic.
    public static final int OFFSETS = 500_000;

    /// Text beside an offset, whatever `offset.metadata.max.bytes` says: records of old versions take 32,767 bytes.
    public static final int OFFSET_METADATA_LENGTH = 10_000;

    /// Records that are appended and not yet committed, in one partition of the offsets topic.
    public static final int UNCOMMITTED_RECORDS = 100_000;

    /// Records of one batch when much is to be removed at once; the rest waits for the next turn.
    public static final int RECORDS_PER_TURN = 1_000;

    /// Groups that a sweep looks at in one turn.
    public static final int GROUPS_PER_TURN = 1_000;

    /// Groups that are shown; beyond that the first ones by id.
    public static final int VIEWS = 1_000;

    private GroupLimits() {}
}
