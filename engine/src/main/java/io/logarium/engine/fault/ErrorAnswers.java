package io.logarium.engine.fault;

import io.logarium.engine.wire.Request;
import java.util.Optional;
import org.apache.kafka.common.errors.UnsupportedVersionException;
import org.apache.kafka.common.protocol.ApiMessage;
import org.apache.kafka.common.protocol.Errors;
import org.apache.kafka.common.protocol.MessageUtil;
import org.apache.kafka.common.requests.AbstractRequest;

/// The answer to any request that says the same error for all it asked for.
final class ErrorAnswers {
    private ErrorAnswers() {}

    /// Nothing for a request that has no such answer, such as a Produce with acks=0.
    static Optional<ApiMessage> of(Request request, Errors error) {
        try {
            var bytes = MessageUtil.toByteBufferAccessor(request.body(), request.version());
            var parsed =
                    AbstractRequest.parseRequest(request.api(), request.version(), bytes).request;
            return Optional.ofNullable(parsed.getErrorResponse(0, error.exception()))
                    .map(response -> response.data());
        } catch (UnsupportedVersionException | UnsupportedOperationException none) {
            return Optional.empty();
        }
    }
}
