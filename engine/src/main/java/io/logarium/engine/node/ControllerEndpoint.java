package io.logarium.engine.node;

import io.logarium.engine.controller.Command;
import io.logarium.engine.loop.BrokerLoop;
import io.logarium.engine.net.Edge;
import io.logarium.engine.net.Listener;
import io.logarium.engine.wire.ApiTable;
import io.logarium.engine.wire.Request;
import io.logarium.engine.wire.RequestPreparer;
import java.io.IOException;
import org.apache.kafka.common.protocol.ApiMessage;
import org.apache.kafka.common.protocol.Errors;

/// The port on which the nodes of a cluster talk to each other's controllers: the voters of the quorum, and brokers that register,
/// report or hand on what clients asked for.
final class ControllerEndpoint {
    /// The name of the listener; Kafka's usual one.
    static final String LISTENER = "CONTROLLER";

    private final MetadataNode metadata;

    ControllerEndpoint(MetadataNode metadata) {
        this.metadata = metadata;
    }

    /// Opens a port; 0 takes a free one.
    Listener listen(BrokerParts parts, int port) throws IOException {
        BrokerLoop loop = parts.loop();
        var edge =
                new Edge(
                        parts.id(),
                        LISTENER,
                        ApiTable.CONTROLLER,
                        RequestPreparer.NONE,
                        request -> loop.submit(nowMs -> route(request, nowMs)),
                        event -> {});
        return parts.network().listen(port, edge);
    }

    private void route(Request request, long nowMs) {
        switch (request.api()) {
            case VOTE, BEGIN_QUORUM_EPOCH, END_QUORUM_EPOCH, FETCH -> metadata.serveQuorum(request);
            default -> metadata.ask(request.body(), request.version(), replyTo(request), nowMs);
        }
    }

    private static Command.Reply replyTo(Request request) {
        return new Command.Reply() {
            @Override
            public void answer(ApiMessage response) {
                request.replyTo().answer(response);
            }

            @Override
            public void lost(Errors error) {
                request.replyTo().answer(ErrorAnswers.of(request.body(), request.version(), error));
            }
        };
    }
}
