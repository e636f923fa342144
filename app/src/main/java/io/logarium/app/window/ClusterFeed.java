package io.logarium.app.window;

import io.logarium.app.cluster.BrokerFacts;
import io.logarium.app.cluster.Cluster;
import io.logarium.app.cluster.ClusterView.Contact;
import io.logarium.app.cluster.Inside;
import io.logarium.app.shell.Pulse;
import io.logarium.app.state.ClusterHealth;
import io.logarium.engine.event.EngineEvent;
import java.util.List;

/// News of a cluster for the window: how it is, and what happened inside where that can be known.
public final class ClusterFeed implements Pulse.Feed {
    private final Cluster cluster;

    public ClusterFeed(Cluster cluster) {
        this.cluster = cluster;
    }

    @Override
    public ClusterHealth health() {
        var view = cluster.view();
        int up = (int) view.brokers().stream().filter(BrokerFacts::up).count();
        return switch (view.contact()) {
            case Contact.Waiting() -> new ClusterHealth.Starting();
            case Contact.Answering() ->
                    new ClusterHealth.Running(up, view.brokers().size(), cluster.bootstrap());
            case Contact.Lost(var problem) -> new ClusterHealth.Failed(problem.said());
        };
    }

    @Override
    public List<EngineEvent> drain(int max) {
        return cluster.inside().map(i -> i.events().drain(max)).orElse(List.of());
    }

    @Override
    public long dropped() {
        return cluster.inside().map(Inside::events).map(e -> e.dropped()).orElse(0L);
    }
}
