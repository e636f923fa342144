package io.logarium.engine;

import io.logarium.engine.event.EventTap;
import io.logarium.engine.fault.Fault;
import io.logarium.engine.loop.Clock;
import io.logarium.engine.net.NetworkLimits;
import io.logarium.engine.net.PeerAddress;
import io.logarium.engine.net.TcpNetwork;
import io.logarium.engine.view.ClusterSnapshot;
import io.logarium.engine.view.SavedCluster;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A Kafka-compatible cluster that lives in this process: real ports, real files.
///
/// ```java
/// try (var cluster = LocalCluster.start(ClusterConfig.ephemeral())) {
///     properties.put("bootstrap.servers", cluster.bootstrap());
/// }
/// ```
///
/// All methods may be called from any thread.
public final class LocalCluster implements AutoCloseable {
    private static final Logger logger = LoggerFactory.getLogger(LocalCluster.class);

    /// Events that wait for a reader; half a minute of a busy lesson.
    private static final int EVENT_LIMIT = 20_000;

    private final DataFolder folder;
    private final ClusterConfig config;
    private final Clock clock = Clock.live();
    private final LiveFaults faults;
    private final TcpNetwork network = new TcpNetwork(clock, NetworkLimits.DEFAULT);
    private final SortedMap<Integer, PeerAddress> controllers = new ConcurrentSkipListMap<>();
    private final List<LiveBroker> brokers = new CopyOnWriteArrayList<>();
    private final EventTap events = new EventTap(EVENT_LIMIT);
    private final FaultNews news = new FaultNews(clock, events);
    private final SnapshotMaker snapshots;
    private final SavedClusters saved;
    private final ReentrantLock changing = new ReentrantLock();
    private final AtomicReference<Life> life = new AtomicReference<>(Life.RUNNING);

    private enum Life {
        RUNNING,
        ENDED
    }

    private LocalCluster(ClusterConfig config, DataFolder folder) {
        this.config = config;
        this.folder = folder;
        this.faults = new LiveFaults(config.brokers(), clock);
        this.saved = folder.saved(config.brokers());
        this.snapshots = new SnapshotMaker(folder.clusterId(), brokers, faults);
    }

    /// Starts a cluster and returns when clients can use it.
    ///
    /// @throws ClusterStartException when it cannot: the port is taken, the folder is in use, a setting is wrong. Nothing is left
    ///     running
    public static LocalCluster start(ClusterConfig config) throws ClusterStartException {
        Settings.check(config, 0);
        var cluster = new LocalCluster(config, DataFolder.open(config));
        try {
            cluster.startBrokers();
            return cluster;
        } catch (IOException | RuntimeException e) {
            cluster.kill();
            throw ClusterStartException.of(e);
        }
    }

    /// Of how many brokers the cluster is whose files lie in a folder; empty where there is none. It cannot start with another number:
    /// new voters that know nothing could outvote those who have the metadata.
    public static OptionalInt brokersIn(Path data) throws IOException {
        return DataFolder.brokersIn(data);
    }

    private void startBrokers() throws IOException, ClusterStartException {
        for (int id = 0; id < config.brokers(); id++) {
            brokers.add(newBroker(id));
            controllers.put(id, brokers.get(id).open(config.port() == 0 ? 0 : config.port() + id));
        }
        brokers.forEach(b -> b.run(controllers));
        brokers.forEach(LiveBroker::awaitReady);
        logger.info("Cluster {} is ready at {}", folder.clusterId(), bootstrap());
    }

    /// Starts a broker that was stopped, killed, powered off or that crashed, on its old port and with what it has on disk. Returns
    /// while it is still joining: [#view] shows when it is up.
    ///
    /// @throws ClusterStartException when it cannot start, or runs already
    public void startBroker(int id) throws ClusterStartException {
        changing.lock();
        try {
            var before = known(id);
            if (before.isRunning()) {
                throw new ClusterStartException("Broker %d runs already.".formatted(id));
            }
            before.kill();
            var broker = newBroker(id);
            brokers.set(id, broker);
            try {
                var address = broker.open(before.port());
                controllers.put(id, address);
                news.happened(new Fault.Start(id));
                brokers.forEach(b -> b.controllerMoved(address));
                broker.run(controllers);
            } catch (IOException | RuntimeException e) {
                broker.kill();
                brokers.set(id, before);
                throw ClusterStartException.of(e);
            }
        } finally {
            changing.unlock();
        }
    }

