package io.logarium.engine.controller;

import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.message.BrokerHeartbeatRequestData;
import org.apache.kafka.common.message.BrokerHeartbeatResponseData;
import org.apache.kafka.common.metadata.BrokerRegistrationChangeRecord;
import org.apache.kafka.common.protocol.Errors;

/// BrokerHeartbeat: a broker says that it lives, wants to take part, to be fenced or to stop, or lost a directory (KIP-631,
/// KIP-841, KIP-858, KIP-1066).
final class BrokerHeartbeat {
    private static final short SHUTDOWN_VERSION = 1;
    private static final short DIRECTORIES_VERSION = 2;
    private static final short CORDONED_VERSION = 3;

    private final Situation situation;
    private final BrokerLiveness liveness;
    private final BrokerHeartbeatRequestData request;
    private final BrokerImage broker;
    private final List<MetadataRecord> records = new ArrayList<>();

    private BrokerHeartbeat(
            Situation situation,
            BrokerLiveness liveness,
            BrokerHeartbeatRequestData request,
            BrokerImage broker) {
        this.situation = situation;
        this.liveness = liveness;
        this.request = request;
        this.broker = broker;
    }

    private enum State {
        FENCED,
        UNFENCED,
        CONTROLLED_SHUTDOWN,
        SHUTDOWN_NOW
    }

    static Proposal<BrokerHeartbeatResponseData> decide(
            Situation situation, BrokerLiveness liveness, BrokerHeartbeatRequestData request) {
        var broker = situation.image().broker(request.brokerId());
        if (broker.isEmpty() || broker.get().epoch() != request.brokerEpoch()) {
            return Proposal.answer(
                    new BrokerHeartbeatResponseData()
                            .setErrorCode(Errors.STALE_BROKER_EPOCH.code()));
        }
        return new BrokerHeartbeat(situation, liveness, request, broker.get()).decide();
    }

    /// What fences a broker: nothing is led by it or in sync with it any more.
    static List<MetadataRecord> fence(Situation situation, BrokerImage broker) {
        var records = new ArrayList<>(Sweep.without(situation, broker.id()));
        records.add(MetadataRecord.of(changeOf(broker).setFenced(BrokerChanges.FENCE)));
        return records;
    }

    private Proposal<BrokerHeartbeatResponseData> decide() {
        var cordoned = request.cordonedLogDirs();
        if (cordoned != null && !broker.cordonedLogDirs().filter(cordoned::equals).isPresent()) {
            records.add(
                    new MetadataRecord(
                            changeOf(broker).setCordonedLogDirs(cordoned), CORDONED_VERSION));
        }
        var next = next();
        switch (next) {
            case UNFENCED -> {
                if (broker.fenced()) {
                    var unfence = changeOf(broker).setFenced(BrokerChanges.UNFENCE);
                    records.add(MetadataRecord.of(unfence));
                    records.addAll(Sweep.with(situation, broker.id()));
                }
            }
            case FENCED, SHUTDOWN_NOW -> {
                if (!broker.fenced()) {
                    records.addAll(fence(situation, broker));
                }
            }
            case CONTROLLED_SHUTDOWN -> beginShutdown();
        }
        directoriesOffline();
        boolean isFenced = next == State.FENCED || next == State.SHUTDOWN_NOW;
        return new Proposal<>(
                records,
                new BrokerHeartbeatResponseData()
                        .setIsCaughtUp(isCaughtUp())
                        .setIsFenced(isFenced)
                        .setShouldShutDown(next == State.SHUTDOWN_NOW));
    }

    private State next() {
        if (broker.fenced()) {
            if (request.wantShutDown()) {
                return State.SHUTDOWN_NOW;
            }
            return !request.wantFence() && isCaughtUp() ? State.UNFENCED : State.FENCED;
        }
        if (broker.inControlledShutdown()) {
            return !leadsAny() && liveness.othersKnowOfShutdown(broker.id(), situation.image())
                    ? State.SHUTDOWN_NOW
                    : State.CONTROLLED_SHUTDOWN;
        }
        if (request.wantShutDown()) {
            return !request.wantFence() && leadsAny()
                    ? State.CONTROLLED_SHUTDOWN
                    : State.SHUTDOWN_NOW;
        }
        return request.wantFence() ? State.FENCED : State.UNFENCED;
    }

    private boolean leadsAny() {
        return Sweep.leadsAny(situation.image(), broker.id());
    }

    private boolean isCaughtUp() {
        return request.currentMetadataOffset() >= broker.epoch();
    }

    private void beginShutdown() {
        if (!broker.inControlledShutdown()) {
            records.add(
                    new MetadataRecord(
                            changeOf(broker).setInControlledShutdown(BrokerChanges.SHUTTING_DOWN),
                            SHUTDOWN_VERSION));
        }
        records.addAll(Sweep.without(situation, broker.id()));
    }

    /// Replicas in a directory that went offline cannot be served: they leave the ISR and lead nothing.
    private void directoriesOffline() {
        var lost =
                request.offlineLogDirs().stream()
                        .filter(dir -> broker.logDirs().contains(dir))
                        .toList();
        if (lost.isEmpty()) {
            return;
        }
        for (var topic : situation.image().topics()) {
            var rules = situation.rulesOf(topic);
            for (var partition : topic.partitions()) {
                if (lost.contains(partition.directory(broker.id()))
                        && partition.isr().contains(broker.id())) {
                    new PartitionStep(situation, rules, partition)
                            .isr(partition.isr().stream().filter(id -> id != broker.id()).toList())
                            .acceptable(id -> id != broker.id() && situation.isActive(id))
                            .change()
                            .ifPresent(records::add);
                }
            }
        }
        List<Uuid> left = broker.logDirs().stream().filter(dir -> !lost.contains(dir)).toList();
        records.add(new MetadataRecord(changeOf(broker).setLogDirs(left), DIRECTORIES_VERSION));
    }

    private static BrokerRegistrationChangeRecord changeOf(BrokerImage broker) {
        return new BrokerRegistrationChangeRecord()
                .setBrokerId(broker.id())
                .setBrokerEpoch(broker.epoch());
    }
}
