package io.logarium.engine.net;

import io.logarium.engine.event.EngineEvent;
import io.logarium.engine.view.ConnectionView;
import io.logarium.engine.wire.Caller;
import io.logarium.engine.wire.Decoded;
import io.logarium.engine.wire.Reply;
import io.logarium.engine.wire.Request;
import io.logarium.engine.wire.RequestDecoder;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.common.message.ApiVersionsRequestData;
import org.apache.kafka.common.protocol.ApiKeys;
import org.jspecify.annotations.Nullable;

/// What one connection means to a broker, without sockets and threads: frames go in, decoded and prepared requests go to the
/// sink, answers come out in order. Sockets and the simulation drive the same class.
public final class Session {
    private static final Runnable NOTHING = () -> {};

    private final long id;
    private final Edge edge;
    private final RequestDecoder decoder;
    private final ReplySlots slots;
    private final InetAddress host;
    private final int port;
    private final long openedMs;
    private final Traffic traffic = new Traffic();
    private final AtomicBoolean closed = new AtomicBoolean();
    private volatile Caller caller;
    private volatile String clientId = "";

    /// @param id unique in the life of the broker
    /// @param onReply told that [#next] has something to do, on the thread that answered
    public Session(
            long id,
            Edge edge,
            NetworkLimits limits,
            InetAddress host,
            int port,
            long openedMs,
            Runnable onReply) {
        this.id = id;
        this.edge = edge;
        this.decoder = new RequestDecoder(edge.table());
        this.slots = new ReplySlots(limits.maxInFlight(), onReply);
        this.host = host;
        this.port = port;
        this.openedMs = openedMs;
        this.caller =
                new Caller(
                        id, "/" + host.getHostAddress(), port, edge.name(), "unknown", "unknown");
        edge.events()
                .accept(
                        new EngineEvent.ConnectionOpened(
                                openedMs, edge.broker(), id, hostForPeople(), port));
    }

    /// Whether a frame may be given to [#receive].
    public boolean hasRoom() {
        return slots.hasRoom();
    }

    /// Takes the next frame in. May wait while the sink does.
    ///
    /// @return whether to go on; if not, the connection ends when the answers before it are sent
    public boolean receive(ByteBuffer frame, long nowMs) throws InterruptedException {
        traffic.read(frame.remaining() + Integer.BYTES);
        return receive(frame, NOTHING, nowMs);
    }

    /// @param release runs when the request is done with; it may run twice
    boolean receive(ByteBuffer frame, Runnable release, long nowMs) throws InterruptedException {
        traffic.readRequest();
        return switch (decoder.decode(frame)) {
            case Decoded.Call call -> accept(call, release, nowMs);
            case Decoded.AnswerNow(Reply reply) -> {
                open(reply.api(), reply.version(), reply.correlationId(), release)
                        .answer(reply.body());
                yield true;
            }
            case Decoded.CloseWith(String reason) -> {
                release.run();
                hangUp(reason);
                yield false;
            }
        };
    }

    private boolean accept(Decoded.Call call, Runnable release, long nowMs)
            throws InterruptedException {
        clientId = call.clientId();
        if (call.body() instanceof ApiVersionsRequestData versions && call.version() >= 3) {
            introduce(versions.clientSoftwareName(), versions.clientSoftwareVersion());
        }
        var slot = open(call.api(), call.version(), call.correlationId(), release);
        @Nullable Object prepared;
        try {
            prepared = edge.preparer().prepare(call.api(), call.version(), call.body());
        } catch (Throwable broken) { // hostile records may make anything of it
            slot.close("%s v%d is broken: %s".formatted(call.api().name, call.version(), broken));
            return false;
        }
        edge.sink()
                .accept(
                        new Request(
                                call.api(),
                                call.version(),
                                call.correlationId(),
                                call.clientId(),
                                call.body(),
                                prepared,
                                caller,
                                slot,
                                nowMs));
        return true;
    }

    private void introduce(String softwareName, String softwareVersion) {
        caller = new Caller(id, caller.host(), port, edge.name(), softwareName, softwareVersion);
    }

    /// Lets the connection end when everything before this is answered; there must be room.
    void hangUp(String reason) {
        open(ApiKeys.API_VERSIONS, (short) 0, 0, NOTHING).close(reason);
    }

    private ReplySlots.Slot open(ApiKeys api, short version, int correlationId, Runnable release) {
        return slots.open(api, version, correlationId, release);
    }

    /// What is to be done next on the wire, if it is known already.
    public Optional<Outgoing> next() {
        return slots.poll();
    }

    ReplySlots slots() {
        return slots;
    }

    Traffic traffic() {
        return traffic;
    }

    /// The connection has ended; only the first reason counts.
    public void close(String why, long nowMs) {
        if (closed.compareAndSet(false, true)) {
            slots.close();
            edge.events()
                    .accept(
                            new EngineEvent.ConnectionClosed(
                                    nowMs, edge.broker(), id, clientId, why));
        }
    }

    public ConnectionView view() {
        var now = caller;
        return new ConnectionView(
                id,
                clientId,
                hostForPeople(),
                port,
                now.softwareName(),
                now.softwareVersion(),
                openedMs,
                traffic.requests(),
                traffic.bytesIn(),
                traffic.bytesOut());
    }

    private String hostForPeople() {
        return host.isLoopbackAddress() && host.getAddress().length == 16
                ? "::1"
                : host.getHostAddress();
    }
}
