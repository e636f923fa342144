package io.logarium.engine.group;

/// What the coordinator takes from outside at most. Kafka leaves these open; a broker in a desktop program must not.
public final class GroupLimits {
    /// Members of a group, those that only asked for an id among them. Real groups have a few hundred.
    public static final int MEMBERS = 10_000;

    /// Groups of one partition of the offsets topic, empty ones among them.
    public static final int GROUPS = 100_000;

    /// Characters of a group id, an instance id or a client id: Kafka's limit for a name that becomes a key.
    public static final int NAME_LENGTH = 32_767;

    /// Bytes of what one member says of itself over all of its protocols.
    public static final int SUBSCRIPTION_BYTES = 1 << 20;

    /// Committed offsets of a group.
    public static final int OFFSETS = 1_000_000;

    /// Records that are appended and not yet committed, in one partition of the offsets topic.
    public static final int UNCOMMITTED_RECORDS = 100_000;

    /// Records of one batch when much is to be removed at once; the rest waits for the next turn.
    public static final int RECORDS_PER_TURN = 1_000;

    /// Groups that are shown; beyond that the first ones by id.
    public static final int VIEWS = 1_000;

    private GroupLimits() {}
}
