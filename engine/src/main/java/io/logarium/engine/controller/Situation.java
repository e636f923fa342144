package io.logarium.engine.controller;

import io.logarium.engine.config.BrokerConfig;
import io.logarium.engine.config.TopicConfig;
import io.logarium.engine.loop.Chance;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.Uuid;

/// What a decision stands on: all that was applied so far, the settings, and chance.
final class Situation {
    /// So many records a request may cause; more would make one batch too large. As in Kafka.
    static final int MAX_RECORDS = 10_000;

    private final MetadataImage image;
    private final BrokerConfig config;
    private final Chance chance;

    /// @param config the static settings of the controller's node
    Situation(MetadataImage image, BrokerConfig config, Chance chance) {
        this.image = image;
        this.config = config.withDynamic(image.configs(ConfigOwner.ALL_BROKERS), Map.of());
        this.chance = chance;
    }

    MetadataImage image() {
        return image;
    }

    /// Settings with what was set for all brokers while they run.
    BrokerConfig config() {
        return config;
    }

    Chance chance() {
        return chance;
    }

    boolean isElrEnabled() {
        return image.feature(FeatureLevels.ELR_VERSION) >= 1;
    }

    /// Takes part and is not about to stop.
    boolean isActive(int brokerId) {
        return image.broker(brokerId).filter(BrokerImage::isActive).isPresent();
    }

    /// Whether that broker's directory works, as far as is known.
    boolean hasOnlineDirectory(int brokerId, Uuid directory) {
        return image.broker(brokerId).filter(b -> b.isOnline(directory)).isPresent();
    }

    /// Where a new replica on that broker goes: its only directory, or it may choose.
    Uuid directoryForNewReplica(int brokerId) {
        var directories = image.broker(brokerId).map(BrokerImage::logDirs).orElse(List.of());
        return switch (directories.size()) {
            case 0 -> Directories.MIGRATING;
            case 1 -> directories.getFirst();
            default -> Directories.UNASSIGNED;
        };
    }

    /// What the topic's settings say about its partitions.
    Rules rulesOf(TopicImage topic) {
        var overrides = image.configs(ConfigOwner.topic(topic.name()));
        int factor = topic.partition(0).map(p -> p.replicas().size()).orElse(1);
        int wanted = TopicConfig.value(TopicConfig.MIN_IN_SYNC_REPLICAS, overrides, config);
        return new Rules(
                topic.id(),
                Math.min(wanted, factor),
                TopicConfig.value(TopicConfig.UNCLEAN_LEADER_ELECTION, overrides, config));
    }

    /// @param minInSync `min.insync.replicas`, at most the replication factor
    /// @param uncleanElection `unclean.leader.election.enable`
    record Rules(Uuid topicId, int minInSync, boolean uncleanElection) {}
}
