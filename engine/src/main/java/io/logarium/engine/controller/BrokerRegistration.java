package io.logarium.engine.controller;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.message.BrokerRegistrationRequestData;
import org.apache.kafka.common.message.BrokerRegistrationResponseData;
import org.apache.kafka.common.message.ControllerRegistrationRequestData;
import org.apache.kafka.common.message.ControllerRegistrationResponseData;
import org.apache.kafka.common.message.UnregisterBrokerRequestData;
import org.apache.kafka.common.message.UnregisterBrokerResponseData;
import org.apache.kafka.common.metadata.RegisterBrokerRecord;
import org.apache.kafka.common.metadata.RegisterControllerRecord;
import org.apache.kafka.common.metadata.UnregisterBrokerRecord;
import org.apache.kafka.common.protocol.Errors;

/// Nodes that join and leave the cluster: BrokerRegistration, ControllerRegistration, UnregisterBroker.
final class BrokerRegistration {
    private BrokerRegistration() {}

    /// @param epoch for the broker if it is a new incarnation: the offset at which the records will stand
    /// @param hasSession whether that broker id was heard lately
    static Proposal<BrokerRegistrationResponseData> register(
            Situation situation,
            BrokerRegistrationRequestData request,
            String clusterId,
            long epoch,
            boolean hasSession) {
        var known = situation.image().broker(request.brokerId());
        boolean again =
                known.filter(b -> b.incarnationId().equals(request.incarnationId())).isPresent();
        var error = check(situation, request, clusterId, hasSession && !again);
        if (error != Errors.NONE) {
            return Proposal.answer(new BrokerRegistrationResponseData().setErrorCode(error.code()));
        }
        var records = new ArrayList<MetadataRecord>();
        long brokerEpoch = epoch;
        if (again) {
            brokerEpoch = known.map(BrokerImage::epoch).orElse(epoch);
        } else if (known.isPresent()) {
            boolean clean = known.get().epoch() == request.previousBrokerEpoch();
            records.addAll(
                    clean || !situation.isElrEnabled()
                            ? Sweep.without(situation, request.brokerId())
                            : Sweep.afterUncleanShutdown(situation, request.brokerId()));
            brokerEpoch = epoch + records.size();
        }
        records.add(recordOf(request, brokerEpoch, again ? known : Optional.empty()));
        return new Proposal<>(
                records, new BrokerRegistrationResponseData().setBrokerEpoch(brokerEpoch));
    }

    private static Errors check(
            Situation situation,
            BrokerRegistrationRequestData request,
            String clusterId,
            boolean otherIsAlive) {
        if (!clusterId.equals(request.clusterId())) {
            return Errors.INCONSISTENT_CLUSTER_ID;
        }
        if (otherIsAlive) {
            return Errors.DUPLICATE_BROKER_REGISTRATION;
        }
        boolean noDirectories = request.logDirs().isEmpty();
        boolean twice = new HashSet<>(request.logDirs()).size() != request.logDirs().size();
        if (noDirectories || twice || request.brokerId() < 0) {
            return Errors.INVALID_REQUEST;
        }
        for (var level : situation.image().features().entrySet()) {
            var feature = request.features().find(level.getKey());
            if (feature == null
                    || level.getValue() < feature.minSupportedVersion()
                    || level.getValue() > feature.maxSupportedVersion()) {
                return Errors.UNSUPPORTED_VERSION;
            }
        }
        return Errors.NONE;
    }

    /// @param known the same incarnation, which keeps its state; a new one is fenced until it has caught up
    private static MetadataRecord recordOf(
            BrokerRegistrationRequestData request, long epoch, Optional<BrokerImage> known) {
        var endpoints = new RegisterBrokerRecord.BrokerEndpointCollection();
        for (var listener : request.listeners()) {
            endpoints.add(
                    new RegisterBrokerRecord.BrokerEndpoint()
                            .setName(listener.name())
                            .setHost(listener.host())
                            .setPort(listener.port())
                            .setSecurityProtocol(listener.securityProtocol()));
        }
        var features = new RegisterBrokerRecord.BrokerFeatureCollection();
        for (var feature : request.features()) {
            features.add(
                    new RegisterBrokerRecord.BrokerFeature()
                            .setName(feature.name())
                            .setMinSupportedVersion(feature.minSupportedVersion())
                            .setMaxSupportedVersion(feature.maxSupportedVersion()));
        }
        var cordoned = known.flatMap(BrokerImage::cordonedLogDirs);
        return new MetadataRecord(
                new RegisterBrokerRecord()
                        .setBrokerId(request.brokerId())
                        .setIncarnationId(request.incarnationId())
                        .setBrokerEpoch(epoch)
                        .setEndPoints(endpoints)
                        .setFeatures(features)
                        .setRack(request.rack())
                        .setFenced(known.map(BrokerImage::fenced).orElse(true))
                        .setInControlledShutdown(
                                known.map(BrokerImage::inControlledShutdown).orElse(false))
                        .setLogDirs(request.logDirs())
                        .setCordonedLogDirs(cordoned.orElse(null)),
                FeatureLevels.REGISTER_BROKER_VERSION);
    }

    static Proposal<ControllerRegistrationResponseData> register(
            ControllerRegistrationRequestData request) {
        var endpoints = new RegisterControllerRecord.ControllerEndpointCollection();
        for (var listener : request.listeners()) {
            endpoints.add(
                    new RegisterControllerRecord.ControllerEndpoint()
                            .setName(listener.name())
                            .setHost(listener.host())
                            .setPort(listener.port())
                            .setSecurityProtocol(listener.securityProtocol()));
        }
        var features = new RegisterControllerRecord.ControllerFeatureCollection();
        for (var feature : request.features()) {
            features.add(
                    new RegisterControllerRecord.ControllerFeature()
                            .setName(feature.name())
                            .setMinSupportedVersion(feature.minSupportedVersion())
                            .setMaxSupportedVersion(feature.maxSupportedVersion()));
        }
        var registration =
                new RegisterControllerRecord()
                        .setControllerId(request.controllerId())
                        .setIncarnationId(request.incarnationId())
                        .setZkMigrationReady(request.zkMigrationReady())
                        .setEndPoints(endpoints)
                        .setFeatures(features);
        return new Proposal<>(
                List.of(MetadataRecord.of(registration)),
                new ControllerRegistrationResponseData().setErrorMessage(null));
    }

    static Proposal<UnregisterBrokerResponseData> unregister(
            Situation situation, UnregisterBrokerRequestData request) {
        var known = situation.image().broker(request.brokerId());
        if (known.isEmpty()) {
            return Proposal.answer(
                    new UnregisterBrokerResponseData()
                            .setErrorCode(Errors.BROKER_ID_NOT_REGISTERED.code())
                            .setErrorMessage(
                                    "Broker ID "
                                            + request.brokerId()
                                            + " is not currently registered"));
        }
        var records =
                new ArrayList<>(
                        situation.isElrEnabled()
                                ? Sweep.afterUncleanShutdown(situation, request.brokerId())
                                : Sweep.without(situation, request.brokerId()));
        records.add(
                MetadataRecord.of(
                        new UnregisterBrokerRecord()
                                .setBrokerId(request.brokerId())
                                .setBrokerEpoch(known.get().epoch())));
        return new Proposal<>(records, new UnregisterBrokerResponseData().setErrorMessage(null));
    }
}
