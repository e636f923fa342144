package io.logarium.app.cluster;

import java.util.Optional;

/// The cluster that lives inside this program; or, without [Inside], any that answers at an address.
public final class BundledCluster implements Cluster {
    private final String bootstrap;
    private final Optional<Inside> inside;
    private final ClusterClient client;
    private final ViewPoller poller;

    /// Starts to look at once; the first view comes a moment later.
    public BundledCluster(String bootstrap, Optional<Inside> inside) {
        this.bootstrap = bootstrap;
        var kafka = new KafkaClusterClient(bootstrap);
        this.client = kafka;
        var looking = inside.map(i -> new InsideSight(i.snapshot()));
        // What is told beside a view is of the same moment, and costs nothing more.
        this.inside =
                inside.flatMap(i -> looking.map(sight -> new Inside(sight::newest, i.events())));
        this.poller =
                new ViewPoller(
                        looking.<Sight>map(sight -> sight)
                                .orElseGet(() -> new AdminSight(kafka.admin())),
                        new TailReader(bootstrap));
        poller.start();
    }

    @Override
    public String bootstrap() {
        return bootstrap;
    }

    @Override
    public ClusterView view() {
        return poller.view();
    }

    @Override
    public ClusterClient client() {
        return client;
    }

    @Override
    public Optional<Inside> inside() {
        return inside;
    }

    @Override
    public void watch(Watch watch) {
        poller.watch(watch);
    }

    @Override
    public void close() {
        poller.close();
        client.close();
    }
}
