package io.logarium.engine.controller;

import java.util.ArrayList;
import java.util.List;

/// Goes over all partitions when a broker comes or goes and gives each that is concerned its next step.
final class Sweep {
    private Sweep() {}

    /// The broker leaves: it is in no ISR any more and leads nothing. Where the ISR gets smaller than min.insync.replicas it stays
    /// eligible.
    static List<MetadataRecord> without(Situation situation, int brokerId) {
        var records = new ArrayList<MetadataRecord>();
        for (var topic : situation.image().topics()) {
            var rules = situation.rulesOf(topic);
            for (var partition : topic.partitions()) {
                if (partition.isr().contains(brokerId) || partition.leader() == brokerId) {
                    new PartitionStep(situation, rules, partition)
                            .isr(withoutId(partition.isr(), brokerId))
                            .acceptable(id -> id != brokerId && situation.isActive(id))
                            .change()
                            .ifPresent(records::add);
                }
            }
        }
        return records;
    }

    /// The broker came back after it may have lost what it had acknowledged: it is neither in sync nor eligible (KIP-966).
    static List<MetadataRecord> afterUncleanShutdown(Situation situation, int brokerId) {
        var records = new ArrayList<MetadataRecord>();
        for (var topic : situation.image().topics()) {
            var rules = situation.rulesOf(topic);
            for (var partition : topic.partitions()) {
                if (partition.isr().contains(brokerId) || partition.elr().contains(brokerId)) {
                    new PartitionStep(situation, rules, partition)
                            .isr(withoutId(partition.isr(), brokerId))
                            .uncleanShutdown(brokerId)
                            .acceptable(id -> id != brokerId && situation.isActive(id))
                            .change()
                            .ifPresent(records::add);
                }
            }
        }
        return records;
    }

    /// The broker may lead from now on: partitions that nobody leads may get it.
    static List<MetadataRecord> with(Situation situation, int brokerId) {
        var records = new ArrayList<MetadataRecord>();
        for (var topic : situation.image().topics()) {
            var rules = situation.rulesOf(topic);
            for (var partition : topic.partitions()) {
                if (!partition.hasLeader()) {
                    new PartitionStep(situation, rules, partition)
                            .acceptable(id -> id == brokerId || situation.isActive(id))
                            .change()
                            .ifPresent(records::add);
                }
            }
        }
        return records;
    }

    static boolean leadsAny(MetadataImage image, int brokerId) {
        for (var topic : image.topics()) {
            for (var partition : topic.partitions()) {
                if (partition.leader() == brokerId) {
                    return true;
                }
            }
        }
        return false;
    }

    private static List<Integer> withoutId(List<Integer> ids, int brokerId) {
        return ids.stream().filter(id -> id != brokerId).toList();
    }
}
