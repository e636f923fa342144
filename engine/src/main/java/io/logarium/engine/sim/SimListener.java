package io.logarium.engine.sim;

import io.logarium.engine.net.Edge;
import io.logarium.engine.net.Listener;
import io.logarium.engine.view.ConnectionView;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// An open port of a simulated broker.
final class SimListener implements Listener {
    private final SimNetwork network;
    private final int port;
    private final Edge edge;
    private final Set<SimChannel> channels = new LinkedHashSet<>();

    SimListener(SimNetwork network, int port, Edge edge) {
        this.network = network;
        this.port = port;
        this.edge = edge;
    }

    int broker() {
        return edge.broker();
    }

    Edge edge() {
        return edge;
    }

    void add(SimChannel channel) {
        channels.add(channel);
    }

    void remove(SimChannel channel) {
        channels.remove(channel);
    }

    @Override
    public int port() {
        return port;
    }

    @Override
    public List<ConnectionView> connections() {
        return channels.stream().map(SimChannel::view).toList();
    }

    /// What is answered already is sent; time does not pass meanwhile.
    @Override
    public void stop(long graceMs) {
        List.copyOf(channels).forEach(SimChannel::sendReady);
        kill();
    }

    @Override
    public void kill() {
        network.closed(this);
        List.copyOf(channels).forEach(channel -> channel.hangUp("the broker is gone"));
        channels.clear();
    }
}
