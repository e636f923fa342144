package io.logarium.engine.net;

/// Where another broker listens.
public record PeerAddress(int node, String host, int port) {}
