package io.logarium.engine.wire;

/// Who is at the other end of a connection, as far as it told.
///
/// @param connectionId unique in the life of a broker
/// @param host address without port, as Kafka prints it in a group's description: `/127.0.0.1`
/// @param softwareName from ApiVersions (KIP-511), `unknown` before that
public record Caller(
        long connectionId,
        String host,
        int port,
        String listener,
        String softwareName,
        String softwareVersion) {}
