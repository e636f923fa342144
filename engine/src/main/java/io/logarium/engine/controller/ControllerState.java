package io.logarium.engine.controller;

import io.logarium.engine.config.BrokerConfig;
import io.logarium.engine.config.ConfigTable;
import io.logarium.engine.loop.Chance;
import io.logarium.engine.machine.Decision;
import io.logarium.engine.machine.ReplicatedState;
import java.util.List;
import org.apache.kafka.common.message.AllocateProducerIdsRequestData;
import org.apache.kafka.common.message.AlterConfigsRequestData;
import org.apache.kafka.common.message.AlterPartitionReassignmentsRequestData;
import org.apache.kafka.common.message.AlterPartitionRequestData;
import org.apache.kafka.common.message.AssignReplicasToDirsRequestData;
import org.apache.kafka.common.message.BrokerHeartbeatRequestData;
import org.apache.kafka.common.message.BrokerRegistrationRequestData;
import org.apache.kafka.common.message.ControllerRegistrationRequestData;
import org.apache.kafka.common.message.CreatePartitionsRequestData;
import org.apache.kafka.common.message.CreateTopicsRequestData;
import org.apache.kafka.common.message.DeleteTopicsRequestData;
import org.apache.kafka.common.message.ElectLeadersRequestData;
import org.apache.kafka.common.message.IncrementalAlterConfigsRequestData;
import org.apache.kafka.common.message.ListPartitionReassignmentsRequestData;
import org.apache.kafka.common.message.UnregisterBrokerRequestData;
import org.apache.kafka.common.message.UpdateFeaturesRequestData;
import org.apache.kafka.common.protocol.Errors;

/// Brokers, topics, leaders and configs as the active controller knows them, committed or not.
///
/// Every controller of the quorum applies the log to one; only the leader of the quorum decides with it. What clients see is
/// another image, applied up to the high watermark. Deciding changes nothing but the soft state of who was heard when.
public final class ControllerState implements ReplicatedState<MetadataRecord> {
    private final int nodeId;
    private final String clusterId;
    private final BrokerConfig config;
    private final Chance chance;
    private final BrokerLiveness liveness;
    private final PeriodicWork periodic;
    private MetadataImage image;

    /// @param config settings of the node on which this controller runs, as given at the start
    /// @param chance for topic ids and placement
    /// @param image what is in the log up to here: empty, or read from a snapshot
    public ControllerState(
            String clusterId, BrokerConfig config, Chance chance, MetadataImage image) {
        this.nodeId = config.find(ConfigTable.BROKER.key("node.id", Integer.class)).orElse(0);
        this.clusterId = clusterId;
        this.config = config;
        this.chance = chance;
        this.image = image;
        this.liveness = new BrokerLiveness(config.intValue("broker.session.timeout.ms"));
        this.periodic = new PeriodicWork(config, liveness);
    }

    /// The records that open the log of a fresh cluster, after the quorum's own. [#lead] decides them by itself when the log is
    /// empty.
    public static List<MetadataRecord> bootstrap(BrokerConfig config) {
        return Bootstrap.ofFreshCluster(config);
    }

    @Override
    public void apply(MetadataRecord entry, long offset, long nowMs) {
        image = image.apply(List.of(entry), offset).after();
        periodic.written(nowMs);
    }

    /// This controller leads the quorum from now on: what to append first. A fresh cluster's log is opened, and what the
    /// controller before left open is ended. Brokers get their session time-out anew, since nobody knows when they were last heard.
    public Decision<MetadataRecord> lead(long nowMs) {
        liveness.restart(image, nowMs);
        periodic.start(nowMs);
        return silently(Bootstrap.onLeading(image, config));
    }

