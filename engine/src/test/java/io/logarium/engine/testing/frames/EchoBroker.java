package io.logarium.engine.testing.frames;

import io.logarium.engine.event.EngineEvent;
import io.logarium.engine.loop.BrokerLoop;
import io.logarium.engine.loop.Clock;
import io.logarium.engine.loop.LoopThread;
import io.logarium.engine.net.Edge;
import io.logarium.engine.net.Listener;
import io.logarium.engine.net.NetworkLimits;
import io.logarium.engine.net.TcpNetwork;
import io.logarium.engine.wire.ApiTable;
import io.logarium.engine.wire.ApiVersionsAnswer;
import io.logarium.engine.wire.FeatureLevels;
import io.logarium.engine.wire.Request;
import io.logarium.engine.wire.RequestPreparer;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.apache.kafka.common.message.ApiVersionsRequestData;
import org.apache.kafka.common.protocol.ApiMessage;

/// A real listener and a real loop with nothing behind them: ApiVersions is answered truly, everything else with an empty
/// answer, or by the handler that a test gives.
public final class EchoBroker implements AutoCloseable {
    private static final FeatureLevels NO_FEATURES = new FeatureLevels(List.of(), List.of(), -1);

    private final Clock clock = Clock.live();
    private final BrokerLoop loop = new BrokerLoop();
    private final AtomicReference<Throwable> crash = new AtomicReference<>();
    private final LoopThread thread = new LoopThread("echo-loop", loop, clock, crash::set);
    private final ConcurrentLinkedQueue<EngineEvent> events = new ConcurrentLinkedQueue<>();
    private final TcpNetwork network;
    private final Listener listener;

    public EchoBroker() throws IOException {
        this(NetworkLimits.DEFAULT, RequestPreparer.NONE, EchoBroker::answer);
    }

    /// @param handler runs on the loop
    public EchoBroker(NetworkLimits limits, RequestPreparer preparer, Consumer<Request> handler)
            throws IOException {
        network = new TcpNetwork(clock, limits);
        var edge =
                new Edge(
                        0,
                        "PLAINTEXT",
                        ApiTable.CLIENT,
                        preparer,
                        request -> loop.submit(nowMs -> handler.accept(request)),
                        events::add);
        listener = network.listen(0, edge);
        thread.start();
    }

    /// The plain answer of this broker.
    public static void answer(Request request) {
        request.replyTo().answer(answerTo(request));
    }

    private static ApiMessage answerTo(Request request) {
        return request.body() instanceof ApiVersionsRequestData versions
                ? new ApiVersionsAnswer(ApiTable.CLIENT, "echo", 0)
                        .to(versions, request.version(), NO_FEATURES)
                : request.api().messageType.newResponse();
    }

    public int port() {
        return listener.port();
    }

    public Listener listener() {
        return listener;
    }

    public TcpNetwork network() {
        return network;
    }

    public BrokerLoop loop() {
        return loop;
    }

    /// What was told so far.
    public List<EngineEvent> events() {
        return List.copyOf(events);
    }

    @Override
    public void close() {
        listener.kill();
        thread.stop();
        if (crash.get() != null) {
            throw new AssertionError("the loop broke", crash.get());
        }
    }
}
