package io.logarium.engine.faulty;

import io.logarium.engine.fault.ClientFault;
import io.logarium.engine.loop.Chance;
import io.logarium.engine.net.Edge;
import io.logarium.engine.wire.ReplyTo;
import io.logarium.engine.wire.Request;
import io.logarium.engine.wire.RequestSink;
import java.util.ArrayDeque;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.kafka.common.protocol.ApiKeys;
import org.apache.kafka.common.protocol.ApiMessage;

/// What brokers do to the requests of chosen clients, by client id. Sits between connections and brokers; from any thread.
///
/// ApiVersions is always served: a client without it does not get to anything worth breaking.
public final class ClientFaults {
    private final Map<String, ClientFault> byClient = new ConcurrentHashMap<>();

    /// By connection: what waits, as many as a connection may have in flight.
    private final Map<Long, ArrayDeque<Delayed>> delayed = new ConcurrentHashMap<>();

    private final ReentrantLock drawing = new ReentrantLock();
    private final Chance chance;
    private final Later later;

    public ClientFaults(Chance chance, Later later) {
        this.chance = chance;
        this.later = later;
    }

    public void set(String clientId, ClientFault fault) {
        if (fault.share() == 0) {
            byClient.remove(clientId);
        } else {
            byClient.put(clientId, fault);
        }
    }

    /// All clients are served.
    public void clear() {
        byClient.clear();
    }

    /// The same edge with these faults before it.
    public Edge around(Edge edge) {
        return new Edge(
                edge.broker(),
                edge.name(),
                edge.table(),
                edge.preparer(),
                request -> pass(request, edge.sink()),
                edge.events());
    }

    private void pass(Request request, RequestSink sink) throws InterruptedException {
        var fault = byClient.get(request.clientId() == null ? "" : request.clientId());
        if (fault == null || request.api() == ApiKeys.API_VERSIONS || !hits(fault.share())) {
            if (delayed.isEmpty() || !queued(request, sink, 0)) {
                sink.accept(request);
            }
            return;
        }
        switch (fault.action()) {
            case ClientFault.Answer(var error) -> {
                var answer = ErrorAnswers.of(request, error);
                if (answer.isPresent()) {
                    request.replyTo().answer(answer.get());
                } else {
                    sink.accept(request);
                }
            }
            case ClientFault.Delay(var ms) -> delay(request, sink, ms);
            case ClientFault.Drop() -> sink.accept(unanswered(request));
            case ClientFault.Close() ->
                    request.replyTo().close("the connection was cut on purpose");
        }
    }

    private boolean hits(double share) {
        drawing.lock();
        try {
            return chance.happens(share);
        } finally {
            drawing.unlock();
        }
    }

    /// Requests of a connection never overtake each other, so what comes behind a delayed one waits, too.
    private void delay(Request request, RequestSink sink, long ms) {
        drawing.lock();
        try {
            delayed.computeIfAbsent(request.caller().connectionId(), c -> new ArrayDeque<>());
        } finally {
            drawing.unlock();
        }
        queued(request, sink, ms);
    }

    /// @return whether the request waits; false when nothing of its connection does
    private boolean queued(Request request, RequestSink sink, long ms) {
        drawing.lock();
        try {
            var waiting = delayed.get(request.caller().connectionId());
            if (waiting == null) {
                return false;
            }
            waiting.add(new Delayed(request, sink, ms));
            if (waiting.size() == 1) {
                later.in(ms, () -> serveFirst(request.caller().connectionId()));
            }
            return true;
        } finally {
            drawing.unlock();
        }
    }

    private void serveFirst(long connection) {
        var waiting = delayed.get(connection);
        if (waiting == null) {
            return;
        }
        try {
            var first = first(waiting);
            first.sink.accept(first.request);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        drawing.lock();
        try {
            waiting.remove();
            var next = waiting.peek();
            if (next == null) {
                delayed.remove(connection);
            } else {
                later.in(next.ms, () -> serveFirst(connection));
            }
        } finally {
            drawing.unlock();
        }
    }

    private Delayed first(ArrayDeque<Delayed> waiting) {
        drawing.lock();
        try {
            return waiting.getFirst();
        } finally {
            drawing.unlock();
        }
    }

    /// A request that is served `ms` after the one before it was.
    private record Delayed(Request request, RequestSink sink, long ms) {}

    private static Request unanswered(Request request) {
        return new Request(
                request.api(),
                request.version(),
                request.correlationId(),
                request.clientId(),
                request.body(),
                request.prepared(),
                request.caller(),
                new NeverSent(request.replyTo()),
                request.receivedMs());
    }

    /// Takes the answer and keeps it; what comes behind it on the connection waits until the client gives up.
    private record NeverSent(ReplyTo to) implements ReplyTo {
        @Override
        public void answer(ApiMessage response, Runnable whenDone) {
            whenDone.run();
        }

        @Override
        public void answerNothing() {
            to.answerNothing();
        }

        @Override
        public void close(String reason) {
            to.close(reason);
        }
    }
}
