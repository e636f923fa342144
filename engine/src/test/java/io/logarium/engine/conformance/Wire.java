package io.logarium.engine.conformance;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import org.apache.kafka.common.protocol.ApiKeys;
import org.apache.kafka.common.protocol.ApiMessage;
import org.apache.kafka.common.protocol.ByteBufferAccessor;
import org.apache.kafka.common.protocol.ObjectSerializationCache;
import org.apache.kafka.common.requests.RequestHeader;
import org.apache.kafka.common.requests.ResponseHeader;

/// A bare connection to a broker that sends any request in any version and reads the answer, without a client's care.
///
/// After the broker has closed it, or has not answered in time, the next call connects anew.
public final class Wire implements AutoCloseable {
    private static final int CONNECT_TIMEOUT_MS = 10_000;
    private static final int ANSWER_TIMEOUT_MS = 20_000;
    private static final int LARGEST_ANSWER = 64 << 20;

    private final Target.Address address;
    private final String clientId;
    private int correlation;
    private Socket socket = new Socket();
    private DataInputStream in = new DataInputStream(DataInputStream.nullInputStream());

    public Wire(Target.Address address, String clientId) {
        this.address = address;
        this.clientId = clientId;
    }

    /// The broker has closed the connection instead of answering.
    public static final class Closed extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    /// The broker has kept the connection open and said nothing.
    public static final class Silent extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    /// Sends a request and reads its answer, to the last byte.
    @SuppressWarnings("unchecked")
    public <T extends ApiMessage> T call(ApiKeys api, int version, ApiMessage request) {
        send(api, version, request);
        return (T) receive(api, version);
    }

    /// Sends a request without waiting for its answer.
    public void send(ApiKeys api, int version, ApiMessage request) {
        write(frame(api, (short) version, request));
    }

    /// Reads the answer to the oldest request that has none yet.
    public ApiMessage receive(ApiKeys api, int version) {
        var body = ByteBuffer.wrap(read());
        ResponseHeader.parse(body, api.responseHeaderVersion((short) version));
        var answer = api.messageType.newResponse();
        answer.read(new ByteBufferAccessor(body), (short) version);
        if (body.hasRemaining()) {
            throw new IllegalStateException(body.remaining() + " bytes too many in the answer");
        }
        return answer;
    }

    /// Sends these bytes on a fresh connection and reads one frame.
    public byte[] raw(byte[] frame) {
        close();
        try {
            write(frame);
            return read();
        } finally {
            close();
        }
    }

    /// The bytes of a request, size first.
    public byte[] frame(ApiKeys api, short version, ApiMessage request) {
        var header = new RequestHeader(api, version, clientId, ++correlation);
        var headerCache = new ObjectSerializationCache();
        var bodyCache = new ObjectSerializationCache();
        int size =
                header.data().size(headerCache, header.headerVersion())
                        + request.size(bodyCache, version);
        var bytes = ByteBuffer.allocate(4 + size);
        bytes.putInt(size);
        var out = new ByteBufferAccessor(bytes);
        header.data().write(out, headerCache, header.headerVersion());
        request.write(out, bodyCache, version);
        return bytes.array();
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            // Nothing is left to lose.
        }
    }

    private void write(byte[] bytes) {
        try {
            if (!socket.isConnected() || socket.isClosed()) {
                connect();
            }
            socket.getOutputStream().write(bytes);
        } catch (SocketException e) {
            close();
            throw new Closed();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void connect() throws IOException {
        socket = new Socket();
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(ANSWER_TIMEOUT_MS);
        socket.connect(new InetSocketAddress(address.host(), address.port()), CONNECT_TIMEOUT_MS);
        in = new DataInputStream(new BufferedInputStream(socket.getInputStream()));
    }

    private byte[] read() {
        try {
            int size = in.readInt();
            if (size < 0 || size > LARGEST_ANSWER) {
                throw new IllegalStateException("an answer of " + size + " bytes");
            }
            var bytes = new byte[size];
            in.readFully(bytes);
            return bytes;
        } catch (SocketTimeoutException e) {
            close();
            throw new Silent();
        } catch (EOFException | SocketException e) {
            close();
            throw new Closed();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
