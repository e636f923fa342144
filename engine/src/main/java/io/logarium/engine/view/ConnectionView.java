package io.logarium.engine.view;

/// A client's connection to a broker.
///
/// @param bytesIn since it was opened
/// @param bytesOut since it was opened
public record ConnectionView(
        long id,
        String clientId,
        String host,
        int port,
        String softwareName,
        String softwareVersion,
        long openedMs,
        long requests,
        long bytesIn,
        long bytesOut) {}
