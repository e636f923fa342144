package io.logarium.engine.net;

import org.apache.kafka.common.protocol.ApiMessage;
import org.jspecify.annotations.Nullable;

/// What came of a request to another broker.
public sealed interface PeerAnswer {
    /// It answered.
    ///
    /// @param prepared what the link's preparer made of the body; null when it has none
    record Answered(ApiMessage body, @Nullable Object prepared) implements PeerAnswer {}

    /// No answer will come; whether the request was handled is unknown.
    record Lost(String why) implements PeerAnswer {}

    /// Who asked wants to know, on the loop.
    @FunctionalInterface
    interface Handler {
        void handle(PeerAnswer answer, long nowMs);
    }
}
