package io.logarium.engine.faulty;

import io.logarium.engine.wire.Request;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.kafka.common.errors.UnsupportedVersionException;
import org.apache.kafka.common.protocol.ApiKeys;
import org.apache.kafka.common.protocol.ApiMessage;
import org.apache.kafka.common.protocol.Errors;
import org.apache.kafka.common.protocol.MessageUtil;
import org.apache.kafka.common.requests.AbstractRequest;

/// The answer to any request that says the same error for all it asked for.
final class ErrorAnswers {
    private ErrorAnswers() {}

    private static final Set<ApiKeys> RECORDS =
            EnumSet.of(ApiKeys.PRODUCE, ApiKeys.FETCH, ApiKeys.LIST_OFFSETS);

    private static final Set<ApiKeys> GROUPS =
            EnumSet.of(
                    ApiKeys.JOIN_GROUP,
                    ApiKeys.SYNC_GROUP,
                    ApiKeys.HEARTBEAT,
                    ApiKeys.CONSUMER_GROUP_HEARTBEAT,
                    ApiKeys.OFFSET_COMMIT,
                    ApiKeys.OFFSET_FETCH);

    private static final Pattern OF_GROUPS =
            Pattern.compile(".*(COORDINATOR|GROUP|MEMBER|GENERATION|REBALANCE|OFFSET_COMMIT).*");

    /// Nothing for a request that never meets this error, such as Metadata, or that has no answer: a Produce with acks=0.
    static Optional<ApiMessage> of(Request request, Errors error) {
        var meant = OF_GROUPS.matcher(error.name()).matches() ? GROUPS : RECORDS;
        if (!meant.contains(request.api())) {
            return Optional.empty();
        }
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
