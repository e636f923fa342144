package io.logarium.engine.controller;

import org.apache.kafka.common.protocol.ApiMessage;

/// One record of the metadata log: a generated message and the version in which it is written.
///
/// The message is not changed after this was made.
public record MetadataRecord(ApiMessage message, short version) {
    /// A record whose version is 0, as most are.
    static MetadataRecord of(ApiMessage message) {
        return new MetadataRecord(message, (short) 0);
    }
}
