package io.logarium.engine.node;

import io.logarium.engine.log.LogConfig;

/// How the metadata log is kept: nothing of it is deleted by age, since what it says holds until a later record or a snapshot
/// replaces it. Under Kafka's names: `metadata.log.segment.bytes`, `metadata.log.segment.ms`, `metadata.max.retention.bytes`.
final class MetadataLogSettings {
    static final LogConfig CONFIG =
            LogConfig.DEFAULT.with(c ->
                    c.segmentBytes(1 << 30)
                            .retentionMs(-1)
                            .retentionBytes(-1)
                            .maxMessageBytes(8 << 20));

    private MetadataLogSettings() {}
}
