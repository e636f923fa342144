package io.logarium.engine.node;

import io.logarium.engine.config.BrokerConfig;
import io.logarium.engine.config.TopicConfig;
import io.logarium.engine.controller.ConfigOwner;
import io.logarium.engine.controller.MetadataDelta;
import io.logarium.engine.controller.MetadataDelta.PartitionChange;
import io.logarium.engine.controller.MetadataImage;
import io.logarium.engine.log.BatchRules;
import io.logarium.engine.log.LogConfig;
import io.logarium.engine.log.LogDir;
import io.logarium.engine.log.LogListener;
import io.logarium.engine.loop.Chance;
import io.logarium.engine.replica.Partition;
import io.logarium.engine.replica.Partitions;
import io.logarium.engine.replica.ReplicaHost;
import io.logarium.engine.replica.ReplicationRules;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.internals.Topic;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Keeps a broker's replicas as the metadata wants them: opens logs, leads, follows, drops.
final class Replicas {
    private static final Logger logger = LoggerFactory.getLogger(Replicas.class);

    private final int brokerId;
    private final LogDir logDir;
    private final Partitions partitions;
    private final TopicRules rules;
    private BrokerConfig config;
    private final Chance chance;
    private final ReplicaHost host;
    private final LogListener logListener;
    private final Leadership leadership;
    private final Copies copies;
    private Settled settled;

    Replicas(
            Parts parts,
            Partitions partitions,
            TopicRules rules,
            Leadership leadership,
            Copies copies) {
        this.brokerId = parts.host.brokerId();
        this.copies = copies;
        this.logDir = parts.logDir;
        this.config = parts.config;
        this.chance = parts.chance;
        this.host = parts.host;
        this.logListener = parts.logListener;
        this.partitions = partitions;
        this.rules = rules;
        this.leadership = leadership;
        this.settled = settle(MetadataImage.EMPTY, "");
    }

    /// What a topic's settings mean for its partitions; worked out once for all that are opened together.
    private record Settled(
            MetadataImage image,
            BrokerConfig config,
            String topic,
            TopicConfig settings,
            LogConfig forLogs) {
        boolean isOf(MetadataImage now, BrokerConfig broker, String name) {
            return image == now && config == broker && topic.equals(name);
        }
    }

    /// What the replicas of a broker share.
    record Parts(
            ReplicaHost host,
            LogDir logDir,
            BrokerConfig config,
            Chance chance,
            LogListener logListener) {}

    /// Is told which partitions this broker copies, and from whom.
    interface Copies {
        void follow(Partition partition, int leaderId);

        void stop(Partition partition);
    }

    /// Is told which partitions this broker leads, so that coordinators come and go with them.
    interface Leadership {
        void leads(Partition partition, long nowMs);

        void leadsNoMore(TopicPartition id, long nowMs);

        /// The broker's own settings are others now.
        void configured(BrokerConfig config);
    }

    /// Takes over what the metadata says now.
    void apply(MetadataDelta delta, long nowMs) {
        var local = delta.localChanges(brokerId);
        for (var dropped : local.drop()) {
            drop(new TopicPartition(dropped.topic(), dropped.index()), nowMs);
        }
        for (var topic : delta.deletedTopics()) {
            rules.remove(topic.name(), topic.id());
        }
        local.lead().forEach(change -> lead(change, delta.after(), nowMs));
        local.follow().forEach(change -> follow(change, delta.after(), nowMs));
        delta.partitions()
                .keySet()
                .forEach(id ->
                        delta.after()
                                .topic(id)
                                .ifPresent(t ->
                                        rules.put(
                                                t.name(),
                                                id,
                                                BatchRules.of(
                                                        logConfig(delta.after(), t.name())))));
        if (delta.configs().stream().anyMatch(o -> o.type() == ConfigResource.Type.BROKER)) {
            brokerIsConfigured(delta.after());
        } else {
            delta.configs().forEach(owner -> reconfigure(owner, delta.after()));
        }
    }

    /// Settings of brokers are the defaults of all topics (KIP-226).
    private void brokerIsConfigured(MetadataImage image) {
        config =
                config.withDynamic(
                        image.configs(ConfigOwner.ALL_BROKERS),
                        image.configs(ConfigOwner.broker(brokerId)));
        leadership.configured(config);
        image.topics().forEach(topic -> reconfigure(ConfigOwner.topic(topic.name()), image));
    }

