package io.logarium.engine.node;

import io.logarium.engine.config.TopicConfig;
import io.logarium.engine.log.LogConfig;
import io.logarium.engine.loop.Chance;
import io.logarium.engine.replica.ReplicationRules;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.compress.Compression;
import org.apache.kafka.common.compress.GzipCompression;
import org.apache.kafka.common.compress.Lz4Compression;
import org.apache.kafka.common.compress.ZstdCompression;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.common.record.internal.CompressionType;

/// Turns the settings of a topic into what its logs and its replication need of them.
final class TopicSettings {
    private TopicSettings() {}

    /// What all logs of a topic have in common.
    static LogConfig logConfig(TopicConfig topic, long producerIdExpirationMs) {
        return LogConfig.DEFAULT.with(c ->
                c.segmentBytes(topic.segmentBytes())
                        .segmentMs(topic.segmentMs())
                        .segmentIndexBytes(topic.segmentIndexBytes())
                        .indexIntervalBytes(topic.indexIntervalBytes())
                        .flushMessages(topic.flushMessages())
                        .flushMs(topic.flushMs())
                        .retentionMs(topic.retentionMs())
                        .retentionBytes(topic.retentionBytes())
                        .delete(topic.delete())
                        .compact(topic.compact())
                        .maxMessageBytes(topic.maxMessageBytes())
                        .timestampType(
                                topic.logAppendTime()
                                        ? TimestampType.LOG_APPEND_TIME
                                        : TimestampType.CREATE_TIME)
                        .timestampBeforeMaxMs(topic.timestampBeforeMaxMs())
                        .timestampAfterMaxMs(topic.timestampAfterMaxMs())
                        .compression(compression(topic))
                        .producerIdExpirationMs(producerIdExpirationMs)
                        .fileDeleteDelayMs(topic.fileDeleteDelayMs()));
    }

    /// With `segment.jitter.ms` each log rolls at a moment of its own.
    static LogConfig withJitter(TopicConfig topic, LogConfig config, Chance chance) {
        if (topic.segmentJitterMs() == 0) {
            return config;
        }
        long most = Math.min(topic.segmentJitterMs(), topic.segmentMs());
        return config.with(c -> c.segmentJitterMs(Math.floorMod(chance.nextLong(), most + 1)));
    }

    /// @param overrides what was set on the topic
    static ReplicationRules replicationRules(
            TopicConfig topic, Map<String, String> overrides, int partition, int broker) {
        return new ReplicationRules(
                topic.minInSyncReplicas(),
                ThrottledReplicas.names(overrides, ThrottledReplicas.AS_LEADER, partition, broker),
                ThrottledReplicas.names(
                        overrides, ThrottledReplicas.AS_FOLLOWER, partition, broker));
    }

    private static Optional<Compression> compression(TopicConfig topic) {
        return switch (topic.compressionType()) {
            case "producer" -> Optional.empty();
            case "gzip" ->
                    Optional.of(new GzipCompression.Builder().level(topic.gzipLevel()).build());
            case "lz4" -> Optional.of(new Lz4Compression.Builder().level(topic.lz4Level()).build());
            case "zstd" ->
                    Optional.of(new ZstdCompression.Builder().level(topic.zstdLevel()).build());
            case "uncompressed" -> Optional.of(Compression.NONE);
            default ->
                    Optional.of(
                            Compression.of(CompressionType.forName(topic.compressionType()))
                                    .build());
        };
    }
}
