package io.logarium.app.state;

/// What the header says of the cluster.
public sealed interface ClusterHealth {
    /// It is on its way.
    record Starting() implements ClusterHealth {}

    /// It answers at `bootstrap`.
    record Running(int brokersUp, int brokers, String bootstrap) implements ClusterHealth {}

    /// It could not start, or is gone.
    record Failed(String why) implements ClusterHealth {}
}
