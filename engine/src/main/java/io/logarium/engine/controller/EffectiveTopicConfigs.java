package io.logarium.engine.controller;

import io.logarium.engine.config.ConfigEntries;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.message.CreateTopicsResponseData.CreatableTopicConfigs;

/// The settings of a new topic as CreateTopics answers them (KIP-525).
final class EffectiveTopicConfigs {
    private EffectiveTopicConfigs() {}

    static List<CreatableTopicConfigs> of(Map<String, String> set, Situation situation) {
        var configs = new ArrayList<CreatableTopicConfigs>();
        for (var entry : ConfigEntries.ofTopic(set, situation.config())) {
            configs.add(
                    new CreatableTopicConfigs()
                            .setName(entry.key().name())
                            .setValue(entry.value())
                            .setReadOnly(false)
                            .setConfigSource(entry.source().id())
                            .setIsSensitive(entry.key().isSensitive()));
        }
        return configs;
    }
}
