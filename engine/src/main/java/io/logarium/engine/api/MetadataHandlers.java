package io.logarium.engine.api;

/// placeholder
final class MetadataHandlers {
    MetadataHandlers(Handlers.Parts parts) {}

    void addTo(Router router) {}
}
