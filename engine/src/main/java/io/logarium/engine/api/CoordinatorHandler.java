package io.logarium.engine.api;

import io.logarium.engine.controller.BrokerImage;
import io.logarium.engine.controller.MetadataImage;
import io.logarium.engine.group.GroupCoordinator;
import io.logarium.engine.wire.Request;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.kafka.common.message.FindCoordinatorRequestData;
import org.apache.kafka.common.message.FindCoordinatorResponseData;
import org.apache.kafka.common.message.FindCoordinatorResponseData.Coordinator;
import org.apache.kafka.common.protocol.Errors;
import org.apache.kafka.common.requests.FindCoordinatorRequest.CoordinatorType;

/// FindCoordinator, API 10: which broker leads the partition that a group lives in.
final class CoordinatorHandler implements Handler {
    private static final short FIRST_WITH_SEVERAL_KEYS = 4;

    private final Supplier<MetadataImage> image;
    private final GroupCoordinator groups;
    private final TopicCreation creation;

    CoordinatorHandler(
            Supplier<MetadataImage> image, GroupCoordinator groups, TopicCreation creation) {
        this.image = image;
        this.groups = groups;
        this.creation = creation;
    }

    @Override
    public void handle(Request request, long nowMs) {
        var body = (FindCoordinatorRequestData) request.body();
        var response = new FindCoordinatorResponseData();
        var listener = request.caller().listener();
        if (request.version() < FIRST_WITH_SEVERAL_KEYS) {
            var found = find(body.keyType(), body.key(), listener, nowMs);
            boolean isFound = found.errorCode() == Errors.NONE.code();
            // Only the old form of the answer says NONE where there is nothing to say.
            response.setErrorCode(found.errorCode())
                    .setErrorMessage(isFound ? Errors.NONE.name() : found.errorMessage())
                    .setNodeId(found.nodeId())
                    .setHost(found.host())
                    .setPort(found.port());
        } else {
            for (var key : body.coordinatorKeys()) {
                response.coordinators().add(find(body.keyType(), key, listener, nowMs));
            }
        }
        request.replyTo().answer(response);
    }

    private Coordinator find(byte type, String key, String listener, long nowMs) {
        if (type == CoordinatorType.TRANSACTION.id()) {
            return nobody(
                    key,
                    Errors.COORDINATOR_NOT_AVAILABLE,
                    "This broker has no transaction coordinator.");
        }
        if (type != CoordinatorType.GROUP.id()) {
            return nobody(key, Errors.INVALID_REQUEST, Errors.INVALID_REQUEST.message());
        }
        var topic = image.get().topic(GroupCoordinator.OFFSETS_TOPIC);
        if (topic.isEmpty()) {
            creation.createInternal(GroupCoordinator.OFFSETS_TOPIC, nowMs);
            return notAvailable(key);
        }
        return topic.get()
                .partition(groups.partitionFor(key))
                .filter(p -> p.hasLeader() && image.get().isAlive(p.leader()))
                .flatMap(p -> endpoint(p.leader(), listener).map(e -> at(key, p.leader(), e)))
                .orElseGet(() -> notAvailable(key));
    }

    private Optional<BrokerImage.Endpoint> endpoint(int broker, String listener) {
        return image.get().broker(broker).flatMap(b -> b.endpoint(listener));
    }

    private static Coordinator at(String key, int broker, BrokerImage.Endpoint endpoint) {
        return new Coordinator()
                .setKey(key)
                .setNodeId(broker)
                .setHost(endpoint.host())
                .setPort(endpoint.port());
    }

    private static Coordinator notAvailable(String key) {
        return nobody(
                key, Errors.COORDINATOR_NOT_AVAILABLE, Errors.COORDINATOR_NOT_AVAILABLE.message());
    }

    private static Coordinator nobody(String key, Errors error, String message) {
        return new Coordinator()
                .setKey(key)
                .setErrorCode(error.code())
                .setErrorMessage(message)
                .setNodeId(-1)
                .setHost("")
                .setPort(-1);
    }
}
