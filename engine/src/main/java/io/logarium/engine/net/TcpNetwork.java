package io.logarium.engine.net;

import io.logarium.engine.loop.Clock;
import java.io.IOException;

/// Sockets on the loopback addresses, with one virtual thread that reads and one that writes for each connection.
public final class TcpNetwork implements Network {
    private final Clock clock;
    private final NetworkLimits limits;

    /// @param limits shared by all listeners of this network where they are not said to be of one listener
    public TcpNetwork(Clock clock, NetworkLimits limits) {
        this.clock = clock;
        this.limits = limits;
    }

    @Override
    public Listener listen(int port, Edge edge) throws IOException {
        throw new UnsupportedOperationException(clock + " " + limits);
    }

    @Override
    public PeerChannel connect(PeerAddress to, PeerChannel.Events events) {
        throw new UnsupportedOperationException();
    }
}
