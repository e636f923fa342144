package io.logarium.engine.net;

import java.io.IOException;

/// The seam between brokers and whatever carries bytes: sockets when the cluster is live, messages in memory when it is simulated.
public interface Network {
    /// Starts to accept connections on the loopback addresses.
    ///
    /// @param port 0 for any free one
    /// @throws PortTakenException when somebody else listens on the port
    Listener listen(int port, Edge edge) throws IOException;

    /// Opens a connection to another broker and returns at once; what becomes of it is told to `events`.
    PeerChannel connect(PeerAddress to, PeerChannel.Events events);
}
