package io.logarium.engine.controller;

import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.metadata.ConfigRecord;
import org.apache.kafka.common.metadata.ProducerIdsRecord;
import org.apache.kafka.common.metadata.TopicRecord;

/// An image as the records that make it, in the order of Kafka's snapshots: features, nodes, topics, configs, quotas, producer
/// ids, the rest.
final class SnapshotRecords {
    private SnapshotRecords() {}

    static List<MetadataRecord> of(MetadataImage image) {
        var written = new ArrayList<MetadataRecord>();
        features(image, written);
        image.brokers().forEach(b -> written.add(BrokerChanges.recordOf(b)));
        image.controllers().forEach(c -> written.add(BrokerChanges.recordOf(c)));
        topics(image, written);
        configs(image, written);
        others(image, written, true);
        producerIds(image, written);
        others(image, written, false);
        return written;
    }

    private static void features(MetadataImage image, List<MetadataRecord> written) {
        var version = image.feature(FeatureLevels.METADATA_VERSION);
        if (version != 0) {
            written.add(FeatureLevels.level(FeatureLevels.METADATA_VERSION, version));
        }
        image.features()
                .forEach((name, level) -> {
                    if (!name.equals(FeatureLevels.METADATA_VERSION)) {
                        written.add(FeatureLevels.level(name, level));
                    }
                });
    }

    private static void topics(MetadataImage image, List<MetadataRecord> written) {
        for (var topic : image.topics()) {
            written.add(
                    MetadataRecord.of(
                            new TopicRecord().setName(topic.name()).setTopicId(topic.id())));
            for (var partition : topic.partitions()) {
                written.add(PartitionChanges.recordOf(topic.id(), partition));
            }
        }
    }

    private static void configs(MetadataImage image, List<MetadataRecord> written) {
        for (var owner : image.configOwners()) {
            image.configs(owner)
                    .forEach((name, value) ->
                            written.add(
                                    MetadataRecord.of(
                                            new ConfigRecord()
                                                    .setResourceType(owner.type().id())
                                                    .setResourceName(owner.name())
                                                    .setName(name)
                                                    .setValue(value))));
        }
    }

    private static void producerIds(MetadataImage image, List<MetadataRecord> written) {
        var block = image.parts().producerIds();
        if (!block.equals(ImageParts.ProducerIdBlock.NONE)) {
            written.add(
                    MetadataRecord.of(
                            new ProducerIdsRecord()
                                    .setBrokerId(block.brokerId())
                                    .setBrokerEpoch(block.brokerEpoch())
                                    .setNextProducerId(block.next())));
        }
    }

    private static void others(
            MetadataImage image, List<MetadataRecord> written, boolean beforeProducerIds) {
        image.parts()
                .others()
                .forEach((key, entry) -> {
                    if (key.startsWith(OtherRecords.QUOTA) == beforeProducerIds) {
                        written.add(entry);
                    }
                });
    }
}
