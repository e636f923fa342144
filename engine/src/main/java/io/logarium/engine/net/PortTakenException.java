package io.logarium.engine.net;

import java.io.IOException;

/// Somebody else listens on the port that we were to open.
public final class PortTakenException extends IOException {
    private static final long serialVersionUID = 1;

    private final int port;

    public PortTakenException(int port, String address, Throwable cause) {
        super("Port %d of %s is taken by another program".formatted(port, address), cause);
        this.port = port;
    }

    public int port() {
        return port;
    }
}
