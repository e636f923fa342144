package io.logarium.engine.controller;

import java.util.Collections;
import java.util.List;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.metadata.PartitionChangeRecord;
import org.apache.kafka.common.metadata.PartitionRecord;
import org.jspecify.annotations.Nullable;

/// Partition records and partition images, there and back.
final class PartitionChanges {
    /// In a change record: the leader stays.
    static final int SAME_LEADER = -2;

    static final byte RECOVERED = 0;
    static final byte RECOVERING = 1;

    private PartitionChanges() {}

    static PartitionImage created(PartitionRecord r) {
        return new PartitionImage(
                r.partitionId(),
                r.replicas(),
                r.isr(),
                r.removingReplicas(),
                r.addingReplicas(),
                orElse(r.eligibleLeaderReplicas(), List.of()),
                orElse(r.lastKnownElr(), List.of()),
                directories(r.directories(), r.replicas().size()),
                r.leader(),
                r.leaderRecoveryState() == RECOVERING,
                r.leaderEpoch(),
                r.partitionEpoch());
    }

    /// A change of leader, to the same one even, starts a new leader epoch; every change starts a new partition epoch.
    static PartitionImage changed(PartitionImage p, PartitionChangeRecord r) {
        boolean elected = r.leader() != SAME_LEADER;
        var replicas = orElse(r.replicas(), p.replicas());
        return new PartitionImage(
                p.index(),
                replicas,
                orElse(r.isr(), p.isr()),
                orElse(r.removingReplicas(), p.removing()),
                orElse(r.addingReplicas(), p.adding()),
                orElse(r.eligibleLeaderReplicas(), p.elr()),
                orElse(r.lastKnownElr(), p.lastKnownElr()),
                r.directories() == null ? p.directories() : r.directories(),
                elected ? r.leader() : p.leader(),
                r.leaderRecoveryState() < 0
                        ? p.recovering()
                        : r.leaderRecoveryState() == RECOVERING,
                elected ? p.leaderEpoch() + 1 : p.leaderEpoch(),
                p.partitionEpoch() + 1);
    }

    static PartitionImage withoutElr(PartitionImage p) {
        return changed(
                p,
                new PartitionChangeRecord()
                        .setPartitionId(p.index())
                        .setEligibleLeaderReplicas(List.of())
                        .setLastKnownElr(List.of()));
    }

    /// The record that makes this partition; ELRs are null when empty, as Kafka writes them.
    static MetadataRecord recordOf(Uuid topicId, PartitionImage p) {
        var partition =
                new PartitionRecord()
                        .setPartitionId(p.index())
                        .setTopicId(topicId)
                        .setReplicas(p.replicas())
                        .setIsr(p.isr())
                        .setRemovingReplicas(p.removing())
                        .setAddingReplicas(p.adding())
                        .setLeader(p.leader())
                        .setLeaderRecoveryState(p.recovering() ? RECOVERING : RECOVERED)
                        .setLeaderEpoch(p.leaderEpoch())
                        .setPartitionEpoch(p.partitionEpoch())
                        .setDirectories(p.directories());
        if (!p.elr().isEmpty()) {
            partition.setEligibleLeaderReplicas(p.elr());
        }
        if (!p.lastKnownElr().isEmpty()) {
            partition.setLastKnownElr(p.lastKnownElr());
        }
        return new MetadataRecord(partition, FeatureLevels.PARTITION_VERSION);
    }

    private static List<Uuid> directories(@Nullable List<Uuid> told, int replicas) {
        return told == null || told.isEmpty()
                ? Collections.nCopies(replicas, Directories.MIGRATING)
                : told;
    }

    private static <T> List<T> orElse(@Nullable List<T> told, List<T> otherwise) {
        return told == null ? otherwise : told;
    }
}
