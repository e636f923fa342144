package io.logarium.engine.testing.frames;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.util.Optional;
import org.apache.kafka.common.protocol.ApiKeys;
import org.apache.kafka.common.protocol.ApiMessage;
import org.apache.kafka.common.protocol.ByteBufferAccessor;
import org.apache.kafka.common.requests.AbstractResponse;
import org.apache.kafka.common.requests.ResponseHeader;

/// A socket that sends whatever it is told, and reads answers.
public final class RawClient implements AutoCloseable {
    /// Only a broken broker makes a test wait that long.
    private static final int PATIENCE_MS = 20_000;

    private final Socket socket;
    private final DataInputStream in;

    public RawClient(int port) throws IOException {
        this(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port);
    }

    public RawClient(InetAddress host, int port) throws IOException {
        socket = new Socket(host, port);
        socket.setSoTimeout(PATIENCE_MS);
        socket.setTcpNoDelay(true);
        in = new DataInputStream(new BufferedInputStream(socket.getInputStream()));
    }

    public int localPort() {
        return socket.getLocalPort();
    }

    public void send(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
    }

    public void send(ApiKeys api, int version, int correlationId, ApiMessage body)
            throws IOException {
        send(Frames.of(api, version, correlationId, body));
    }

    /// No more will be sent; answers can still be read.
    public void shutdownOutput() throws IOException {
        socket.shutdownOutput();
    }

    /// The next answer without its length, or nothing when the other side closed.
    public Optional<ByteBuffer> read() throws IOException {
        try {
            var bytes = new byte[in.readInt()];
            in.readFully(bytes);
            return Optional.of(ByteBuffer.wrap(bytes));
        } catch (EOFException | SocketException closed) {
            return Optional.empty();
        }
    }

    /// The next answer, which must be to a request of this kind.
    @SuppressWarnings("unchecked")
    public <T extends ApiMessage> T read(ApiKeys api, int version, int correlationId)
            throws IOException {
        var bytes = read().orElseThrow(() -> new EOFException("closed"));
        var header = ResponseHeader.parse(bytes, api.responseHeaderVersion((short) version));
        if (header.correlationId() != correlationId) {
            throw new IOException(
                    "answer %d instead of %d".formatted(header.correlationId(), correlationId));
        }
        return (T)
                AbstractResponse.parseResponse(api, new ByteBufferAccessor(bytes), (short) version)
                        .data();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
