package io.logarium.engine.api;

import io.logarium.engine.controller.Command;
import io.logarium.engine.wire.Request;
import java.util.List;
import org.apache.kafka.common.protocol.ApiKeys;
import org.apache.kafka.common.protocol.ApiMessage;
import org.apache.kafka.common.protocol.Errors;
import org.apache.kafka.common.requests.AbstractRequest;
import org.apache.kafka.common.protocol.ByteBufferAccessor;
import org.apache.kafka.common.protocol.MessageUtil;

/// Requests that only the active controller decides; a broker hands them on as they are.
final class ControllerHandlers {
    private static final List<ApiKeys> HANDED_ON =
            List.of(
                    ApiKeys.CREATE_TOPICS,
                    ApiKeys.DELETE_TOPICS,
                    ApiKeys.CREATE_PARTITIONS,
                    ApiKeys.INCREMENTAL_ALTER_CONFIGS,
                    ApiKeys.ALTER_CONFIGS,
                    ApiKeys.LIST_PARTITION_REASSIGNMENTS,
                    ApiKeys.ALTER_PARTITION_REASSIGNMENTS,
                    ApiKeys.ELECT_LEADERS,
                    ApiKeys.UNREGISTER_BROKER,
                    ApiKeys.DESCRIBE_QUORUM);

    private final ControllerChannel controller;

    ControllerHandlers(ControllerChannel controller) {
        this.controller = controller;
    }

    void addTo(Router router) {
        HANDED_ON.forEach(api -> router.serve(api, this::handOn));
    }

    private void handOn(Request request, long nowMs) {
        controller.ask(request.body(), request.version(), replyTo(request), nowMs);
    }

    private static Command.Reply replyTo(Request request) {
        return new Command.Reply() {
            @Override
            public void answer(ApiMessage response) {
                request.replyTo().answer(response);
            }

            @Override
            public void lost(Errors error) {
                request.replyTo().answer(failed(request, error));
            }
        };
    }

    /// The answer that Kafka's own request class makes of an error.
    private static ApiMessage failed(Request request, Errors error) {
        var bytes = MessageUtil.toByteBufferAccessor(request.body(), request.version()).buffer();
        return AbstractRequest.parseRequest(
                        request.api(), request.version(), new ByteBufferAccessor(bytes))
                .request
                .getErrorResponse(0, error.exception())
                .data();
    }
}
