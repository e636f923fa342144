package io.logarium.engine.controller;

import java.util.List;
import java.util.Map;
import org.apache.kafka.common.Uuid;

/// A registered controller (KIP-919).
public record ControllerImage(
        int id,
        Uuid incarnationId,
        boolean zkMigrationReady,
        List<BrokerImage.Endpoint> endpoints,
        Map<String, BrokerImage.FeatureRange> features) {
    public ControllerImage {
        endpoints = List.copyOf(endpoints);
    }
}
