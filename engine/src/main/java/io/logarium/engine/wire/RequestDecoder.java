package io.logarium.engine.wire;

import java.nio.ByteBuffer;
import org.apache.kafka.common.errors.InvalidRequestException;
import org.apache.kafka.common.message.ApiVersionsRequestData;
import org.apache.kafka.common.protocol.ApiKeys;
import org.apache.kafka.common.protocol.ByteBufferAccessor;
import org.apache.kafka.common.protocol.Errors;
import org.apache.kafka.common.requests.AbstractRequest;
import org.apache.kafka.common.requests.ApiVersionsRequest;
import org.apache.kafka.common.requests.RequestHeader;

/// Reads requests out of frames, as strict and as lenient as Kafka: what it would end a connection for ends ours, and bytes after
/// a complete request are ignored.
///
/// The version is checked before anything is parsed, because the generated readers do not check it and misread.
public final class RequestDecoder {
    /// Api key, version and correlation id; no header is shorter.
    private static final int SHORTEST = 8;

    private static final short VERSION_0 = 0;

    private final ApiTable table;

    public RequestDecoder(ApiTable table) {
        this.table = table;
    }

    /// @param frame a frame without its length; the result shares its memory
    public Decoded decode(ByteBuffer frame) {
        if (frame.remaining() < SHORTEST) {
            return new Decoded.CloseWith("frame of %d bytes".formatted(frame.remaining()));
        }
        int key = frame.getShort(frame.position());
        short version = frame.getShort(frame.position() + 2);
        if (!ApiKeys.hasId(key)) {
            return new Decoded.CloseWith("unknown api key " + key);
        }
        var api = ApiKeys.forId(key);
        if (!table.serves(api, version)) {
            return new Decoded.CloseWith("%s v%d is not served".formatted(api.name, version));
        }
        try {
            return parse(api, version, frame);
        } catch (Throwable broken) { // whatever a hostile frame makes the parser throw, even
            // OutOfMemoryError
            return new Decoded.CloseWith(
                    "%s v%d cannot be read: %s".formatted(api.name, version, broken));
        }
    }

    private static Decoded parse(ApiKeys api, short version, ByteBuffer frame) {
        var header = RequestHeader.parse(frame);
        if (api == ApiKeys.API_VERSIONS && !api.isVersionSupported(version)) {
            var answer =
                    new ApiVersionsRequest(new ApiVersionsRequestData(), VERSION_0, version)
                            .getErrorResponse(0, Errors.UNSUPPORTED_VERSION.exception());
            return new Decoded.AnswerNow(
                    new Reply(api, VERSION_0, header.correlationId(), answer.data()));
        }
        if (!CollisionGuard.isHarmless(api, version, frame)) {
            return new Decoded.CloseWith(
                    "%s v%d has lists whose entries collide".formatted(api.name, version));
        }
        var request =
                AbstractRequest.parseRequest(api, version, new ByteBufferAccessor(frame)).request;
        if (request instanceof ApiVersionsRequest versions && !versions.isValid()) {
            var answer = versions.getErrorResponse(0, new InvalidRequestException(""));
            return new Decoded.AnswerNow(
                    new Reply(api, version, header.correlationId(), answer.data()));
        }
        return new Decoded.Call(
                api, version, header.correlationId(), header.clientId(), request.data());
    }
}
