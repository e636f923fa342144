package io.logarium.engine.controller;

import org.apache.kafka.common.protocol.ApiMessage;
import org.apache.kafka.common.protocol.Errors;

/// A request to the controller.
///
/// @param request the generated request data; its class says what is wanted
/// @param version in which it was sent
public record Command(ApiMessage request, short version, Reply reply) {

    /// Whom to answer. Exactly one of the two is called, once.
    public interface Reply {
        /// The response data that belongs to the request.
        void answer(ApiMessage response);

        /// The decision could not be kept: `NOT_CONTROLLER`, or what the log said. Nothing happened, or nobody knows.
        void lost(Errors error);
    }
}
