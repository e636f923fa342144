package io.logarium.engine.net;

import io.logarium.engine.loop.Clock;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ProtocolFamily;
import java.net.SocketException;
import java.net.StandardProtocolFamily;
import java.nio.channels.ServerSocketChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Sockets on the loopback addresses 127.0.0.1 and ::1, since `localhost` may mean either. Each connection has one virtual thread
/// that reads and one that writes.
public final class TcpNetwork implements Network {
    private static final Logger log = LoggerFactory.getLogger(TcpNetwork.class);

    /// `socket.listen.backlog.size`
    private static final int BACKLOG = 50;

    /// Any free port has to be free on both addresses.
    private static final int TRIES_FOR_A_FREE_PORT = 20;

    /// Below what systems give to connections that go out (from 32768 on Linux, 49152 elsewhere): a broker that stops for a while
    /// and comes back would else find its port in use by somebody's connection.
    private static final int FIRST_FREE_PORT = 20_000;

    private static final int LAST_FREE_PORT = 32_000;

    private static final byte[] IPV4_LOOPBACK = {127, 0, 0, 1};
    private static final byte[] IPV6_LOOPBACK = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1};

    private final Clock clock;
    private final NetworkLimits limits;
    private final ByteBudget budget;
    private final AtomicLong connectionIds = new AtomicLong();

    /// @param limits the memory for requests is shared by all listeners of this network
    public TcpNetwork(Clock clock, NetworkLimits limits) {
        this.clock = clock;
        this.limits = limits;
        budget = new ByteBudget(limits.requestBytes());
    }

    @Override
    public Listener listen(int port, Edge edge) throws IOException {
        var doors = port == 0 ? openAnyPort() : openPort(port);
        int bound = ((InetSocketAddress) doors.getFirst().getLocalAddress()).getPort();
        var listener = new TcpListener(doors, bound, edge, limits, budget, clock, connectionIds);
        listener.start();
        return listener;
    }

    @Override
    public PeerChannel connect(PeerAddress to, PeerChannel.Events events) {
        var channel = new TcpPeerChannel(to, limits, events);
        channel.start();
        return channel;
    }

    /// Memory that requests hold which were read and are not yet answered.
    public long requestBytesInUse() {
        return budget.used();
    }

    private static List<ServerSocketChannel> openAnyPort() throws IOException {
        for (int tries = 0; tries < TRIES_FOR_A_FREE_PORT; tries++) {
            int port = ThreadLocalRandom.current().nextInt(FIRST_FREE_PORT, LAST_FREE_PORT);
            try {
                return openPort(port);
            } catch (PortTakenException next) {
                log.debug("Port {} is in use", port);
            }
        }
        return openPort(0);
    }

    private static List<ServerSocketChannel> openPort(int port) throws IOException {
        var doors = new ArrayList<ServerSocketChannel>();
        try {
            var first = bind(StandardProtocolFamily.INET, IPV4_LOOPBACK, port);
            doors.add(first);
            int bound = ((InetSocketAddress) first.getLocalAddress()).getPort();
            try {
                doors.add(bind(StandardProtocolFamily.INET6, IPV6_LOOPBACK, bound));
            } catch (SocketException | UnsupportedOperationException without) {
                log.info(
                        "Port {} is open on 127.0.0.1 only, not on ::1: {}",
                        bound,
                        without.toString());
            }
            return doors;
        } catch (IOException | RuntimeException failure) {
            for (var door : doors) {
                door.close();
            }
            throw failure;
        }
    }

    private static ServerSocketChannel bind(ProtocolFamily family, byte[] address, int port)
            throws IOException {
        var at = InetAddress.getByAddress(address);
        var door = ServerSocketChannel.open(family);
        boolean bound = false;
        try {
            door.bind(new InetSocketAddress(at, port), BACKLOG);
            bound = true;
            return door;
        } catch (BindException failure) {
            if (isTaken(failure)) {
                throw new PortTakenException(port, at.getHostAddress(), failure);
            }
            throw failure;
        } finally {
            if (!bound) {
                door.close();
            }
        }
    }

    /// The same exception tells that the address does not exist here and that the port is forbidden.
    private static boolean isTaken(BindException failure) {
        var message = String.valueOf(failure.getMessage());
        return message.contains("in use") || message.contains("normally permitted");
    }
}