    /// Decides a request: CreateTopics, DeleteTopics, CreatePartitions, IncrementalAlterConfigs, AlterConfigs, ElectLeaders,
    /// AlterPartition, AlterPartitionReassignments, ListPartitionReassignments, AllocateProducerIds, UpdateFeatures, BrokerRegistration, BrokerHeartbeat,
    /// UnregisterBroker, ControllerRegistration, AssignReplicasToDirs. Another one is lost with `UNSUPPORTED_VERSION`.
    public Decision<MetadataRecord> decide(Command command, long nowMs) {
        var reply = command.reply();
        var situation = new Situation(image, config, chance);
        short version = command.version();
        return switch (command.request()) {
            case CreateTopicsRequestData r -> promise(TopicCreation.decide(situation, r), reply);
            case DeleteTopicsRequestData r ->
                    promise(TopicDeletion.decide(situation, r, version), reply);
            case CreatePartitionsRequestData r ->
                    promise(PartitionAddition.decide(situation, r), reply);
            case IncrementalAlterConfigsRequestData r ->
                    promise(ConfigChange.decide(situation, r), reply);
            case AlterConfigsRequestData r -> promise(ConfigChange.decide(situation, r), reply);
            case ElectLeadersRequestData r -> promise(Elections.decide(situation, r), reply);
            case AlterPartitionRequestData r ->
                    promise(InSyncChange.decide(situation, r, version), reply);
            case AlterPartitionReassignmentsRequestData r ->
                    promise(Reassignment.decide(situation, r), reply);
            case ListPartitionReassignmentsRequestData r ->
                    promise(Proposal.answer(ReassignmentList.answer(image, r)), reply);
            case AllocateProducerIdsRequestData r ->
                    promise(ProducerIdBlocks.decide(situation, r), reply);
            case UpdateFeaturesRequestData r ->
                    promise(FeatureUpdate.decide(situation, r, version, nodeId), reply);
            case BrokerRegistrationRequestData r -> promise(register(situation, r, nowMs), reply);
            case BrokerHeartbeatRequestData r -> heartbeat(situation, r, reply, nowMs);
            case UnregisterBrokerRequestData r ->
                    promise(BrokerRegistration.unregister(situation, r), reply);
            case ControllerRegistrationRequestData r ->
                    promise(BrokerRegistration.register(r), reply);
            case AssignReplicasToDirsRequestData r ->
                    promise(DirectoryAssignment.decide(situation, r), reply);
            default -> Decision.answer(() -> reply.lost(Errors.UNSUPPORTED_VERSION));
        };
    }

    /// What time alone brings about: a broker that was not heard is fenced, preferred leaders get their partitions back, leaders are
    /// elected uncleanly where that is allowed. One thing at a time: ask again while [#nextTickMs] is due.
    public Decision<MetadataRecord> tick(long nowMs) {
        return silently(periodic.due(new Situation(image, config, chance), nowMs));
    }

    /// When [#tick] is worth calling next; it may be in the past.
    public long nextTickMs() {
        return periodic.nextMs(image);
    }

    /// Everything applied so far, committed or not.
    public MetadataImage image() {
        return image;
    }

    private Proposal<?> register(
            Situation situation, BrokerRegistrationRequestData request, long nowMs) {
        boolean hasSession =
                image.isAlive(request.brokerId()) && liveness.isHeard(request.brokerId(), nowMs);
        var proposal =
                BrokerRegistration.register(
                        situation, request, clusterId, image.offset() + 1, hasSession);
        if (!proposal.records().isEmpty()) {
            liveness.registered(request.brokerId(), nowMs);
        }
        return proposal;
    }

    private Decision<MetadataRecord> heartbeat(
            Situation situation,
            BrokerHeartbeatRequestData request,
            Command.Reply reply,
            long nowMs) {
        var proposal = BrokerHeartbeat.decide(situation, liveness, request);
        if (proposal.response().errorCode() == Errors.NONE.code()) {
            liveness.heard(request.brokerId(), request.currentMetadataOffset(), nowMs);
            if (request.wantShutDown()) {
                long moved = image.offset() + proposal.records().size();
                liveness.shuttingDown(request.brokerId(), moved);
            }
        }
        if (proposal.records().isEmpty()) {
            return Decision.answer(() -> reply.answer(proposal.response()));
        }
        return promise(proposal, reply);
    }

    private static Decision<MetadataRecord> promise(Proposal<?> proposal, Command.Reply reply) {
        return Decision.append(
                proposal.records(), () -> reply.answer(proposal.response()), reply::lost);
    }

    private static Decision<MetadataRecord> silently(List<MetadataRecord> records) {
        return Decision.append(records, () -> {}, _ -> {});
    }
}
