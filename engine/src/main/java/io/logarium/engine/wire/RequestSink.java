package io.logarium.engine.wire;

/// Where decoded requests go; live, the inbox of a broker's loop.
@FunctionalInterface
public interface RequestSink {
    /// Takes the request over. May wait while the broker has too much to do, which holds up this connection's reader only.
    /// Whatever happens to the request, its [Request#replyTo] must be called once.
    void accept(Request request) throws InterruptedException;
}
