package io.logarium.engine.controller;

import io.logarium.engine.controller.BrokerImage.Endpoint;
import io.logarium.engine.controller.BrokerImage.FeatureRange;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.metadata.BrokerRegistrationChangeRecord;
import org.apache.kafka.common.metadata.RegisterBrokerRecord;
import org.apache.kafka.common.metadata.RegisterControllerRecord;

/// Registration records and images of brokers and controllers, there and back.
final class BrokerChanges {
    static final byte FENCE = 1;
    static final byte UNFENCE = -1;
    static final byte SHUTTING_DOWN = 1;

    private BrokerChanges() {}

    static BrokerImage registered(RegisterBrokerRecord r) {
        PersistentMap<String, FeatureRange> features = PersistentMap.empty();
        for (var f : r.features()) {
            features =
                    features.with(
                            f.name(),
                            new FeatureRange(f.minSupportedVersion(), f.maxSupportedVersion()));
        }
        return new BrokerImage(
                r.brokerId(),
                r.brokerEpoch(),
                r.incarnationId(),
                r.endPoints().stream()
                        .map(e -> new Endpoint(e.name(), e.host(), e.port(), e.securityProtocol()))
                        .toList(),
                features,
                Optional.ofNullable(r.rack()),
                r.fenced(),
                r.inControlledShutdown(),
                r.logDirs(),
                Optional.ofNullable(r.cordonedLogDirs()));
    }

    static BrokerImage changed(BrokerImage b, BrokerRegistrationChangeRecord r) {
        return new BrokerImage(
                b.id(),
                b.epoch(),
                b.incarnationId(),
                b.endpoints(),
                b.features(),
                b.rack(),
                r.fenced() == 0 ? b.fenced() : r.fenced() == FENCE,
                r.inControlledShutdown() == 0
                        ? b.inControlledShutdown()
                        : r.inControlledShutdown() == SHUTTING_DOWN,
                r.logDirs().isEmpty() ? b.logDirs() : r.logDirs(),
                r.cordonedLogDirs() == null
                        ? b.cordonedLogDirs()
                        : Optional.of(List.copyOf(r.cordonedLogDirs())));
    }

    static BrokerImage fenced(BrokerImage b, boolean fenced) {
        return changed(
                b,
                new BrokerRegistrationChangeRecord()
                        .setBrokerId(b.id())
                        .setBrokerEpoch(b.epoch())
                        .setFenced(fenced ? FENCE : UNFENCE));
    }

    static MetadataRecord recordOf(BrokerImage b) {
        var endpoints = new RegisterBrokerRecord.BrokerEndpointCollection();
        for (var e : b.endpoints()) {
            endpoints.add(
                    new RegisterBrokerRecord.BrokerEndpoint()
                            .setName(e.listener())
                            .setHost(e.host())
                            .setPort(e.port())
                            .setSecurityProtocol(e.securityProtocol()));
        }
        var features = new RegisterBrokerRecord.BrokerFeatureCollection();
        b.features()
                .forEach((name, range) ->
                        features.add(
                                new RegisterBrokerRecord.BrokerFeature()
                                        .setName(name)
                                        .setMinSupportedVersion(range.min())
                                        .setMaxSupportedVersion(range.max())));
        return new MetadataRecord(
                new RegisterBrokerRecord()
                        .setBrokerId(b.id())
                        .setIncarnationId(b.incarnationId())
                        .setBrokerEpoch(b.epoch())
                        .setEndPoints(endpoints)
                        .setFeatures(features)
                        .setRack(b.rack().orElse(null))
                        .setFenced(b.fenced())
                        .setInControlledShutdown(b.inControlledShutdown())
                        .setLogDirs(b.logDirs())
                        .setCordonedLogDirs(b.cordonedLogDirs().orElse(null)),
                FeatureLevels.REGISTER_BROKER_VERSION);
    }

    static ControllerImage registered(RegisterControllerRecord r) {
        PersistentMap<String, FeatureRange> features = PersistentMap.empty();
        for (var f : r.features()) {
            features =
                    features.with(
                            f.name(),
                            new FeatureRange(f.minSupportedVersion(), f.maxSupportedVersion()));
        }
        return new ControllerImage(
                r.controllerId(),
                r.incarnationId(),
                r.zkMigrationReady(),
                r.endPoints().stream()
                        .map(e -> new Endpoint(e.name(), e.host(), e.port(), e.securityProtocol()))
                        .toList(),
                features);
    }

    static MetadataRecord recordOf(ControllerImage c) {
        var endpoints = new RegisterControllerRecord.ControllerEndpointCollection();
        for (var e : c.endpoints()) {
            endpoints.add(
                    new RegisterControllerRecord.ControllerEndpoint()
                            .setName(e.listener())
                            .setHost(e.host())
                            .setPort(e.port())
                            .setSecurityProtocol(e.securityProtocol()));
        }
        var features = new RegisterControllerRecord.ControllerFeatureCollection();
        c.features()
                .forEach((name, range) ->
                        features.add(
                                new RegisterControllerRecord.ControllerFeature()
                                        .setName(name)
                                        .setMinSupportedVersion(range.min())
                                        .setMaxSupportedVersion(range.max())));
        return MetadataRecord.of(
                new RegisterControllerRecord()
                        .setControllerId(c.id())
                        .setIncarnationId(c.incarnationId())
                        .setZkMigrationReady(c.zkMigrationReady())
                        .setEndPoints(endpoints)
                        .setFeatures(features));
    }
}
