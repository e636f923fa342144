package io.logarium.engine.view;

import java.util.List;

/// A broker of the cluster in the box.
///
/// @param host the advertised host
/// @param port the advertised port
/// @param detail why it is in this state, for a person; empty when there is nothing to say
/// @param connections clients that are connected now
public record BrokerView(
        int id,
        String host,
        int port,
        State state,
        long sinceMs,
        String detail,
        long logBytes,
        List<ConnectionView> connections) {
    public BrokerView {
        connections = List.copyOf(connections);
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
        CRASHED
    }
}
