package io.logarium.engine.api;

/// Bytes of the volume that a log directory is on.
public record LogSpace(long totalBytes, long usableBytes) {
    public static final LogSpace UNKNOWN = new LogSpace(-1, -1);
}
