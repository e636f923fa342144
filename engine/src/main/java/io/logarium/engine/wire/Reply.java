package io.logarium.engine.wire;

import org.apache.kafka.common.protocol.ApiKeys;
import org.apache.kafka.common.protocol.ApiMessage;

/// An answer that is not encoded yet.
///
/// @param version of the body; the header's version follows from it
public record Reply(ApiKeys api, short version, int correlationId, ApiMessage body) {}
