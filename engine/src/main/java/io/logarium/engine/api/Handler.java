package io.logarium.engine.api;

import io.logarium.engine.wire.Request;

/// Serves the requests of one API. Runs on the loop, never blocks, and sees to it that the request is answered once.
@FunctionalInterface
public interface Handler {
    void handle(Request request, long nowMs);
}
