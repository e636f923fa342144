package io.logarium.app.cluster;

import java.util.Optional;

/// A cluster that the window looks at. A screen asks for a capability ([#inside()]), never for a kind.
public sealed interface Cluster extends AutoCloseable
        permits BundledCluster, AttachedCluster, RecordedCluster, ViewedCluster {
    /// Where a Kafka client connects: `host:port[,host:port]`.
    String bootstrap();

    /// The newest view, from any thread; it never waits.
    ClusterView view();

    /// The newest view, also while the window looks at the past.
    default ClusterView newest() {
        return view();
    }

    /// The moment of the past that the window looks at; empty while it looks at what is.
    default Optional<Moment> past() {
        return Optional.empty();
    }

    /// Whether anything in it can be changed: not in somebody's cluster that is only looked at, nor in a recording.
    default boolean mayChange() {
        return true;
    }

    /// Sends what a user does over the wire. Its calls wait for the answer: never call it on the JavaFX thread.
    ClusterClient client();

    /// What only a cluster in the box can tell; empty where it cannot be known.
    Optional<Inside> inside();

    /// Says what is on the screen, so that no other topic's records are fetched.
    void watch(Watch watch);

    @Override
    void close();
}
