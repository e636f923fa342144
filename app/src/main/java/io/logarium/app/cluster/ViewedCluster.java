package io.logarium.app.cluster;

import io.logarium.engine.event.EventTap;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;

/// A cluster as the window looks at it: as it is, or as it was at a recorded moment. Whatever looks through it sees the one
/// moment; and what would change the cluster is refused while that moment is past, since nobody can act there.
public final class ViewedCluster implements Cluster {
    /// A recording that was opened has no engine behind it.
    private static final EventTap NOTHING = new EventTap(1);

    private final Cluster cluster;
    private final AtomicReference<Optional<Moment>> past = new AtomicReference<>(Optional.empty());
    private final ClusterClient client;

    public ViewedCluster(Cluster cluster) {
        this(cluster, UnaryOperator.identity());
    }

    /// @param around what stands between the screens and the cluster's client; it hears nothing of what is refused in the past
    public ViewedCluster(Cluster cluster, UnaryOperator<ClusterClient> around) {
        this.cluster = cluster;
        this.client =
                new GuardedClient(
                        around.apply(cluster.client()),
                        () -> past.get().isPresent(),
                        Problem.past());
    }

    /// Looks at a moment, or with empty at what is.
    public void look(Optional<Moment> moment) {
        past.set(moment);
    }

    @Override
    public String bootstrap() {
        return cluster.bootstrap();
    }

    @Override
    public ClusterView view() {
        return past.get().map(Moment::view).orElseGet(cluster::view);
    }

    @Override
    public ClusterView newest() {
        return cluster.view();
    }

    @Override
    public Optional<Moment> past() {
        return past.get();
    }

    @Override
    public boolean mayChange() {
        return cluster.mayChange();
    }

    @Override
    public ClusterClient client() {
        return client;
    }

    @Override
    public Optional<Inside> inside() {
        var then = past.get();
        var now = cluster.inside();
        return then.isEmpty()
                ? now
                : then.get()
                        .inside()
                        .map(snapshot ->
                                new Inside(
                                        () -> snapshot, now.map(Inside::events).orElse(NOTHING)));
    }

    @Override
    public void watch(Watch watch) {
        cluster.watch(watch);
    }

    @Override
    public void close() {
        cluster.close();
    }
}
