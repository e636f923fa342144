package io.logarium.engine.controller;

import io.logarium.engine.controller.ImageParts.ProducerIdBlock;
import io.logarium.engine.loop.Check;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.metadata.AbortTransactionRecord;
import org.apache.kafka.common.metadata.BeginTransactionRecord;
import org.apache.kafka.common.metadata.BrokerRegistrationChangeRecord;
import org.apache.kafka.common.metadata.ClearElrRecord;
import org.apache.kafka.common.metadata.ConfigRecord;
import org.apache.kafka.common.metadata.EndTransactionRecord;
import org.apache.kafka.common.metadata.FeatureLevelRecord;
import org.apache.kafka.common.metadata.FenceBrokerRecord;
import org.apache.kafka.common.metadata.PartitionChangeRecord;
import org.apache.kafka.common.metadata.PartitionRecord;
import org.apache.kafka.common.metadata.ProducerIdsRecord;
import org.apache.kafka.common.metadata.RegisterBrokerRecord;
import org.apache.kafka.common.metadata.RegisterControllerRecord;
import org.apache.kafka.common.metadata.RemoveTopicRecord;
import org.apache.kafka.common.metadata.TopicRecord;
import org.apache.kafka.common.metadata.UnfenceBrokerRecord;
import org.apache.kafka.common.metadata.UnregisterBrokerRecord;
import org.apache.kafka.common.metadata.UnregisterControllerRecord;

/// What each kind of record does to the parts of an image. The only place that knows.
final class ImageWriter {
    private final Changes changes;
    private PersistentMap<String, TopicImage> topicsByName;
    private PersistentMap<Uuid, String> topicNames;
    private PersistentMap<Integer, BrokerImage> brokers;
    private PersistentMap<Integer, ControllerImage> controllers;
    private PersistentMap<ConfigOwner, PersistentMap<String, String>> configs;
    private PersistentMap<String, Short> features;
    private ProducerIdBlock producerIds;
    private PersistentMap<String, MetadataRecord> others;
    private boolean inTransaction;
    private final List<MetadataRecord> openTransaction;

    ImageWriter(ImageParts parts, Changes changes) {
        this.changes = changes;
        topicsByName = parts.topicsByName();
        topicNames = parts.topicNames();
        brokers = parts.brokers();
        controllers = parts.controllers();
        configs = parts.configs();
        features = parts.features();
        producerIds = parts.producerIds();
        others = parts.others();
        inTransaction = parts.inTransaction();
        openTransaction = new ArrayList<>(parts.openTransaction());
    }

    ImageParts parts() {
        return new ImageParts(
                topicsByName,
                topicNames,
                brokers,
                controllers,
                configs,
                features,
                producerIds,
                others,
                inTransaction,
                List.copyOf(openTransaction));
    }

    void apply(MetadataRecord entry) {
        switch (entry.message()) {
            case BeginTransactionRecord _ -> inTransaction = true;
            case EndTransactionRecord _ -> {
                openTransaction.forEach(this::applyNow);
                endTransaction();
            }
            case AbortTransactionRecord _ -> endTransaction();
            default -> {
                if (inTransaction) {
                    openTransaction.add(entry);
                } else {
                    applyNow(entry);
                }
            }
        }
    }

    private void endTransaction() {
        openTransaction.clear();
        inTransaction = false;
    }

    private void applyNow(MetadataRecord entry) {
        switch (entry.message()) {
            case TopicRecord topic -> createTopic(topic);
            case RemoveTopicRecord topic -> removeTopic(topic);
            case PartitionRecord partition ->
                    put(partition.topicId(), PartitionChanges.created(partition));
            case PartitionChangeRecord change ->
                    put(
                            change.topicId(),
                            PartitionChanges.changed(
                                    partition(change.topicId(), change.partitionId()), change));
            case ClearElrRecord clear -> clearElr(clear);
            case RegisterBrokerRecord broker -> put(BrokerChanges.registered(broker));
            case BrokerRegistrationChangeRecord change ->
                    put(BrokerChanges.changed(broker(change.brokerId()), change));
            case FenceBrokerRecord fence -> put(BrokerChanges.fenced(broker(fence.id()), true));
            case UnfenceBrokerRecord unfence ->
                    put(BrokerChanges.fenced(broker(unfence.id()), false));
            case UnregisterBrokerRecord broker -> {
                brokers = brokers.without(broker.brokerId());
                changes.broker(broker.brokerId());
            }
            case RegisterControllerRecord controller -> {
                controllers =
                        controllers.with(
                                controller.controllerId(), BrokerChanges.registered(controller));
                changes.controller(controller.controllerId());
            }
            case UnregisterControllerRecord controller -> {
                controllers = controllers.without(controller.controllerId());
                changes.controller(controller.controllerId());
            }
            case ConfigRecord config -> setConfig(config);
            case FeatureLevelRecord feature -> {
                features =
                        feature.featureLevel() == 0
                                ? features.without(feature.name())
                                : features.with(feature.name(), feature.featureLevel());
                changes.feature(feature.name());
            }
            case ProducerIdsRecord ids -> {
                producerIds =
                        new ProducerIdBlock(
                                ids.brokerId(), ids.brokerEpoch(), ids.nextProducerId());
                changes.producerIds();
            }
            default -> applyOther(entry);
        }
    }

