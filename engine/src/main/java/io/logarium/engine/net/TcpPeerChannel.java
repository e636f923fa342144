package io.logarium.engine.net;

import io.logarium.engine.net.FrameReader.FrameLimits;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.common.protocol.ByteBufferAccessor;
import org.apache.kafka.common.protocol.SendBuilder;
import org.apache.kafka.common.requests.AbstractResponse;
import org.apache.kafka.common.requests.RequestHeader;
import org.apache.kafka.common.requests.ResponseHeader;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// An outgoing socket to another broker with its two virtual threads. Its queues are as long as [PeerLink] lets them be.
final class TcpPeerChannel implements PeerChannel {
    private static final Logger log = LoggerFactory.getLogger(TcpPeerChannel.class);

    private final PeerAddress to;
    private final Events events;
    private final NetworkLimits limits;
    private final Traffic traffic = new Traffic();
    private final LinkedBlockingQueue<PeerRequest> outgoing = new LinkedBlockingQueue<>();
    private final ConcurrentLinkedQueue<PeerRequest> unanswered = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean ended = new AtomicBoolean();
    private final Thread writer;
    private volatile @Nullable Thread reader;
    private volatile @Nullable SocketChannel socket;

    TcpPeerChannel(PeerAddress to, NetworkLimits limits, Events events) {
        this.to = to;
        this.limits = limits;
        this.events = events;
        writer = Thread.ofVirtual().name("to-node-" + to.node() + "-writer").unstarted(this::run);
    }

    void start() {
        writer.start();
    }

    @Override
    public void send(PeerRequest request) {
        outgoing.add(request);
    }

    @Override
    public void close() {
        ended.set(true);
        shut();
    }

    private void run() {
        try (var opened = connect()) {
            socket = opened;
            if (ended.get()) {
                return;
            }
            events.connected();
            reader =
                    Thread.ofVirtual()
                            .name("to-node-" + to.node() + "-reader")
                            .start(() -> readAnswers(opened));
            writeRequests(opened);
        } catch (InterruptedException closed) {
            log.debug("Connection to node {} is closed", to.node());
        } catch (Throwable failure) {
            lost(reasonOf(failure));
        }
    }

    private SocketChannel connect() throws IOException {
        var address = InetAddress.getByName(to.host());
        if (!address.isLoopbackAddress()) {
            throw new IOException(to.host() + " is not an address of this machine");
        }
        var opened = SocketChannel.open(new InetSocketAddress(address, to.port()));
        opened.setOption(StandardSocketOptions.TCP_NODELAY, true);
        return opened;
    }

    private void writeRequests(SocketChannel opened) throws IOException, InterruptedException {
        var out = new SocketOut(opened, traffic);
        while (!ended.get()) {
            @Nullable PeerRequest request = outgoing.take();
            while (request != null) {
                unanswered.add(request);
                var header =
                        new RequestHeader(
                                request.api(),
                                request.version(),
                                request.clientId(),
                                request.correlationId());
                var send = SendBuilder.buildRequestSend(header, request.body());
                while (!send.completed()) {
                    send.writeTo(out);
                }
                request = outgoing.poll();
            }
            out.flush();
        }
    }

    private void readAnswers(SocketChannel opened) {
        var any = new FrameLimits(limits.maxFrameBytes(), limits.maxFrameBytes());
        var frames =
                new FrameReader(opened, any, new ByteBudget(2L * limits.maxFrameBytes()), traffic);
        try {
            while (!ended.get()) {
                switch (frames.next()) {
                    case Frame.Whole(var bytes, var charge) -> {
                        charge.release();
                        answered(bytes);
                    }
                    case Frame.Broken(String reason) -> throw new IOException(reason);
                    case Frame.End(String reason) -> throw new IOException(reason);
                }
            }
        } catch (InterruptedException closed) {
            log.debug("Connection to node {} is closed", to.node());
        } catch (Throwable failure) {
            lost(reasonOf(failure));
        }
    }

    private void answered(ByteBuffer bytes) throws IOException, InterruptedException {
        var request = unanswered.poll();
        if (request == null) {
            throw new IOException("an answer that nobody asked for");
        }
        var api = request.api();
        var header = ResponseHeader.parse(bytes, api.responseHeaderVersion(request.version()));
        if (header.correlationId() != request.correlationId()) {
            throw new IOException(
                    "answer %d to request %d"
                            .formatted(header.correlationId(), request.correlationId()));
        }
        var body =
                AbstractResponse.parseResponse(
                                api, new ByteBufferAccessor(bytes), request.version())
                        .data();
        events.answered(request.correlationId(), body, events.prepare(request, body));
    }

    private void lost(String why) {
        if (!ended.compareAndSet(false, true)) {
            return;
        }
        try {
            events.lost(why);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        shut();
    }

    private static String reasonOf(Throwable failure) {
        var message = failure.getMessage();
        return failure instanceof IOException && message != null ? message : failure.toString();
    }

    private void shut() {
        var opened = socket;
        if (opened != null) {
            try {
                opened.close();
            } catch (IOException e) {
                log.debug("A socket did not close cleanly", e);
            }
        }
        interruptOther(writer);
        var reading = reader;
        if (reading != null) {
            interruptOther(reading);
        }
    }

    private static void interruptOther(Thread thread) {
        if (thread != Thread.currentThread()) {
            thread.interrupt();
        }
    }
}