    /// A controlled shutdown of one broker: others lead what it led, then it goes. Returns when its files are closed.
    ///
    /// @throws ClusterStartException when it does not run, or is paused
    public void stopBroker(int id) throws ClusterStartException {
        changing.lock();
        try {
            var broker = running(id);
            if (broker.isPaused()) {
                throw new ClusterStartException(
                        "Broker %d is paused and hears nothing. Resume it, or kill it."
                                .formatted(id));
            }
            news.happened(new Fault.Stop(id));
            broker.stop();
        } finally {
            changing.unlock();
        }
    }

    /// Ends one broker at once, as `kill -9` would. The others notice when its session is over.
    ///
    /// @throws ClusterStartException when it does not run
    public void killBroker(int id) throws ClusterStartException {
        changing.lock();
        try {
            var broker = running(id);
            news.happened(new Fault.Kill(id));
            broker.kill();
        } finally {
            changing.unlock();
        }
    }

    /// Ends one broker at once, and what it had not flushed is gone from its files.
    ///
    /// @return bytes that are gone
    /// @throws ClusterStartException when it does not run
    public long powerOffBroker(int id) throws ClusterStartException {
        changing.lock();
        try {
            var broker = running(id);
            news.happened(new Fault.PowerOff(id));
            return broker.powerOff();
        } finally {
            changing.unlock();
        }
    }

    /// Lets something go wrong, or puts it right again: the same values as in a simulation.
    ///
    /// @return what has happened, for a person
    /// @throws ClusterStartException when it cannot be done: a broker is not in that state, or a clock is meant
    public String apply(Fault fault) throws ClusterStartException {
        switch (fault) {
            case Fault.Start(int id) -> {
                startBroker(id);
                return "broker %d is starting".formatted(id);
            }
            case Fault.Stop(int id) -> {
                stopBroker(id);
                return "broker %d has stopped".formatted(id);
            }
            case Fault.Kill(int id) -> {
                killBroker(id);
                return "broker %d is killed".formatted(id);
            }
            case Fault.PowerOff(int id) -> {
                long gone = powerOffBroker(id);
                return "broker %d is powered off, %d bytes that were not flushed are gone"
                        .formatted(id, gone);
            }
            case Fault.Pause(int id) -> {
                require(running(id).pause(), "Broker %d is not up.", id);
                news.happened(fault);
                return "broker %d is paused".formatted(id);
            }
            case Fault.Resume(int id) -> {
                require(known(id).resume(), "Broker %d is not paused.", id);
                news.happened(fault);
                return "broker %d goes on".formatted(id);
            }
            case Fault.SkewClock ignored ->
                    throw new ClusterStartException("A clock is wrong in a simulation only.");
            case Fault.Cut(int from, int to) -> knownBoth(from, to);
            case Fault.Mend(int from, int to) -> knownBoth(from, to);
            case Fault.Slow(int from, int to, long ignored) -> knownBoth(from, to);
            case Fault.DiskIs(int id, var ignored) -> known(id);
            case Fault.OnClient ignored -> {}
        }
        news.happened(fault);
        faults.apply(fault);
        return fault.toString();
    }

    private void knownBoth(int from, int to) throws ClusterStartException {
        known(from);
        known(to);
    }

    private static void require(boolean done, String otherwise, int id)
            throws ClusterStartException {
        if (!done) {
            throw new ClusterStartException(otherwise.formatted(id));
        }
    }

    private LiveBroker known(int id) throws ClusterStartException {
        if (id < 0 || id >= brokers.size() || life.get() == Life.ENDED) {
            throw new ClusterStartException(
                    "There is no broker %d; there are 0 to %d.".formatted(id, brokers.size() - 1));
        }
        return brokers.get(id);
    }

    private LiveBroker running(int id) throws ClusterStartException {
        var broker = known(id);
        if (!broker.isRunning()) {
            throw new ClusterStartException("Broker %d does not run.".formatted(id));
        }
        return broker;
    }

    private LiveBroker newBroker(int id) throws ClusterStartException {
        return new LiveBroker(
                id, folder, Settings.check(config, id), clock, network, faults, events);
    }

