package io.logarium.engine.group;

/// Settings of the group coordinator, each under Kafka's name in the text below. Times are milliseconds.
///
/// @param minSessionTimeoutMs `group.min.session.timeout.ms`: a shorter one is refused
/// @param maxSessionTimeoutMs `group.max.session.timeout.ms`: a longer one is refused
/// @param initialRebalanceDelayMs `group.initial.rebalance.delay.ms`: how long an empty group waits for more members
/// @param maxSize `group.max.size`: members a group takes; [GroupLimits#MEMBERS] holds in any case
/// @param offsetMetadataMaxBytes `offset.metadata.max.bytes`: text a client may keep beside an offset
/// @param offsetsRetentionMs `offsets.retention.minutes`, in milliseconds
/// @param offsetsRetentionCheckMs `offsets.retention.check.interval.ms`
/// @param commitTimeoutMs `offsets.commit.timeout.ms`: how long an answer waits for its records to be committed
/// @param offsetsPartitions `offsets.topic.num.partitions`: asked only until the topic exists
/// @param consumer of groups of the consumer protocol
public record GroupConfig(
        int minSessionTimeoutMs,
        int maxSessionTimeoutMs,
        int initialRebalanceDelayMs,
        int maxSize,
        int offsetMetadataMaxBytes,
        long offsetsRetentionMs,
        long offsetsRetentionCheckMs,
        int commitTimeoutMs,
        int offsetsPartitions,
        ConsumerGroupConfig consumer) {
    /// Kafka's defaults.
    public static final GroupConfig DEFAULTS =
            new GroupConfig(
                    6_000,
                    1_800_000,
                    3_000,
                    Integer.MAX_VALUE,
                    4_096,
                    10_080L * 60_000,
                    600_000,
                    5_000,
                    50,
                    ConsumerGroupConfig.DEFAULTS);
}
