package io.logarium.engine.wire;

import org.apache.kafka.common.protocol.ApiKeys;
import org.apache.kafka.common.protocol.ApiMessage;
import org.jspecify.annotations.Nullable;

/// A request that was read, checked for its version and parsed.
///
/// @param body the generated message, of the class that belongs to api and version
/// @param prepared what the edge worked out from the body on the reader's thread, so that the loop need not (the checked batches
///     of a Produce); null for most requests
/// @param receivedMs when its last byte was read
public record Request(
        ApiKeys api,
        short version,
        int correlationId,
        String clientId,
        ApiMessage body,
        @Nullable Object prepared,
        Caller caller,
        ReplyTo replyTo,
        long receivedMs) {}
