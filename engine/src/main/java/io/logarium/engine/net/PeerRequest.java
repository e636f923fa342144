package io.logarium.engine.net;

import org.apache.kafka.common.protocol.ApiKeys;
import org.apache.kafka.common.protocol.ApiMessage;

/// A request to another broker.
public record PeerRequest(
        ApiKeys api, short version, int correlationId, String clientId, ApiMessage body) {}