    private void applyOther(MetadataRecord entry) {
        switch (OtherRecords.effectOf(entry)) {
            case OtherRecords.Put(String key) -> {
                others = others.with(key, entry);
                changes.others();
            }
            case OtherRecords.Remove(String key) -> {
                others = others.without(key);
                changes.others();
            }
            case OtherRecords.Nothing() -> {}
        }
    }

    private void createTopic(TopicRecord topic) {
        topicsByName =
                topicsByName.with(
                        topic.name(),
                        new TopicImage(topic.topicId(), topic.name(), PersistentMap.empty()));
        topicNames = topicNames.with(topic.topicId(), topic.name());
        changes.topic(topic.topicId());
    }

    private void removeTopic(RemoveTopicRecord removed) {
        var topic = topic(removed.topicId());
        topicsByName = topicsByName.without(topic.name());
        topicNames = topicNames.without(topic.id());
        changes.topicDeleted(topic.id());
        var owner = ConfigOwner.topic(topic.name());
        if (configs.containsKey(owner)) {
            configs = configs.without(owner);
            changes.config(owner);
        }
    }

    private void put(Uuid topicId, PartitionImage partition) {
        var topic = topic(topicId);
        topicsByName = topicsByName.with(topic.name(), topic.with(partition));
        changes.partition(topicId, partition.index());
    }

    private void clearElr(ClearElrRecord clear) {
        var cleared =
                clear.topicName().isEmpty()
                        ? List.copyOf(topicsByName.values())
                        : List.of(named(clear.topicName()));
        for (var topic : cleared) {
            for (var partition : topic.partitions()) {
                if (!partition.elr().isEmpty() || !partition.lastKnownElr().isEmpty()) {
                    put(topic.id(), PartitionChanges.withoutElr(partition));
                }
            }
        }
    }

    private void setConfig(ConfigRecord config) {
        var owner =
                new ConfigOwner(
                        ConfigResource.Type.forId(config.resourceType()), config.resourceName());
        var old = configs.get(owner);
        var set = old == null ? PersistentMap.<String, String>empty() : old;
        var now =
                config.value() == null
                        ? set.without(config.name())
                        : set.with(config.name(), config.value());
        configs = now.isEmpty() ? configs.without(owner) : configs.with(owner, now);
        changes.config(owner);
    }

    private void put(BrokerImage broker) {
        brokers = brokers.with(broker.id(), broker);
        changes.broker(broker.id());
    }

    private BrokerImage broker(int id) {
        var broker = brokers.get(id);
        Check.that(broker != null, "a record changes broker " + id + ", which is not registered");
        return java.util.Objects.requireNonNull(broker);
    }

    private TopicImage named(String name) {
        var topic = topicsByName.get(name);
        Check.that(topic != null, "a record changes topic " + name + ", which does not exist");
        return java.util.Objects.requireNonNull(topic);
    }

    private TopicImage topic(Uuid id) {
        var name = topicNames.get(id);
        Check.that(name != null, "a record changes topic " + id + ", which does not exist");
        return named(java.util.Objects.requireNonNull(name));
    }

    private PartitionImage partition(Uuid topicId, int index) {
        var topic = topic(topicId);
        return topic.partition(index)
                .orElseThrow(() ->
                        new Check.BrokenClaim(
                                "a record changes partition %d of %s, which does not exist"
                                        .formatted(index, topic.name())));
    }
}
