package io.logarium.engine.controller;

import java.util.List;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.metadata.ClearElrRecord;
import org.apache.kafka.common.metadata.ConfigRecord;

/// Records about settings.
final class ConfigRecords {
    private ConfigRecords() {}

    static MetadataRecord set(ConfigOwner owner, String key, String value) {
        return MetadataRecord.of(empty(owner, key).setValue(value));
    }

    static MetadataRecord remove(ConfigOwner owner, String key) {
        return MetadataRecord.of(empty(owner, key).setValue(null));
    }

    /// After `min.insync.replicas` changed, nobody knows any more who was eligible under the old value (KIP-966).
    static List<MetadataRecord> clearElr(Situation situation, ConfigOwner owner) {
        if (!situation.isElrEnabled()) {
            return List.of();
        }
        var topic = owner.type() == ConfigResource.Type.TOPIC ? owner.name() : "";
        return List.of(MetadataRecord.of(new ClearElrRecord().setTopicName(topic)));
    }

    private static ConfigRecord empty(ConfigOwner owner, String key) {
        return new ConfigRecord()
                .setResourceType(owner.type().id())
                .setResourceName(owner.name())
                .setName(key);
    }
}
