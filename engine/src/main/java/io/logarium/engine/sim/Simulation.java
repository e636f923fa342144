package io.logarium.engine.sim;

import io.logarium.engine.faulty.ClientFaults;
import io.logarium.engine.event.EngineEvent;
import io.logarium.engine.fault.Fault;
import io.logarium.engine.fault.LastingFaults;
import io.logarium.engine.faulty.Links;
import io.logarium.engine.loop.Chance;
import io.logarium.engine.net.Network;
import io.logarium.engine.net.PeerAddress;
import io.logarium.engine.node.Broker;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/// A cluster on one thread with its own time. Nothing happens but in [#step]; the same seed and the same calls give the same bytes.
///
/// ```java
/// var simulation = new Simulation(7, SimConfig.of(3));
/// simulation.startAll();
/// simulation.runFor(10_000);
/// ```
public final class Simulation {
    private static final int FIRST_PORT = 9_092;
    private static final int FIRST_CONTROLLER_PORT = 19_092;

    private final long seed;
    private final SimConfig config;
    private final SimTime time = new SimTime();
    private final Chance chance;
    private final Links links = new Links();
    private final ClientFaults clientFaults;
    private final SimNetwork network;
    private final String clusterId;
    private final List<SimBroker> brokers = new ArrayList<>();
    private final List<SimHost> clients = new ArrayList<>();
    private final LastingFaults lasting = new LastingFaults();
    private Consumer<SimBroker> afterTurn = broker -> {};
    private BiConsumer<SimBroker, Throwable> onCrash = (broker, why) -> {};

    public Simulation(long seed, SimConfig config) {
        this.seed = seed;
        this.config = config;
        chance = Chance.seeded(seed);
        clientFaults = new ClientFaults(chance.split(), (ms, what) -> time.in(ms * 1_000, what));
        network = new SimNetwork(time, chance.split(), links, config.trace());
        clusterId = chance.nextUuid().toString();
        for (int id = 0; id < config.brokers(); id++) {
            brokers.add(new SimBroker(this, id, chance.split()));
        }
    }

    public long seed() {
        return seed;
    }

    public SimConfig config() {
        return config;
    }

    public SimTime time() {
        return time;
    }

    /// Milliseconds since the beginning.
    public long elapsedMs() {
        return time.nowMicros() / 1_000;
    }

    public String clusterId() {
        return clusterId;
    }

    public Links links() {
        return links;
    }

    ClientFaults clientFaults() {
        return clientFaults;
    }

    SimNetwork network() {
        return network;
    }

    /// The client port of a broker.
    public static int port(int broker) {
        return FIRST_PORT + broker;
    }

    /// The port of a broker's controller.
    static int controllerPort(int broker) {
        return FIRST_CONTROLLER_PORT + broker;
    }

    /// Where all controllers listen.
    SortedMap<Integer, PeerAddress> controllers() {
        var all = new TreeMap<Integer, PeerAddress>();
        for (int id = 0; id < brokers.size(); id++) {
            all.put(id, new PeerAddress(id, Broker.HOST, controllerPort(id)));
        }
        return all;
    }

    public List<SimBroker> brokers() {
        return List.copyOf(brokers);
    }

    public SimBroker broker(int id) {
        return brokers.get(id);
    }

    /// A chance of its own for somebody who takes part.
    public Chance splitChance() {
        return chance.split();
    }

    /// Is called after each turn of a broker's loop.
    public void afterTurn(Consumer<SimBroker> watcher) {
        afterTurn = watcher;
    }

    /// Is told when a broker ends by an exception.
    public void onCrash(BiConsumer<SimBroker, Throwable> watcher) {
        onCrash = watcher;
    }

    /// Starts all brokers; they are up some simulated time later.
    public void startAll() {
        brokers.forEach(SimBroker::start);
    }

    /// A place for a client: a loop of its own and a way to the brokers.
    public ClientSeat seat() {
        int endpoint = SimNetwork.FIRST_CLIENT + clients.size();
        var host =
                new SimHost(
                        time,
                        chance.split(),
                        0,
                        why -> {
                            if (why instanceof RuntimeException broken) {
                                throw broken;
                            }
                            throw new IllegalStateException("client " + endpoint + " broke", why);
                        });
        clients.add(host);
        return new ClientSeat(host, network.of(endpoint, edge -> edge), chance.split());
    }

