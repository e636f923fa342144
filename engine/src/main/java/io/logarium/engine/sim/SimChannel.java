package io.logarium.engine.sim;

import io.logarium.engine.net.NetworkLimits;
import io.logarium.engine.net.Outgoing;
import io.logarium.engine.net.PeerChannel;
import io.logarium.engine.net.PeerRequest;
import io.logarium.engine.net.Session;
import io.logarium.engine.view.ConnectionView;
import io.logarium.engine.wire.MemoryChannel;
import io.logarium.engine.wire.ReplyEncoder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Objects;
import java.util.Optional;
import org.apache.kafka.common.protocol.ByteBufferAccessor;
import org.apache.kafka.common.protocol.SendBuilder;
import org.apache.kafka.common.requests.AbstractResponse;
import org.apache.kafka.common.requests.RequestHeader;
import org.apache.kafka.common.requests.ResponseHeader;
import org.jspecify.annotations.Nullable;

/// A connection: at one end whoever opened it, at the other a broker's [Session], between them frames in simulated time. Each end
/// learns of the other's end only when the word of it arrives.
final class SimChannel implements PeerChannel {
    private static final int FIRST_PORT = 40_000;
    private static final int PORTS = 20_000;
    private static final InetAddress LOOPBACK = loopback();

    private final SimNetwork network;
    private final long id;
    private final int from;
    private final int to;
    private final int port;
    private final Events events;
    private final SimNetwork.Pipe there;
    private final SimNetwork.Pipe back;
    private final ArrayDeque<PeerRequest> unanswered = new ArrayDeque<>();
    private final ArrayDeque<ByteBuffer> unread = new ArrayDeque<>();
    private @Nullable Session session;
    private @Nullable SimListener listener;
    private boolean ended;
    private boolean sending;

    SimChannel(SimNetwork network, long id, int from, int to, int port, Events events) {
        this.network = network;
        this.id = id;
        this.from = from;
        this.to = to;
        this.port = port;
        this.events = events;
        there = network.pipe(from, to);
        back = network.pipe(to, from);
    }

    int from() {
        return from;
    }

    void start() {
        there.carry(this::knock);
    }

    // The opener's end.

    @Override
    public void send(PeerRequest request) {
        if (ended) {
            return;
        }
        unanswered.add(request);
        var frame = encode(request);
        there.carry(() -> arrive(frame));
    }

    private static ByteBuffer encode(PeerRequest request) {
        var header =
                new RequestHeader(
                        request.api(),
                        request.version(),
                        request.clientId(),
                        request.correlationId());
        var send = SendBuilder.buildRequestSend(header, request.body());
        var bytes = new MemoryChannel((int) send.size());
        try {
            while (!send.completed()) {
                send.writeTo(bytes);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return withoutLength(bytes.written());
    }

    private static ByteBuffer withoutLength(ByteBuffer frame) {
        return frame.position(Integer.BYTES).slice();
    }

    @Override
    public void close() {
        if (!ended) {
            ended = true;
            network.closed(this);
            there.carry(() -> leave("the client closed"));
        }
    }

    private void connected() {
        if (!ended) {
            tell(events::connected);
        }
    }

    private void lost(String why) {
        if (!ended) {
            ended = true;
            network.closed(this);
            tell(() -> events.lost(why));
        }
    }

    private void answered(ByteBuffer frame) {
        if (ended) {
            return;
        }
        trace(to, from, frame);
        var request = Objects.requireNonNull(unanswered.poll());
        var api = request.api();
        var header = ResponseHeader.parse(frame, api.responseHeaderVersion(request.version()));
        if (header.correlationId() != request.correlationId()) {
            throw new IllegalStateException("answer out of order: " + header + " to " + request);
        }
        var body =
                AbstractResponse.parseResponse(
                                api, new ByteBufferAccessor(frame), request.version())
                        .data();
        tell(() -> events.answered(request.correlationId(), body, events.prepare(request, body)));
    }

    private static void tell(Telling telling) {
        try {
            telling.tell();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private interface Telling {
        void tell() throws InterruptedException;
    }

    // The broker's end.

    private void knock() {
        var door = network.listener(port);
        if (door == null) {
            back.carry(() -> lost("connection refused"));
            return;
        }
        listener = door;
        door.add(this);
        session =
                new Session(
                        id,
                        door.edge(),
                        NetworkLimits.DEFAULT,
                        LOOPBACK,
                        FIRST_PORT + (int) (id % PORTS),
                        network.time().nowMs(),
                        this::sendSoon);
        back.carry(this::connected);
    }

    private void arrive(ByteBuffer frame) {
        if (session != null) {
            trace(from, to, frame);
            unread.add(frame);
            read();
        }
    }

    private void read() {
        var open = session;
        while (open != null && !unread.isEmpty() && open.hasRoom()) {
            var frame = unread.remove();
            boolean[] goOn = new boolean[1];
            tell(() -> goOn[0] = open.receive(frame, network.time().nowMs()));
            if (!goOn[0]) {
                unread.clear();
            }
        }
    }

    private void sendSoon() {
        if (!sending) {
            sending = true;
            network.time().in(network.workMicros(), this::sendReady);
        }
    }

    /// Sends the answers that are there, in order.
    void sendReady() {
        sending = false;
        var open = session;
        while (open != null && open == session) {
            Optional<Outgoing> next = open.next();
            if (next.isEmpty()) {
                read();
                return;
            }
            switch (next.get()) {
                case Outgoing.Answer answer -> send(answer);
                case Outgoing.Silence() -> unanswered.poll();
                case Outgoing.HangUp(String reason) -> hangUp(reason);
            }
        }
    }

    private void send(Outgoing.Answer answer) {
        try {
            var frame = withoutLength(ReplyEncoder.toBytes(answer.reply()));
            back.carry(() -> answered(frame));
        } catch (UncheckedIOException gone) {
            hangUp("the records are gone: " + gone.getMessage());
        } finally {
            answer.done();
        }
    }

    /// The broker ends the connection.
    void hangUp(String why) {
        if (leave(why)) {
            back.carry(() -> lost(why));
        }
    }

    private boolean leave(String why) {
        var open = session;
        if (open == null) {
            return false;
        }
        session = null;
        unread.clear();
        Objects.requireNonNull(listener).remove(this);
        open.close(why, network.time().nowMs());
        return true;
    }

    ConnectionView view() {
        return Objects.requireNonNull(session).view();
    }

    private void trace(int source, int target, ByteBuffer frame) {
        network.trace()
                .frame(
                        network.time().nowMicros(),
                        source,
                        target,
                        frame.array(),
                        frame.arrayOffset() + frame.position(),
                        frame.remaining());
    }

    private static InetAddress loopback() {
        try {
            return InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
        } catch (UnknownHostException e) {
            throw new IllegalStateException(e);
        }
    }
}
