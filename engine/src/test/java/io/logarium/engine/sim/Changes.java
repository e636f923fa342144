package io.logarium.engine.sim;

import org.apache.kafka.common.protocol.ApiMessage;

/// What is changed of the messages that a broker gets and sends.
interface Changes {
    /// Before a broker sees a request.
    default void asked(int broker, ApiMessage body) {}

    /// Before a broker's own request leaves.
    default void asks(int broker, ApiMessage body) {}

    /// Before a broker sees the answer to its own request.
    default void answered(int broker, ApiMessage body) {}
}