    /// Copies all files under a name. The brokers stand still for that moment; clients notice nothing but a short wait.
    ///
    /// @throws ClusterStartException when the name is no name or taken, when there are too many, or the files too big
    public SavedCluster save(String name) throws ClusterStartException {
        changing.lock();
        try {
            known(0);
            saved.checkNew(name);
            var frozen = new ArrayList<LiveBroker>();
            try {
                for (var broker : brokers) {
                    if (broker.freeze()) {
                        frozen.add(broker);
                    }
                }
                return saved.save(name, clock.nowMs());
            } finally {
                frozen.forEach(LiveBroker::thaw);
            }
        } catch (IOException | RuntimeException e) {
            throw ClusterStartException.of(e);
        } finally {
            changing.unlock();
        }
    }

    /// What can be restored, newest first.
    public List<SavedCluster> saved() {
        return saved.list();
    }

    /// Ends all brokers, puts the files of a snapshot in their place and starts again on the same ports; everything since is gone,
    /// faults too. Returns when clients can use it. A client that ran meanwhile may hold on to what is no longer so: start it anew.
    ///
    /// @throws ClusterStartException when there is no such snapshot, or the cluster does not start
    public void restore(String name) throws ClusterStartException {
        begin(() -> saved.stage(name));
    }

    /// As [#restore], with no files at all: topics, records, groups and settings are gone. Snapshots stay.
    public void reset() throws ClusterStartException {
        begin(saved::stageNothing);
    }

    /// Deletes a snapshot.
    public void forget(String name) throws ClusterStartException {
        changing.lock();
        try {
            saved.forget(name);
        } catch (IOException | RuntimeException e) {
            throw ClusterStartException.of(e);
        } finally {
            changing.unlock();
        }
    }

    /// Something that makes files ready to take the place of those that are there.
    @FunctionalInterface
    private interface Staging {
        void stage() throws ClusterStartException, IOException;
    }

    private void begin(Staging staging) throws ClusterStartException {
        changing.lock();
        try {
            known(0);
            staging.stage();
            faults.mendAll();
            brokers.forEach(LiveBroker::kill);
            saved.exchange();
            faults.filesReplaced();
            news.allOver();
            snapshots.forget();
            startAgain();
        } catch (IOException | RuntimeException e) {
            throw ClusterStartException.of(e);
        } finally {
            changing.unlock();
        }
    }

    private void startAgain() throws IOException, ClusterStartException {
        var fresh = new ArrayList<LiveBroker>();
        try {
            for (var before : brokers) {
                var broker = newBroker(before.id());
                fresh.add(broker);
                controllers.put(before.id(), broker.open(before.port()));
            }
        } catch (IOException | RuntimeException e) {
            fresh.forEach(LiveBroker::kill);
            throw e;
        }
        for (int id = 0; id < fresh.size(); id++) {
            brokers.set(id, fresh.get(id));
        }
        brokers.forEach(b -> b.run(controllers));
        brokers.forEach(LiveBroker::awaitReady);
    }

    /// Where clients connect: `localhost:PORT`, one a broker, separated by commas.
    public String bootstrap() {
        return brokers.stream().map(LiveBroker::address).collect(Collectors.joining(","));
    }

    public String clusterId() {
        return folder.clusterId();
    }

    /// What the cluster is now: at most a tenth of a second old.
    public ClusterSnapshot view() {
        return snapshots.newest();
    }

    /// What happens in the cluster. One reader.
    public EventTap events() {
        return events;
    }

    /// Carries out one line of the command grammar: `status`, `stop 0`, `cut 0 1` …; `help` lists it.
    ///
    /// @return `ok …` or `error …`, one line
    public String command(String line) {
        return new CommandLine(this).run(line);
    }

    /// Stops all brokers; what they hold is flushed and needs no recovery. All are asked before the first one goes, since the last
    /// ones would find no controller any more.
    @Override
    public void close() {
        if (life.getAndSet(Life.ENDED) == Life.RUNNING) {
            changing.lock();
            try {
                faults.mendAll();
                brokers.forEach(LiveBroker::resume);
                brokers.forEach(LiveBroker::askToStop);
                brokers.forEach(LiveBroker::awaitAllowed);
                brokers.forEach(LiveBroker::close);
                faults.close();
                folder.close();
            } finally {
                changing.unlock();
            }
        }
    }

    /// Ends all brokers at once, as `kill -9` would; the next start recovers.
    public void kill() {
        if (life.getAndSet(Life.ENDED) == Life.RUNNING) {
            brokers.forEach(LiveBroker::kill);
            faults.close();
            folder.close();
        }
    }
}
