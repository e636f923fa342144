package io.logarium.engine.sim;

import io.logarium.engine.node.Broker;
import io.logarium.engine.node.BrokerPart;
import io.logarium.engine.node.JoinedParts;
import io.logarium.engine.node.JoinedTopics;
import io.logarium.engine.view.BrokerView;
import io.logarium.engine.view.ClusterSnapshot;
import io.logarium.engine.view.LinkView;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// A simulated cluster as the same picture that a real one gives; asked between two steps. Of a broker whose process has ended
/// nothing but its end is known, unless all have: then what each knew last.
public final class SimSnapshots {
    private final Simulation simulation;
    private final Map<Integer, BrokerPart> lastParts = new TreeMap<>();
    private final Map<Integer, Seen> seen = new TreeMap<>();
    private final JoinedTopics joined = new JoinedTopics();
    private ClusterSnapshot last = ClusterSnapshot.EMPTY;

    private record Seen(BrokerView.State state, long sinceMs) {}

    public SimSnapshots(Simulation simulation) {
        this.simulation = simulation;
    }

    /// What is now; the same object while nothing has changed.
    public ClusterSnapshot now() {
        var running = new ArrayList<BrokerPart>();
        for (var broker : simulation.brokers()) {
            var part = part(broker);
            part.ifPresent(p -> lastParts.put(broker.id(), p));
            part.ifPresent(running::add);
        }
        var parts = running.isEmpty() ? List.copyOf(lastParts.values()) : running;
        var image = JoinedParts.newestImage(parts);
        var brokers =
                simulation.brokers().stream()
                        .map(b -> view(b, JoinedParts.isFenced(image, b.id())))
                        .toList();
        var topics = joined.of(parts);
        var groups = JoinedParts.groups(parts);
        var quorum = JoinedParts.quorum(parts, brokers);
        var links = links();
        if (!brokers.equals(last.brokers())
                || !links.equals(last.links())
                || !topics.equals(last.topics())
                || !groups.equals(last.groups())
                || !quorum.equals(last.quorum())) {
            last =
                    new ClusterSnapshot(
                            last.version() + 1,
                            simulation.time().nowMs(),
                            simulation.clusterId(),
                            brokers,
                            topics,
                            groups,
                            quorum,
                            links);
        }
        return last;
    }

    /// The links that are cut or slow; since when is not kept.
    private List<LinkView> links() {
        var found = new ArrayList<LinkView>();
        int count = simulation.brokers().size();
        for (int from = 0; from < count; from++) {
            for (int to = 0; to < count; to++) {
                boolean cut = simulation.links().isCut(from, to);
                long delayMs = simulation.links().delayMs(from, to);
                if (cut || delayMs > 0) {
                    found.add(new LinkView(from, to, cut, delayMs, 0));
                }
            }
        }
        return found;
    }

    private static Optional<BrokerPart> part(SimBroker broker) {
        return broker.broker().map(Broker::part);
    }

    private BrokerView view(SimBroker broker, boolean fenced) {
        var state = state(broker, fenced);
        var before = seen.get(broker.id());
        if (before == null || before.state != state) {
            before = new Seen(state, simulation.time().nowMs());
            seen.put(broker.id(), before);
        }
        long bytes = part(broker).map(BrokerPart::logBytes).orElse(0L);
        return new BrokerView(
                broker.id(),
                Broker.HOST,
                Simulation.port(broker.id()),
                state,
                before.sinceMs,
                broker.detail(),
                bytes,
                List.of());
    }

    private static BrokerView.State state(SimBroker broker, boolean fenced) {
        return switch (broker.state()) {
            case STARTING -> BrokerView.State.STARTING;
            case UP -> {
                if (broker.isPaused()) {
                    yield BrokerView.State.PAUSED;
                }
                yield fenced ? BrokerView.State.FENCED : BrokerView.State.UP;
            }
            case STOPPING -> BrokerView.State.STOPPING;
            case STOPPED -> BrokerView.State.STOPPED;
            case KILLED -> BrokerView.State.KILLED;
            case POWERED_OFF -> BrokerView.State.POWERED_OFF;
            case CRASHED -> BrokerView.State.CRASHED;
        };
    }
}
