package io.logarium.engine.testing.frames;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;

/// A port of a live broker: each frame gets a connection of its own, and is followed by the end of what is sent, so that the
/// broker has nothing to wait for.
public final class SocketTarget implements FrameTarget {
    /// Only a broker that hangs makes a test wait that long.
    private static final int PATIENCE_MS = 20_000;

    private final int port;
    private final byte[] rest = new byte[64 * 1024];

    public SocketTarget(int port) {
        this.port = port;
    }

    @Override
    public Outcome send(byte[] bytes) throws IOException {
        try (var socket = new Socket(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port)) {
            socket.setSoTimeout(PATIENCE_MS);
            return exchange(socket, bytes);
        }
    }

    private Outcome exchange(Socket socket, byte[] bytes) throws IOException {
        long answered = 0;
        try {
            socket.getOutputStream().write(bytes);
            socket.shutdownOutput();
            var in = socket.getInputStream();
            for (int read = in.read(rest); read >= 0; read = in.read(rest)) {
                answered += read;
            }
        } catch (EOFException | SocketException closedBefore) {
            return answered > 0 ? Outcome.ANSWERED : Outcome.CLOSED;
        }
        return answered > 0 ? Outcome.ANSWERED : Outcome.CLOSED;
    }
}
