package io.logarium.engine.controller;

import io.logarium.engine.config.BrokerConfig;
import io.logarium.engine.loop.Chance;
import io.logarium.engine.machine.Decision;
import io.logarium.engine.machine.ReplicatedState;
import java.util.List;

/// Brokers, topics, leaders and configs as the active controller knows them, committed or not.
///
/// Every controller of the quorum applies the log to one; only the leader of the quorum decides with it. What clients see is
/// another image, applied up to the high watermark.
public final class ControllerState implements ReplicatedState<MetadataRecord> {
    private final String clusterId;
    private final BrokerConfig config;
    private final Chance chance;
    private MetadataImage image;

    /// @param config settings of the broker on whose node this controller runs
    /// @param chance for topic ids and placement
    /// @param image what is in the log up to here: empty, or read from a snapshot
    public ControllerState(
            String clusterId, BrokerConfig config, Chance chance, MetadataImage image) {
        this.clusterId = clusterId;
        this.config = config;
        this.chance = chance;
        this.image = image;
    }

    /// The records that open the log of a fresh cluster, after the quorum's own.
    public static List<MetadataRecord> bootstrap(BrokerConfig config) {
        throw new UnsupportedOperationException(config.toString());
    }

    @Override
    public void apply(MetadataRecord entry, long offset, long nowMs) {
        image = image.apply(List.of(entry), offset).after();
    }

    /// This controller leads the quorum from now on. Brokers get their session time-out anew, since nobody knows when they were
    /// last heard.
    public void lead(long nowMs) {
        throw new UnsupportedOperationException(clusterId + nowMs);
    }

    /// Decides a request: CreateTopics, DeleteTopics, CreatePartitions, IncrementalAlterConfigs, AlterConfigs, ElectLeaders,
    /// AlterPartition, AlterPartitionReassignments, ListPartitionReassignments, AllocateProducerIds, UpdateFeatures,
    /// BrokerRegistration, BrokerHeartbeat, UnregisterBroker, ControllerRegistration, AssignReplicasToDirs.
    public Decision<MetadataRecord> decide(Command command, long nowMs) {
        throw new UnsupportedOperationException(command.toString() + nowMs + chance + config);
    }

    /// What time alone brings about: brokers that were not heard are fenced, preferred leaders get their partitions back.
    public Decision<MetadataRecord> tick(long nowMs) {
        throw new UnsupportedOperationException("" + nowMs);
    }

    /// When [#tick] is worth calling next.
    public long nextTickMs() {
        throw new UnsupportedOperationException();
    }

    /// Everything applied so far, committed or not.
    public MetadataImage image() {
        return image;
    }
}
