package io.logarium.engine.net;

/// How a link to another broker behaves.
///
/// @param maxInFlight requests without an answer; more are refused
/// @param requestTimeoutMs after that without an answer the connection is given up
/// @param backoffMs pause after the first failure, doubled for each further one
/// @param maxBackoffMs longest pause
public record PeerLimits(
        int maxInFlight, long requestTimeoutMs, long backoffMs, long maxBackoffMs) {
    public static final PeerLimits DEFAULT = new PeerLimits(64, 30_000, 50, 1_000);
}
