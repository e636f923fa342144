package io.logarium.engine;

import io.logarium.engine.net.PortTakenException;

/// A cluster could not be started. The message says what, why and what to do, for a person.
public final class ClusterStartException extends Exception {
    private static final long serialVersionUID = 1;

    /// The port that somebody else has; 0 when that is not the reason.
    private final int takenPort;

    ClusterStartException(String message) {
        super(message);
        this.takenPort = 0;
    }

    private ClusterStartException(String message, int takenPort, Throwable cause) {
        super(message, cause);
        this.takenPort = takenPort;
    }

    static ClusterStartException of(Throwable cause) {
        return switch (cause) {
            case ClusterStartException e -> e;
            case PortTakenException e ->
                    new ClusterStartException(
                            "Port %d is used by another program.".formatted(e.port()), e.port(), e);
            default -> {
                var why = cause.getMessage() == null ? cause.toString() : cause.getMessage();
                yield new ClusterStartException(why, 0, cause);
            }
        };
    }

    /// The port that another program has; 0 when the start failed for another reason.
    public int takenPort() {
        return takenPort;
    }
}