    /// What a client stands on.
    public static final class ClientSeat {
        private final SimHost host;
        private final Network network;
        private final Chance chance;

        private ClientSeat(SimHost host, Network network, Chance chance) {
            this.host = host;
            this.network = network;
            this.chance = chance;
        }

        public io.logarium.engine.loop.BrokerLoop loop() {
            return host.loop();
        }

        public io.logarium.engine.loop.Clock clock() {
            return host.clock();
        }

        public Network network() {
            return network;
        }

        public Chance chance() {
            return chance;
        }
    }

    /// Lets something go wrong, or puts it right.
    public void apply(Fault fault) {
        note(fault.toString());
        tell(fault);
        switch (fault) {
            case Fault.Cut(int from, int to) -> links.cut(from, to);
            case Fault.Mend(int from, int to) -> links.mend(from, to);
            case Fault.Slow(int from, int to, long ms) -> links.slow(from, to, ms);
            case Fault.DiskIs(int id, var state) -> broker(id).diskIs(state);
            case Fault.Pause(int id) -> broker(id).pause();
            case Fault.Resume(int id) -> broker(id).resume();
            case Fault.Start(int id) -> broker(id).start();
            case Fault.Stop(int id) -> broker(id).stop();
            case Fault.Kill(int id) -> broker(id).kill();
            case Fault.PowerOff(int id) -> broker(id).powerOff();
            case Fault.SkewClock(int id, long ms) -> broker(id).skewClock(ms);
            case Fault.OnClient(var clientId, var what) -> clientFaults.set(clientId, what);
        }
    }

    private void tell(Fault fault) {
        if (fault.brokers().size() == 1 && !happens(fault, broker(fault.brokers().getFirst()))) {
            return;
        }
        var change = lasting.apply(fault);
        long nowMs = time.nowMs();
        change.ended().forEach(f -> config.events().accept(new EngineEvent.FaultEnded(nowMs, f)));
        change.began().forEach(f -> config.events().accept(new EngineEvent.FaultBegan(nowMs, f)));
    }

    /// Whether a fault of a broker's life finds the broker in a state in which it means something.
    private static boolean happens(Fault fault, SimBroker broker) {
        return switch (fault) {
            case Fault.Pause ignored -> broker.isRunning();
            case Fault.Resume ignored -> broker.isPaused();
            case Fault.Start ignored -> !broker.isRunning();
            case Fault.Stop ignored -> broker.isRunning();
            case Fault.Kill ignored -> broker.isRunning();
            case Fault.PowerOff ignored -> broker.isRunning();
            default -> true;
        };
    }

    /// Lets the next thing happen; whatever is due first, a delivery, a flush or a turn of a loop.
    ///
    /// @return false when nothing will ever happen
    public boolean step() {
        return step(Long.MAX_VALUE);
    }

    private boolean step(long untilMicros) {
        long first = time.nextMicros();
        SimBroker turning = null;
        SimHost clientTurning = null;
        for (int i = 0; i < brokers.size(); i++) {
            long at = brokers.get(i).nextMicros();
            if (at < first) {
                first = at;
                turning = brokers.get(i);
            }
        }
        for (int i = 0; i < clients.size(); i++) {
            long at = clients.get(i).nextMicros();
            if (at < first) {
                first = at;
                clientTurning = clients.get(i);
            }
        }
        if (first == Long.MAX_VALUE || first > untilMicros) {
            return false;
        }
        if (clientTurning != null) {
            time.moveTo(first);
            clientTurning.turn();
        } else if (turning != null) {
            time.moveTo(first);
            turning.turn();
            afterTurn.accept(turning);
        } else {
            time.runNext();
        }
        return true;
    }

    /// Lets so many milliseconds pass.
    public void runFor(long ms) {
        runUntil(elapsedMs() + ms);
    }

    /// Goes on until so many milliseconds since the beginning.
    public void runUntil(long ms) {
        long untilMicros = ms * 1_000;
        while (step(untilMicros)) {}
        time.moveTo(untilMicros);
    }

    void note(String what) {
        config.trace().note(time.nowMicros(), what);
    }

    void crashed(SimBroker broker, Throwable why) {
        note("broker " + broker.id() + " crashed: " + why);
        onCrash.accept(broker, why);
    }
}
