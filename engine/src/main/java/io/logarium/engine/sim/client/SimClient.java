package io.logarium.engine.sim.client;

import io.logarium.engine.loop.Chance;
import io.logarium.engine.loop.Timers;
import io.logarium.engine.net.PeerAddress;
import io.logarium.engine.net.PeerAnswer;
import io.logarium.engine.net.PeerLimits;
import io.logarium.engine.net.PeerLink;
import io.logarium.engine.sim.Simulation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.common.message.MetadataRequestData;
import org.apache.kafka.common.message.MetadataResponseData;
import org.apache.kafka.common.protocol.ApiKeys;
import org.apache.kafka.common.protocol.ApiMessage;

/// A client's connections and what it knows of the cluster. Producers, group members and administrators are made on top of it.
public final class SimClient {
    /// `retry.backoff.ms`
    static final long BACKOFF_MS = 100;

    private final String id;
    private final Simulation.ClientSeat seat;
    private final PeerLimits limits;
    private final Map<Integer, PeerLink> links = new TreeMap<>();
    private final ClientMetadata metadata = new ClientMetadata();
    private List<Runnable> whenRefreshed = new ArrayList<>();
    private boolean refreshing;
    private int next;
    private long requests;

    /// @param requestTimeoutMs `request.timeout.ms`
    public SimClient(Simulation simulation, String id, long requestTimeoutMs) {
        this.id = id;
        this.seat = simulation.seat();
        this.limits = new PeerLimits(8, requestTimeoutMs, 50, 1_000);
        for (int broker = 0; broker < simulation.config().brokers(); broker++) {
            metadata.ports().put(broker, Simulation.port(broker));
        }
        next = seat.chance().nextInt(simulation.config().brokers());
    }

    public String id() {
        return id;
    }

    public ClientMetadata metadata() {
        return metadata;
    }

    Chance chance() {
        return seat.chance();
    }

    long nowMs() {
        return seat.clock().nowMs();
    }

    Timers.Timer in(long ms, Runnable what) {
        return seat.loop().timers().at(nowMs() + ms, nowMs -> what.run());
    }

    /// Lets something happen on the client's loop.
    public void run(Runnable what) {
        seat.loop().offer(nowMs -> what.run());
    }

    /// Requests sent so far.
    public long requests() {
        return requests;
    }

    /// Asks a broker; the handler hears an answer or that none will come.
    void ask(int broker, ApiKeys api, ApiMessage body, PeerAnswer.Handler handler) {
        requests++;
        if (!link(broker).send(api, body, nowMs(), handler)) {
            in(BACKOFF_MS, () -> handler.handle(new PeerAnswer.Lost("not connected"), nowMs()));
        }
    }

    /// Asks the brokers in turn.
    void askAny(ApiKeys api, ApiMessage body, PeerAnswer.Handler handler) {
        ask(anyBroker(), api, body, handler);
    }

    private int anyBroker() {
        var known = List.copyOf(metadata.ports().keySet());
        return known.get(Math.floorMod(next++, known.size()));
    }

    private PeerLink link(int broker) {
        int port = metadata.ports().getOrDefault(broker, 0);
        return links.computeIfAbsent(
                broker,
                b ->
                        new PeerLink(
                                seat.network(),
                                new PeerAddress(b, "localhost", port),
                                id,
                                seat.loop(),
                                seat.chance(),
                                limits,
                                PeerLink.AnswerPreparer.NONE));
    }

    /// Learns anew who leads what, then goes on; asks until a broker answers.
    void refresh(Runnable then) {
        whenRefreshed.add(then);
        if (!refreshing) {
            refreshing = true;
            askForMetadata();
        }
    }

    private void askForMetadata() {
        var request = new MetadataRequestData().setTopics(null).setAllowAutoTopicCreation(false);
        askAny(
                ApiKeys.METADATA,
                request,
                (answer, nowMs) -> {
                    if (answer instanceof PeerAnswer.Answered(var body, var prepared)) {
                        metadata.take((MetadataResponseData) body);
                        refreshing = false;
                        var waiting = whenRefreshed;
                        whenRefreshed = new ArrayList<>();
                        waiting.forEach(Runnable::run);
                    } else {
                        in(BACKOFF_MS, this::askForMetadata);
                    }
                });
    }
}
