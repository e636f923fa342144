package io.logarium.app.home;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/// Looks for a port that nobody listens on.
public final class FreePort {
    private static final int HIGHEST = 65_535;
    private static final int TRIES = 200;

    private FreePort() {}

    /// The first free one after `port`, on the loopback addresses.
    public static OptionalInt after(int port) {
        return after(port, 1);
    }

    /// The first of several free ones in a row after `port`, on the loopback addresses.
    public static OptionalInt after(int port, int count) {
        for (int candidate = port + 1;
                candidate + count - 1 <= HIGHEST && candidate <= port + TRIES;
                candidate++) {
            if (IntStream.range(candidate, candidate + count).allMatch(FreePort::isFree)) {
                return OptionalInt.of(candidate);
            }
        }
        return OptionalInt.empty();
    }

    /// Whether a server could listen there now, on 127.0.0.1 and, where the machine has it, ::1.
    public static boolean isFree(int port) {
        return canBind("127.0.0.1", port) && (!canBind("::1", 0) || canBind("::1", port));
    }

    private static boolean canBind(String address, int port) {
        try (var socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(InetAddress.ofLiteral(address), port), 1);
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
