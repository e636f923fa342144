package io.logarium.app;

import io.logarium.app.home.DataFolder;
import io.logarium.app.home.FreePort;
import io.logarium.app.home.PortHolder;
import io.logarium.engine.ClusterStartException;
import java.nio.file.AccessDeniedException;

/// What the command line tells when something cannot be done: what, why, what to do; one line.
final class Sentences {
    private Sentences() {}

    static String of(DataFolder.InUse inUse) {
        var holder =
                inUse.holder().isPresent() ? " (process " + inUse.holder().getAsLong() + ")" : "";
        return "Another Logarium%s uses the folder %s; end it, or name another folder with --data DIR."
                .formatted(holder, inUse.path());
    }

    static String of(DataFolder.Unusable unusable) {
        return "The folder %s cannot be used: %s. Name another one with --data DIR."
                .formatted(unusable.path(), reason(unusable.why()));
    }

    static String notStarted(Exception why) {
        return why instanceof ClusterStartException e && e.takenPort() != 0
                ? portTaken(e.takenPort())
                : "The cluster did not start: %s.".formatted(reason(why));
    }

    static String portTaken(int port) {
        var by =
                PortHolder.of(port)
                        .map(h -> "%s (process %d)".formatted(h.program(), h.process()))
                        .orElse("another program");
        var free = FreePort.after(port);
        var instead =
                free.isPresent()
                        ? "; port %d is free: --port %d".formatted(free.getAsInt(), free.getAsInt())
                        : "; choose another one with --port P";
        return "Port %d is taken by %s%s".formatted(port, by, instead);
    }

    private static String reason(Throwable why) {
        var message = why.getMessage();
        if (why instanceof AccessDeniedException) {
            return "no right to write there";
        }
        if (message == null) {
            return why.getClass().getSimpleName();
        }
        var line = message.lines().findFirst().orElse("").strip();
        return line.endsWith(".") ? line.substring(0, line.length() - 1) : line;
    }
}
