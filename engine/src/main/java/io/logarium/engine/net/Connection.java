package io.logarium.engine.net;

import io.logarium.engine.loop.Clock;
import io.logarium.engine.net.FrameReader.FrameLimits;
import io.logarium.engine.wire.ReplyEncoder;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.SocketChannel;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.common.network.Send;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A client's socket with the two virtual threads that serve it: the reader feeds the [Session], the writer sends its answers. A
/// client that does not read holds up its own writer, and soon its own reader, and nobody else.
final class Connection {
    private static final Logger log = LoggerFactory.getLogger(Connection.class);

    /// Requests that carry no records; see [FrameLimits]. Enough for some 100,000 partitions, and Kafka's own limits of what such a
    /// request may bring about are lower.
    private static final int OTHER_FRAMES = 4 * 1024 * 1024;

    /// A request that has begun goes on; on one machine its rest never takes that long unless somebody means harm.
    private static final long LONGEST_STALL_MS = 60_000;

    private final SocketChannel socket;
    private final Session session;
    private final FrameReader frames;
    private final SocketOut out;
    private final Clock clock;
    private final Runnable onClosed;
    private final Thread reader;
    private final Thread writer;
    private final AtomicBoolean closed = new AtomicBoolean();
    private volatile boolean draining;
    private long seenBytes;
    private long seenAtMs;

    /// @param onClosed runs once, when both ends are shut
    Connection(
            long id,
            SocketChannel socket,
            Edge edge,
            NetworkLimits limits,
            ByteBudget budget,
            Clock clock,
            Runnable onClosed)
            throws IOException {
        this.socket = socket;
        this.clock = clock;
        this.onClosed = onClosed;
        var remote = (InetSocketAddress) socket.getRemoteAddress();
        seenAtMs = clock.nowMs();
        session =
                new Session(
                        id,
                        edge,
                        limits,
                        remote.getAddress(),
                        remote.getPort(),
                        seenAtMs,
                        () -> {});
        int other = Math.min(OTHER_FRAMES, limits.maxFrameBytes());
        var frameLimits = new FrameLimits(limits.maxFrameBytes(), other);
        frames = new FrameReader(socket, frameLimits, budget, session.traffic());
        out = new SocketOut(socket, session.traffic());
        var name = "broker-%d-%s-%d-".formatted(edge.broker(), edge.name(), id);
        reader = Thread.ofVirtual().name(name + "reader").unstarted(this::read);
        writer = Thread.ofVirtual().name(name + "writer").unstarted(this::write);
    }

    void start() {
        reader.start();
        writer.start();
    }

    Session session() {
        return session;
    }

    private void read() {
        try {
            boolean goOn = true;
            while (goOn) {
                session.slots().awaitRoom();
                goOn =
                        switch (frames.next()) {
                            case Frame.Whole(var bytes, var charge) ->
                                    session.receive(bytes, charge::release, clock.nowMs());
                            case Frame.Broken(String reason) -> hangUp(reason);
                            case Frame.End(String reason) -> ended(reason);
                        };
            }
        } catch (IOException | InterruptedException gone) {
            close(reasonOf(gone));
        } catch (Throwable broken) {
            log.error("A connection's reader broke", broken);
            close("internal error: " + broken);
        }
    }

    private boolean hangUp(String reason) {
        session.hangUp(reason);
        return false;
    }

    /// A client that closes wants no answers any more; a broker that stops still owes them.
    private boolean ended(String reason) {
        if (draining) {
            return hangUp("the broker stops");
        }
        close(reason);
        return false;
    }

    private void write() {
        try {
            boolean goOn = true;
            while (goOn) {
                Optional<Outgoing> next = Optional.of(session.slots().take());
                while (goOn && next.isPresent()) {
                    goOn = send(next.get());
                    next = goOn ? session.next() : next;
                }
                out.flush();
            }
            close("closed");
        } catch (IOException | InterruptedException gone) {
            close(reasonOf(gone));
        } catch (Throwable broken) {
            log.error("An answer could not be sent", broken);
            close("internal error: " + broken);
        }
    }

    private boolean send(Outgoing next) throws IOException {
        return switch (next) {
            case Outgoing.Answer answer -> {
                try {
                    writeAll(ReplyEncoder.encode(answer.reply()));
                } finally {
                    answer.done();
                }
                yield true;
            }
            case Outgoing.Silence() -> true;
            case Outgoing.HangUp(String reason) -> {
                out.flush();
                close(reason);
                yield false;
            }
        };
    }

    private void writeAll(Send send) throws IOException {
        while (!send.completed()) {
            if (send.writeTo(out) <= 0 && !send.completed()) {
                throw new IOException("a log gave fewer bytes than it promised");
            }
        }
    }

    private static String reasonOf(Exception gone) {
        return gone instanceof InterruptedException
                ? "closed"
                : "connection lost: " + gone.getMessage();
    }

    /// Reads nothing more, and closes when everything that was read is answered.
    void drain() {
        draining = true;
        try {
            socket.shutdownInput();
        } catch (IOException alreadyGone) {
            close("the broker stops");
        }
    }

    /// Closes a connection on which nothing has moved for too long. Called by one thread, now and then.
    void closeIfIdle(long nowMs, long maxIdleMs) {
        var traffic = session.traffic();
        long bytes = traffic.bytesIn() + traffic.bytesOut();
        if (bytes != seenBytes) {
            seenBytes = bytes;
            seenAtMs = nowMs;
            return;
        }
        long idleMs = nowMs - seenAtMs;
        if (idleMs >= maxIdleMs) {
            close("idle for %d s".formatted(idleMs / 1000));
        } else if (traffic.isInFrame() && idleMs >= LONGEST_STALL_MS) {
            close("half a request, then nothing for %d s".formatted(idleMs / 1000));
        }
    }

    /// Closes at once. Safe from any thread, any number of times.
    void close(String why) {
        if (!closed.compareAndSet(false, true)) {
            return;
        }
        try {
            socket.close();
        } catch (IOException e) {
            log.debug("A socket did not close cleanly", e);
        }
        session.close(why, clock.nowMs());
        interruptOther(reader);
        interruptOther(writer);
        onClosed.run();
    }

    private static void interruptOther(Thread thread) {
        if (thread != Thread.currentThread()) {
            thread.interrupt();
        }
    }
}
