package io.logarium.app.cluster;

/// A broker.
///
/// @param port -1 of a broker that was never seen
/// @param up takes requests now
/// @param detail why it is in this state, for a person; empty when there is nothing to say
public record BrokerFacts(int id, String host, int port, boolean up, String detail) {
    public String address() {
        return port < 0 ? host : host + ":" + port;
    }
}