    private void lead(PartitionChange change, MetadataImage image, long nowMs) {
        var partition = open(change, image, nowMs);
        var after = change.after();
        boolean led = partition.leads();
        partition.lead(
                after.leaderEpoch(), after.partitionEpoch(), after.isr(), after.replicas(), nowMs);
        copies.stop(partition);
        if (!led || !change.sameLeadership()) {
            leadership.leads(partition, nowMs);
        }
    }

    private void follow(PartitionChange change, MetadataImage image, long nowMs) {
        var partition = open(change, image, nowMs);
        boolean led = partition.leads();
        var after = change.after();
        if (after.hasLeader()) {
            partition.follow(after.leaderEpoch(), after.leader());
            copies.follow(partition, after.leader());
        } else {
            copies.stop(partition);
            partition.goOffline(after.leaderEpoch(), "no replica that may lead is alive");
        }
        if (led) {
            leadership.leadsNoMore(partition.id(), nowMs);
        }
    }

    private Partition open(PartitionChange change, MetadataImage image, long nowMs) {
        var topic = change.topic();
        var id = new TopicPartition(topic.name(), change.index());
        var known = partitions.find(id, topic.id());
        if (known.isPresent()) {
            return known.get();
        }
        if (logDir.topicId(id).filter(found -> !found.equals(topic.id())).isPresent()) {
            logger.info("The files of {} belong to a topic that was deleted; they go", id);
            logDir.delete(id, nowMs);
        }
        var log = logDir.openLog(id, topic.id(), logConfig(image, topic.name()), nowMs);
        log.listen(logListener);
        var partition =
                new Partition(
                        id,
                        topic.id(),
                        host,
                        log,
                        rulesOf(id, image),
                        logDir.checkpointedHighWatermark(id));
        partitions.add(partition);
        return partition;
    }

    private void drop(TopicPartition id, long nowMs) {
        partitions
                .remove(id)
                .ifPresent(partition -> {
                    boolean led = partition.leads();
                    copies.stop(partition);
                    partition.goOffline(partition.role().leaderEpoch(), "the replica is gone");
                    if (led) {
                        leadership.leadsNoMore(id, nowMs);
                    }
                    logDir.delete(id, nowMs);
                    logger.info("Dropped the replica of {}", id);
                });
    }

    private void reconfigure(ConfigOwner owner, MetadataImage image) {
        if (owner.type() != ConfigResource.Type.TOPIC) {
            return;
        }
        image.topic(owner.name())
                .ifPresent(topic -> {
                    var forLog = logConfig(image, topic.name());
                    rules.put(topic.name(), topic.id(), BatchRules.of(forLog));
                    for (var partition : topic.partitions()) {
                        partitions
                                .find(new TopicPartition(topic.name(), partition.index()))
                                .ifPresent(p -> {
                                    p.log().updateConfig(forLog);
                                    p.rulesAreNow(rulesOf(p.id(), image));
                                });
                    }
                });
    }

    private ReplicationRules rulesOf(TopicPartition id, MetadataImage image) {
        return TopicSettings.replicationRules(
                settled(image, id.topic()).settings,
                image.configs(ConfigOwner.topic(id.topic())),
                id.partition(),
                brokerId);
    }

    private Settled settled(MetadataImage image, String topic) {
        if (!settled.isOf(image, config, topic)) {
            settled = settle(image, topic);
        }
        return settled;
    }

    private Settled settle(MetadataImage image, String topic) {
        var settings = TopicConfig.of(image.configs(ConfigOwner.topic(topic)), config);
        var forLogs =
                TopicSettings.logConfig(settings, config.intValue("producer.id.expiration.ms"));
        return new Settled(image, config, topic, settings, forLogs);
    }

    LogConfig logConfig(MetadataImage image, String topic) {
        var known = settled(image, topic);
        return TopicSettings.withJitter(known.settings, known.forLogs, chance);
    }

    /// Removes the files of replicas that the metadata does not know: their topics were deleted while this broker was away.
    void dropStrays(long nowMs) {
        for (var id : logDir.partitions()) {
            boolean internal = id.topic().equals(Topic.CLUSTER_METADATA_TOPIC_NAME);
            if (!internal && partitions.find(id).isEmpty()) {
                logger.info("{} is not a replica of this broker any more; its files go", id);
                logDir.delete(id, nowMs);
            }
        }
    }

    /// High watermarks, for the checkpoint.
    Map<TopicPartition, Long> highWatermarks() {
        var all =
                new TreeMap<TopicPartition, Long>(
                        java.util.Comparator.comparing(TopicPartition::topic)
                                .thenComparingInt(TopicPartition::partition));
        partitions.all().forEach(p -> all.put(p.id(), p.highWatermark()));
        return all;
    }
}
