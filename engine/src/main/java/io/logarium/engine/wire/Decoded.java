package io.logarium.engine.wire;

import org.apache.kafka.common.protocol.ApiKeys;
import org.apache.kafka.common.protocol.ApiMessage;

/// What a frame turned out to be.
public sealed interface Decoded {
    /// A request that is served in this version and could be read. Records in the body share the frame's memory.
    record Call(ApiKeys api, short version, int correlationId, String clientId, ApiMessage body)
            implements Decoded {}

    /// Answered without asking anybody: ApiVersions in a version that we do not know, or with a bad software name (KIP-511).
    record AnswerNow(Reply reply) implements Decoded {}

    /// Kafka ends the connection for such a frame, and so do we. The reason is for people, in plain English.
    record CloseWith(String reason) implements Decoded {}
}
