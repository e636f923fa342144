package io.logarium.engine.view;

import java.util.List;

/// A broker of the cluster in the box.
///
/// @param host the advertised host
/// @param port the advertised port
/// @param detail why it is in this state, for a person; empty when there is nothing to say
/// @param connections clients that are connected now
/// @param disk how its disk behaves
/// @param diskSinceMs since when it does, in milliseconds since the epoch
public record BrokerView(
        int id,
        String host,
        int port,
        State state,
        long sinceMs,
        String detail,
        long logBytes,
        List<ConnectionView> connections,
        Disk disk,
        long diskSinceMs) {
    public BrokerView {
        connections = List.copyOf(connections);
    }

    /// A broker whose disk is well.
    public BrokerView(
            int id,
            String host,
            int port,
            State state,
            long sinceMs,
            String detail,
            long logBytes,
            List<ConnectionView> connections) {
        this(id, host, port, state, sinceMs, detail, logBytes, connections, Disk.OK, 0);
    }

    /// The life of a broker, as a person sees it.
    public enum State {
        STARTING,
        UP,
        FENCED,
        PAUSED,
        STOPPING,
        STOPPED,
        KILLED,
        POWERED_OFF,
        CRASHED
    }

    /// How a broker's disk behaves.
    public enum Disk {
        OK,
        /// Flushes take long.
        SLOW,
        /// Nothing more can be written.
        FULL,
        /// Every operation fails; the files are there again when it is well.
        LOST
    }
}
