package io.logarium.engine.net;

/// How much a network takes on, so that no client can exhaust the process.
///
/// @param maxFrameBytes `socket.request.max.bytes`
/// @param maxConnections `max.connections`, of one listener; more wait in the backlog
/// @param maxIdleMs `connections.max.idle.ms`
/// @param maxInFlight requests of one connection that were read and not yet answered; then it is not read any further
/// @param requestBytes memory of all requests that were read and not yet answered
public record NetworkLimits(
        int maxFrameBytes, int maxConnections, long maxIdleMs, int maxInFlight, long requestBytes) {
    private static final int MB = 1024 * 1024;

    /// Kafka's defaults, with ceilings where Kafka has none.
    public static final NetworkLimits DEFAULT =
            new NetworkLimits(100 * MB, 1_000, 600_000, 16, aQuarterOfTheHeap());

    private static long aQuarterOfTheHeap() {
        return Math.min(256L * MB, Runtime.getRuntime().maxMemory() / 4);
    }
}
