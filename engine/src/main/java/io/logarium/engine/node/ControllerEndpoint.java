package io.logarium.engine.node;

import io.logarium.engine.api.Features;
import io.logarium.engine.controller.Command;
import io.logarium.engine.loop.BrokerLoop;
import io.logarium.engine.net.Edge;
import io.logarium.engine.net.Listener;
import io.logarium.engine.quorum.RaftNode;
import io.logarium.engine.wire.ApiTable;
import io.logarium.engine.wire.ApiVersionsAnswer;
import io.logarium.engine.wire.Request;
import io.logarium.engine.wire.RequestPreparer;
import java.io.IOException;
import org.apache.kafka.common.message.ApiVersionsRequestData;
import org.apache.kafka.common.message.DescribeClusterRequestData;
import org.apache.kafka.common.message.DescribeClusterResponseData;
import org.apache.kafka.common.message.DescribeClusterResponseData.DescribeClusterBroker;
import org.apache.kafka.common.protocol.ApiMessage;
import org.apache.kafka.common.protocol.Errors;

/// The port on which the nodes of a cluster talk to each other's controllers: the voters of the quorum, and brokers that register,
/// report or hand on what clients asked for.
final class ControllerEndpoint {
    /// The name of the listener; Kafka's usual one.
    static final String LISTENER = "CONTROLLER";

    /// Of DescribeCluster: what Kafka's tools ask a controller for (KIP-919).
    private static final byte CONTROLLERS = 2;

    private final MetadataNode metadata;
    private final String clusterId;
    private final ApiVersionsAnswer apiVersions;

    ControllerEndpoint(MetadataNode metadata, BrokerParts parts) {
        this.metadata = metadata;
        this.clusterId = parts.clusterId();
        this.apiVersions =
                new ApiVersionsAnswer(ApiTable.CONTROLLER, parts.clusterId(), parts.id());
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
            case API_VERSIONS ->
                    request.replyTo()
                            .answer(
                                    apiVersions.to(
                                            (ApiVersionsRequestData) request.body(),
                                            request.version(),
                                            Features.of(metadata.image())));
            case DESCRIBE_CLUSTER -> request.replyTo().answer(controllers(request.body()));
            case FETCH_SNAPSHOT -> metadata.serveSnapshot(request);
            case VOTE, BEGIN_QUORUM_EPOCH, END_QUORUM_EPOCH, FETCH -> metadata.serveQuorum(request);
            default -> metadata.ask(request.body(), request.version(), replyTo(request), nowMs);
        }
    }

    private DescribeClusterResponseData controllers(ApiMessage body) {
        var response =
                new DescribeClusterResponseData()
                        .setEndpointType(CONTROLLERS)
                        .setClusterId(clusterId);
        if (((DescribeClusterRequestData) body).endpointType() != CONTROLLERS) {
            return response.setErrorCode(Errors.MISMATCHED_ENDPOINT_TYPE.code())
                    .setErrorMessage(
                            "The request was sent to an endpoint of type CONTROLLER, but we wanted an endpoint of type BROKER");
        }
        response.setControllerId(metadata.node().map(RaftNode::leader).orElse(-1));
        for (var at : metadata.links().addresses()) {
            response.brokers()
                    .add(
                            new DescribeClusterBroker()
                                    .setBrokerId(at.node())
                                    .setHost(at.host())
                                    .setPort(at.port()));
        }
        return response;
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
