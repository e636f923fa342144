package io.logarium.engine.node;

import org.apache.kafka.common.protocol.ApiKeys;
import org.apache.kafka.common.protocol.ApiMessage;
import org.apache.kafka.common.protocol.ByteBufferAccessor;
import org.apache.kafka.common.protocol.Errors;
import org.apache.kafka.common.protocol.MessageUtil;
import org.apache.kafka.common.requests.AbstractRequest;
import org.apache.kafka.common.requests.AbstractResponse;

/// Errors in answers, whatever their form: Kafka's own classes know where each API keeps them.
final class ErrorAnswers {
    private ErrorAnswers() {}

    /// The answer that Kafka's request class makes of an error.
    static ApiMessage of(ApiMessage request, short version, Errors error) {
        var bytes = MessageUtil.toByteBufferAccessor(request, version).buffer();
        return AbstractRequest.parseRequest(
                        ApiKeys.forId(request.apiKey()), version, new ByteBufferAccessor(bytes))
                .request
                .getErrorResponse(0, error.exception())
                .data();
    }

    /// Whether an answer says this anywhere.
    static boolean hasError(short version, ApiMessage answer, Errors error) {
        var bytes = MessageUtil.toByteBufferAccessor(answer, version).buffer();
        return AbstractResponse.parseResponse(
                        ApiKeys.forId(answer.apiKey()), new ByteBufferAccessor(bytes), version)
                .errorCounts()
                .containsKey(error);
    }
}
