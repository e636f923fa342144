package io.logarium.engine.wire;

import org.apache.kafka.common.protocol.ApiMessage;

/// Where the answer to one request goes. Exactly one of its methods is called, exactly once, at any time, from the loop;
/// answers leave a connection in the order of its requests whatever the order of these calls.
public interface ReplyTo {
    /// Sends the answer, encoded in the request's version.
    ///
    /// @param whenDone runs once, on any thread, when the last byte was handed to the socket or never will be; lets go of what the
    ///     answer refers to (segments of a log that were read)
    void answer(ApiMessage response, Runnable whenDone);

    /// Sends an answer that holds on to nothing.
    default void answer(ApiMessage response) {
        answer(response, () -> {});
    }

    /// Nothing is sent: Produce with acks=0.
    void answerNothing();

    /// Ends the connection, as Kafka does for what it cannot answer. The reason is for the event, not for the client.
    void close(String reason);
}
