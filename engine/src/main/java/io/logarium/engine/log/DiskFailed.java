package io.logarium.engine.log;

import java.io.IOException;
import java.nio.file.Path;

/// The machine refused or failed a file operation. Whoever owns the folder takes it offline, as Kafka does with a log dir.
public final class DiskFailed extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient Path path;

    public DiskFailed(String what, Path path, IOException cause) {
        super("Cannot " + what + " " + path + ": " + cause, cause);
        this.path = path;
    }

    public Path path() {
        return path;
    }
}
