package io.logarium.engine.config;

import java.util.List;
import java.util.Map;

/// The settings of a topic that hold: what was set on the topic, else what its broker gives, else Kafka's default.
///
/// Times are milliseconds, sizes bytes.
///
/// @param retentionMs how long records are kept; -1 for ever
/// @param retentionBytes how much of a partition is kept; -1 all
/// @param segmentBytes a segment is closed at this size
/// @param segmentMs a segment is closed at this age
/// @param segmentJitterMs at most so much is taken off the age, so that not all segments roll at once
/// @param segmentIndexBytes size of an index file
/// @param indexIntervalBytes an index entry each so many bytes
/// @param flushMessages flush after so many records
/// @param flushMs flush after so long
/// @param fileDeleteDelayMs a deleted segment's files stay so long
/// @param deleteRetentionMs how long a tombstone is kept after compaction
/// @param minCompactionLagMs a record is left alone so long
/// @param maxCompactionLagMs a record is compacted after so long at the latest
/// @param compact the policy has `compact`
/// @param delete the policy has `delete`
/// @param compressionType `producer` keeps what the producer chose
/// @param logAppendTime the broker stamps records; otherwise the producer's time stands
/// @param timestampBeforeMaxMs a record's time may lie so far back
/// @param timestampAfterMaxMs a record's time may lie so far ahead
public record TopicConfig(
        long retentionMs,
        long retentionBytes,
        int segmentBytes,
        long segmentMs,
        long segmentJitterMs,
        int segmentIndexBytes,
        int indexIntervalBytes,
        long flushMessages,
        long flushMs,
        long fileDeleteDelayMs,
        long deleteRetentionMs,
        long minCompactionLagMs,
        long maxCompactionLagMs,
        double minCleanableDirtyRatio,
        boolean compact,
        boolean delete,
        int maxMessageBytes,
        String compressionType,
        int gzipLevel,
        int lz4Level,
        int zstdLevel,
        boolean logAppendTime,
        long timestampBeforeMaxMs,
        long timestampAfterMaxMs,
        int minInSyncReplicas,
        boolean uncleanLeaderElection,
        boolean preallocate) {

    public static final ConfigKey<Integer> MIN_IN_SYNC_REPLICAS =
            ConfigTable.TOPIC.key("min.insync.replicas", Integer.class);
    public static final ConfigKey<Boolean> UNCLEAN_LEADER_ELECTION =
            ConfigTable.TOPIC.key("unclean.leader.election.enable", Boolean.class);

    /// One setting of a topic, for those who need no more.
    public static <T> T value(
            ConfigKey<T> key, Map<String, String> overrides, BrokerConfig broker) {
        return new TopicValues(overrides, broker).get(key);
    }

    /// @param overrides what was set on the topic
    /// @param broker gives the defaults
    public static TopicConfig of(Map<String, String> overrides, BrokerConfig broker) {
        var v = new TopicValues(overrides, broker);
        List<String> policy = v.list("cleanup.policy");
        return new TopicConfig(
                v.longValue("retention.ms"),
                v.longValue("retention.bytes"),
                v.intValue("segment.bytes"),
                v.longValue("segment.ms"),
                v.longValue("segment.jitter.ms"),
                v.intValue("segment.index.bytes"),
                v.intValue("index.interval.bytes"),
                v.longValue("flush.messages"),
                v.longValue("flush.ms"),
                v.longValue("file.delete.delay.ms"),
                v.longValue("delete.retention.ms"),
                v.longValue("min.compaction.lag.ms"),
                v.longValue("max.compaction.lag.ms"),
                v.get(ConfigTable.TOPIC.key("min.cleanable.dirty.ratio", Double.class)),
                policy.contains("compact"),
                policy.contains("delete"),
                v.intValue("max.message.bytes"),
                v.text("compression.type"),
                v.intValue("compression.gzip.level"),
                v.intValue("compression.lz4.level"),
                v.intValue("compression.zstd.level"),
                v.text("message.timestamp.type").equals("LogAppendTime"),
                v.longValue("message.timestamp.before.max.ms"),
                v.longValue("message.timestamp.after.max.ms"),
                v.intValue("min.insync.replicas"),
                v.flag("unclean.leader.election.enable"),
                v.flag("preallocate"));
    }
}
