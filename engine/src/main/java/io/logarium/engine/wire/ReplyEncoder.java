package io.logarium.engine.wire;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import org.apache.kafka.common.network.Send;
import org.apache.kafka.common.protocol.ApiKeys;
import org.apache.kafka.common.protocol.SendBuilder;
import org.apache.kafka.common.requests.ResponseHeader;

/// Writes answers with the header that belongs to their version, length first. Records are not copied: they go out when the
/// [Send] is written, in the chunks that they choose themselves.
public final class ReplyEncoder {
    private ReplyEncoder() {}

    /// @throws RuntimeException when the body holds what its version cannot express: a mistake of whoever answered
    public static Send encode(Reply reply) {
        ApiKeys api = reply.api();
        var header =
                new ResponseHeader(
                        reply.correlationId(), api.responseHeaderVersion(reply.version()));
        return SendBuilder.buildResponseSend(header, reply.body(), reply.version());
    }

    /// The whole frame in memory, for a network that has no sockets.
    ///
    /// @throws UncheckedIOException when its records are gone or cannot be read: the connection must end then
    public static ByteBuffer toBytes(Reply reply) {
        var send = encode(reply);
        var bytes = new MemoryChannel((int) send.size());
        try {
            while (!send.completed()) {
                send.writeTo(bytes);
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return bytes.written();
    }
}
