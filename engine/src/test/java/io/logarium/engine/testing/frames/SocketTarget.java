package io.logarium.engine.testing.frames;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import org.apache.kafka.common.message.ApiVersionsRequestData;
import org.apache.kafka.common.protocol.ApiKeys;

/// A port of a live broker. Each frame gets a connection of its own; a good request follows it, or the end of what is sent when
/// the frame is not whole, so that it can be seen when the broker is done with it.
public final class SocketTarget implements FrameTarget {
    /// After that a request counts as parked.
    private static final int PATIENCE_MS = 2_000;

    /// Only a broker that hangs makes a test wait that long.
    private static final int LONGEST_MS = 20_000;

    private static final int LAST_ID = 0x5EA15EA1;
    private static final byte[] LAST =
            Frames.of(ApiKeys.API_VERSIONS, 0, LAST_ID, new ApiVersionsRequestData());

    private final int port;
    private final byte[] rest = new byte[64 * 1024];

    public SocketTarget(int port) {
        this.port = port;
    }

    @Override
    public Outcome send(byte[] bytes) throws IOException {
        try (var socket = new Socket(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port)) {
            socket.setSoTimeout(PATIENCE_MS);
            boolean whole =
                    bytes.length > Integer.BYTES
                            && ByteBuffer.wrap(bytes).getInt(0) == bytes.length - Integer.BYTES;
            return whole ? exchange(socket, bytes) : sendHalf(socket, bytes);
        }
    }

    private Outcome exchange(Socket socket, byte[] bytes) throws IOException {
        var in = new DataInputStream(socket.getInputStream());
        var outcome = Outcome.SILENT;
        try {
            socket.getOutputStream().write(bytes);
            socket.getOutputStream().write(LAST);
            while (true) {
                int length = in.readInt();
                int id = in.readInt();
                in.skipNBytes(length - Integer.BYTES);
                if (id == LAST_ID) {
                    return outcome;
                }
                outcome = Outcome.ANSWERED;
            }
        } catch (SocketTimeoutException parked) {
            endAndDrain(socket);
            return Outcome.SILENT;
        } catch (EOFException | SocketException closed) {
            return Outcome.CLOSED;
        }
    }

    private Outcome sendHalf(Socket socket, byte[] bytes) throws IOException {
        try {
            socket.getOutputStream().write(bytes);
            endAndDrain(socket);
        } catch (SocketException closedBefore) {
            return Outcome.CLOSED;
        }
        return Outcome.CLOSED;
    }

    /// The broker must close when the client has ended.
    private void endAndDrain(Socket socket) throws IOException {
        socket.setSoTimeout(LONGEST_MS);
        socket.shutdownOutput();
        var in = socket.getInputStream();
        int read = 0;
        while (read >= 0) {
            read = in.read(rest);
        }
    }
}
