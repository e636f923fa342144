package io.logarium.engine.wire;

import org.apache.kafka.common.protocol.ApiMessage;

/// Where the answer to one request goes. Exactly one of its methods is called, exactly once, at any time, from the loop;
/// answers leave a connection in the order of its requests whatever the order of these calls.
public interface ReplyTo {
    /// Sends the answer, encoded in the request's version.
    void answer(ApiMessage response);

    /// Nothing is sent: Produce with acks=0.
    void answerNothing();

    /// Ends the connection, as Kafka does for what it cannot answer. The reason is for the event, not for the client.
    void close(String reason);
}
