package io.logarium.engine.sim;

import io.logarium.engine.faulty.Links;
import io.logarium.engine.loop.Chance;
import io.logarium.engine.net.Edge;
import io.logarium.engine.net.Listener;
import io.logarium.engine.net.Network;
import io.logarium.engine.net.PeerAddress;
import io.logarium.engine.net.PeerChannel;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// Carries encoded frames between endpoints in simulated time: brokers have their ids, clients ids from [#FIRST_CLIENT] on. Frames of
/// a connection arrive in order; what is sent over a link that is cut waits until it is mended, as TCP would send it again.
final class SimNetwork {
    static final int FIRST_CLIENT = 1_000;

    /// On one machine a message takes about so long, in microseconds.
    private static final int LEAST_MICROS = 80;

    private static final int SPREAD_MICROS = 400;

    /// One message in so many takes far longer.
    private static final int SLOW_ONE_IN = 200;

    private static final int SLOW_MICROS = 20_000;

    /// The first port for who asks for any.
    private static final int FREE_PORTS = 30_000;

    private final SimTime time;
    private final Chance chance;
    private final Links links;
    private final Trace trace;
    private final Map<Integer, SimListener> listeners = new TreeMap<>();
    private final Map<Integer, Set<SimChannel>> channels = new LinkedHashMap<>();
    private final Set<Pipe> holding = new LinkedHashSet<>();
    private int nextPort = FREE_PORTS;
    private long connectionIds;

    SimNetwork(SimTime time, Chance chance, Links links, Trace trace) {
        this.time = time;
        this.chance = chance;
        this.links = links;
        this.trace = trace;
        links.onChange(this::release);
    }

    /// The network as one endpoint sees it.
    ///
    /// @param behind wraps what stands behind its listeners
    Network of(int endpoint, UnaryOperator<Edge> behind) {
        return new Network() {
            @Override
            public Listener listen(int port, Edge edge) {
                int bound = port == 0 ? nextPort++ : port;
                var listener = new SimListener(SimNetwork.this, bound, behind.apply(edge));
                listeners.put(bound, listener);
                return listener;
            }

            @Override
            public PeerChannel connect(PeerAddress to, PeerChannel.Events events) {
                return SimNetwork.this.connect(endpoint, to, events);
            }
        };
    }

    private SimChannel connect(int from, PeerAddress to, PeerChannel.Events events) {
        var listener = listeners.get(to.port());
        int node = listener == null ? to.node() : listener.broker();
        var channel = new SimChannel(this, ++connectionIds, from, node, to.port(), events);
        channels.computeIfAbsent(from, id -> new LinkedHashSet<>()).add(channel);
        channel.start();
        return channel;
    }

    /// Everything of an endpoint is gone: its ports are closed, the other ends of its connections hear of it.
    void vanish(int endpoint) {
        for (var listener : List.copyOf(listeners.values())) {
            if (listener.broker() == endpoint) {
                listener.kill();
            }
        }
        var own = channels.remove(endpoint);
        if (own != null) {
            List.copyOf(own).forEach(SimChannel::close);
        }
    }

    void closed(SimListener listener) {
        listeners.remove(listener.port(), listener);
    }

    void closed(SimChannel channel) {
        var own = channels.get(channel.from());
        if (own != null) {
            own.remove(channel);
        }
    }

    @Nullable SimListener listener(int port) {
        return listeners.get(port);
    }

    SimTime time() {
        return time;
    }

    Trace trace() {
        return trace;
    }

    Pipe pipe(int from, int to) {
        return new Pipe(from, to);
    }

    /// A moment of work at an edge, in microseconds.
    long workMicros() {
        return 1 + chance.nextInt(30);
    }

    private long travelMicros() {
        long micros = LEAST_MICROS + chance.nextInt(SPREAD_MICROS);
        return chance.nextInt(SLOW_ONE_IN) == 0 ? micros + chance.nextInt(SLOW_MICROS) : micros;
    }

    private void release() {
        for (var pipe : new ArrayList<>(holding)) {
            if (!links.isCut(pipe.from, pipe.to)) {
                holding.remove(pipe);
                pipe.release();
            }
        }
    }

    /// One direction of a connection.
    final class Pipe {
        private final int from;
        private final int to;
        private final ArrayDeque<Runnable> held = new ArrayDeque<>();
        private long lastArrival;

        private Pipe(int from, int to) {
            this.from = from;
            this.to = to;
        }

        /// Lets something arrive at the other end, behind all that was sent before.
        void carry(Runnable arrival) {
            if (links.isCut(from, to)) {
                held.add(arrival);
                holding.add(this);
            } else {
                send(arrival);
            }
        }

        private void send(Runnable arrival) {
            long at = time.nowMicros() + travelMicros() + links.delayMs(from, to) * 1_000;
            lastArrival = Math.max(lastArrival + 1, at);
            time.at(lastArrival, arrival);
        }

        private void release() {
            while (!held.isEmpty()) {
                send(held.remove());
            }
        }
    }
}
