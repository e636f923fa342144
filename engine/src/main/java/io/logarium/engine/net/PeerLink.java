package io.logarium.engine.net;

import io.logarium.engine.loop.BrokerLoop;
import io.logarium.engine.loop.Chance;
import io.logarium.engine.loop.Timers;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.protocol.ApiKeys;
import org.apache.kafka.common.protocol.ApiMessage;
import org.jspecify.annotations.Nullable;

/// Asks another broker. It connects when there is something to send, connects again after a pause when that fails, and gives
/// every request that it took exactly one answer, on the loop.
///
/// Belongs to its broker's loop; only the channel's events come from elsewhere, and they are handed over as events of the loop.
/// All brokers here are of one version, so the newest version of a request that is served is the one that is sent.
public final class PeerLink {
    private final Network network;
    private final BrokerLoop loop;
    private final Chance chance;
    private final String clientId;
    private final PeerLimits limits;
    private final AnswerPreparer preparer;
    private final Map<Integer, Waiting> waiting = new LinkedHashMap<>();
    private PeerAddress to;
    private Phase phase = new Idle();
    private int correlationId;
    private int failures;
    private boolean closed;

    public PeerLink(
            Network network,
            PeerAddress to,
            String clientId,
            BrokerLoop loop,
            Chance chance,
            PeerLimits limits,
            AnswerPreparer preparer) {
        this.network = network;
        this.to = to;
        this.clientId = clientId;
        this.loop = loop;
        this.chance = chance;
        this.limits = limits;
        this.preparer = preparer;
    }

    /// Sends a request; `handler` gets its answer in a later turn.
    ///
    /// @return false when it was refused: too much is in flight, or the link pauses after a failure; then no answer comes
    public boolean send(ApiKeys api, ApiMessage body, long nowMs, PeerAnswer.Handler handler) {
        return send(api, api.latestVersion(false), body, nowMs, handler);
    }

    /// As the other one, in a version that is not the newest: that of a client whose request is handed on.
    public boolean send(
            ApiKeys api, short version, ApiMessage body, long nowMs, PeerAnswer.Handler handler) {
        if (closed || waiting.size() >= limits.maxInFlight()) {
            return false;
        }
        var channel = channel(nowMs);
        if (channel == null) {
            return false;
        }
        int id = correlationId++;
        var deadline = loop.timers().at(nowMs + limits.requestTimeoutMs(), this::timedOut);
        waiting.put(id, new Waiting(handler, deadline));
        channel.send(new PeerRequest(api, version, id, clientId, body));
        return true;
    }

    /// Whether [#send] would take a request now.
    public boolean isReady(long nowMs) {
        boolean pausing = phase instanceof Pausing(long untilMs) && nowMs < untilMs;
        return !closed && !pausing && waiting.size() < limits.maxInFlight();
    }

    /// Whether the connection stands.
    public boolean isConnected() {
        return phase instanceof Open open && open.connected;
    }

    /// The other broker listens elsewhere now; what is in flight is lost.
    public void moveTo(PeerAddress address, long nowMs) {
        if (!address.equals(to)) {
            to = address;
            failures = 0;
            drop("moved to " + address.host() + ":" + address.port(), new Idle(), nowMs);
        }
    }

    /// Ends the link; what is in flight is lost.
    public void close(long nowMs) {
        closed = true;
        drop("link closed", new Idle(), nowMs);
    }

    private @Nullable PeerChannel channel(long nowMs) {
        return switch (phase) {
            case Open open -> open.channel;
            case Pausing(long untilMs) when nowMs < untilMs -> null;
            case Pausing(long untilMs) -> open();
            case Idle() -> open();
        };
    }

    private PeerChannel open() {
        var events = new Events();
        var open = new Open(network.connect(to, events), events);
        phase = open;
        return open.channel;
    }

    private void timedOut(long nowMs) {
        drop("no answer for " + limits.requestTimeoutMs() + " ms", pause(nowMs), nowMs);
    }

    private Phase pause(long nowMs) {
        int doublings = Math.min(failures++, 16);
        long pauseMs = Math.min(limits.maxBackoffMs(), limits.backoffMs() << doublings);
        long jitterMs = chance.nextInt((int) Math.max(1, pauseMs / 5));
        return new Pausing(nowMs + pauseMs + jitterMs);
    }

    /// The next phase is set before anybody hears of the loss, since whoever hears may send again.
    private void drop(String why, Phase next, long nowMs) {
        if (phase instanceof Open open) {
            open.channel.close();
        }
        phase = next;
        var lost = List.copyOf(waiting.values());
        waiting.clear();
        for (var one : lost) {
            one.deadline.cancel();
            one.handler.handle(new PeerAnswer.Lost(why), nowMs);
        }
    }

    private void answered(int id, PeerAnswer answer, long nowMs) {
        failures = 0;
        var one = waiting.remove(id);
        if (one != null) {
            one.deadline.cancel();
            one.handler.handle(answer, nowMs);
        }
    }

    /// Brings what happens to one channel to the loop; what a channel tells after it was dropped is ignored.
    private final class Events implements PeerChannel.Events {
        @Override
        public void connected() throws InterruptedException {
            loop.submit(nowMs -> current().ifPresent(open -> open.connected = true));
        }

        @Override
        public @Nullable Object prepare(PeerRequest request, ApiMessage answer) {
            return preparer.prepare(request.api(), request.version(), answer);
        }

        @Override
        public void answered(int correlationId, ApiMessage body, @Nullable Object prepared)
                throws InterruptedException {
            var answer = new PeerAnswer.Answered(body, prepared);
            loop.submit(nowMs ->
                    current()
                            .ifPresent(
                                    open -> PeerLink.this.answered(correlationId, answer, nowMs)));
        }

        @Override
        public void lost(String why) throws InterruptedException {
            loop.submit(nowMs -> current().ifPresent(open -> drop(why, pause(nowMs), nowMs)));
        }

        private Optional<Open> current() {
            return phase instanceof Open open && open.events == this
                    ? Optional.of(open)
                    : Optional.empty();
        }
    }

    /// Work on an answer that needs no state, done at the edge: the checks of fetched batches.
    @FunctionalInterface
    public interface AnswerPreparer {
        AnswerPreparer NONE = (api, version, answer) -> null;

        @Nullable Object prepare(ApiKeys api, short version, ApiMessage answer);
    }

    private record Waiting(PeerAnswer.Handler handler, Timers.Timer deadline) {}

    private sealed interface Phase {}

    private record Idle() implements Phase {}

    private record Pausing(long untilMs) implements Phase {}

    private static final class Open implements Phase {
        private final PeerChannel channel;
        private final Events events;
        private boolean connected;

        private Open(PeerChannel channel, Events events) {
            this.channel = channel;
            this.events = events;
        }
    }
}
