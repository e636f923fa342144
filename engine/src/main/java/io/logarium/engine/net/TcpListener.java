package io.logarium.engine.net;

import io.logarium.engine.loop.Clock;
import io.logarium.engine.view.ConnectionView;
import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One port, open on the loopback addresses, and its connections.
final class TcpListener implements Listener {
    private static final Logger log = LoggerFactory.getLogger(TcpListener.class);

    private static final long LONGEST_PATROL_MS = 1_000;
    private static final long SHORTEST_PATROL_MS = 10;
    private static final long PAUSE_AFTER_FAILURE_MS = 100;

    /// It only has to notice that its door is closed.
    private static final Duration LAST_ACCEPT = Duration.ofSeconds(2);

    private final List<ServerSocketChannel> doors;
    private final int port;
    private final Edge edge;
    private final NetworkLimits limits;
    private final ByteBudget budget;
    private final Clock clock;
    private final AtomicLong ids;
    private final Semaphore places;
    private final ConcurrentSkipListMap<Long, Connection> connections =
            new ConcurrentSkipListMap<>();
    private final List<Thread> acceptors = new ArrayList<>();
    private final Thread patrol;
    private volatile boolean closed;

    /// @param doors bound already, all to the same port
    TcpListener(
            List<ServerSocketChannel> doors,
            int port,
            Edge edge,
            NetworkLimits limits,
            ByteBudget budget,
            Clock clock,
            AtomicLong ids) {
        this.doors = List.copyOf(doors);
        this.port = port;
        this.edge = edge;
        this.limits = limits;
        this.budget = budget;
        this.clock = clock;
        this.ids = ids;
        places = new Semaphore(limits.maxConnections());
        patrol = Thread.ofVirtual().name("port-" + port + "-patrol").unstarted(this::patrol);
    }

    void start() {
        for (var door : doors) {
            acceptors.add(
                    Thread.ofVirtual()
                            .name("port-" + port + "-accept")
                            .start(() -> acceptAll(door)));
        }
        patrol.start();
    }

    @Override
    public int port() {
        return port;
    }

    @Override
    public List<ConnectionView> connections() {
        return connections.values().stream().map(c -> c.session().view()).toList();
    }

    @Override
    public void stop(long graceMs) {
        closeDoors();
        connections.values().forEach(Connection::drain);
        long deadlineMs = clock.nowMs() + graceMs;
        try {
            while (!connections.isEmpty() && clock.nowMs() < deadlineMs) {
                Thread.sleep(SHORTEST_PATROL_MS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        kill();
    }

    @Override
    public void kill() {
        closeDoors();
        connections.values().forEach(c -> c.close("the broker is gone"));
    }

    private void closeDoors() {
        closed = true;
        patrol.interrupt();
        for (var door : doors) {
            try {
                door.close();
            } catch (IOException e) {
                log.warn("Port {} did not close cleanly", port, e);
            }
        }
        // Who waits for a place finds that it is over, and lets its client go.
        places.release(acceptors.size());
        awaitAcceptors();
    }

    /// A closed door gives its port back only when nobody waits at it any more; whoever starts the broker again needs the port.
    private void awaitAcceptors() {
        try {
            for (var acceptor : acceptors) {
                if (!acceptor.join(LAST_ACCEPT)) {
                    log.warn("Port {} is not given back yet", port);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// A client over the limit waits, accepted but not served, until another leaves, as with Kafka; those behind it wait in the backlog.
    private void acceptAll(ServerSocketChannel door) {
        while (!closed) {
            try {
                var socket = door.accept();
                places.acquire();
                open(socket);
            } catch (ClosedChannelException | InterruptedException stopped) {
                return;
            } catch (IOException | RuntimeException failure) {
                log.warn(
                        "Port {}: a connection could not be accepted: {}",
                        port,
                        failure.toString());
                pauseAfterFailure();
            }
        }
    }

    private void open(SocketChannel socket) throws IOException {
        boolean opened = false;
        long id = ids.incrementAndGet();
        try {
            socket.setOption(StandardSocketOptions.TCP_NODELAY, true);
            var connection =
                    new Connection(id, socket, edge, limits, budget, clock, () -> left(id));
            connections.put(id, connection);
            connection.start();
            opened = true;
            if (closed) {
                connection.close("the broker is gone");
            }
        } finally {
            if (!opened) {
                places.release();
                socket.close();
            }
        }
    }

    private void left(long id) {
        if (connections.remove(id) != null) {
            places.release();
        }
    }

    private void patrol() {
        long pauseMs = Math.clamp(limits.maxIdleMs() / 4, SHORTEST_PATROL_MS, LONGEST_PATROL_MS);
        try {
            while (!closed) {
                Thread.sleep(pauseMs);
                long nowMs = clock.nowMs();
                connections.values().forEach(c -> c.closeIfIdle(nowMs, limits.maxIdleMs()));
            }
        } catch (InterruptedException stopped) {
            log.debug("Patrol of port {} ends", port);
        }
    }

    private static void pauseAfterFailure() {
        try {
            Thread.sleep(PAUSE_AFTER_FAILURE_MS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
