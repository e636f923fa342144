package io.logarium.engine.group;

import org.apache.kafka.common.protocol.Errors;

/// Why a request is not done, for the client: the error, and a sentence that names what was wrong.
record Refusal(Errors error, String message) {}
