package io.logarium.app.cluster;

import java.util.Optional;

/// A cluster of which only a recording is there: no broker can be asked, and nothing can be done.
public final class RecordedCluster implements Cluster {
    private final ClusterView last;

    /// @param last the newest view of the recording
    public RecordedCluster(ClusterView last) {
        this.last = last;
    }

    /// The brokers may be anywhere or gone.
    @Override
    public String bootstrap() {
        return "localhost:9092";
    }

    @Override
    public ClusterView view() {
        return last;
    }

    @Override
    public boolean mayChange() {
        return false;
    }

    @Override
    public ClusterClient client() {
        return new SilentClient();
    }

    @Override
    public Optional<Inside> inside() {
        return Optional.empty();
    }

    @Override
    public void watch(Watch watch) {
        // What was not recorded cannot be fetched.
    }

    @Override
    public void close() {
        // Nothing is open.
    }
}
