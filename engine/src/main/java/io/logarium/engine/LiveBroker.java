package io.logarium.engine;

import io.logarium.engine.config.BrokerConfig;
import io.logarium.engine.event.EngineEvent;
import io.logarium.engine.event.EventTap;
import io.logarium.engine.log.DiskFailed;
import io.logarium.engine.log.LiveDisk;
import io.logarium.engine.loop.BrokerLoop;
import io.logarium.engine.loop.Chance;
import io.logarium.engine.loop.Check;
import io.logarium.engine.loop.ChoresThread;
import io.logarium.engine.loop.Clock;
import io.logarium.engine.loop.LoopThread;
import io.logarium.engine.net.Network;
import io.logarium.engine.net.PeerAddress;
import io.logarium.engine.node.Broker;
import io.logarium.engine.node.BrokerPart;
import io.logarium.engine.node.BrokerParts;
import io.logarium.engine.view.BrokerView;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One broker of a live cluster: its threads, and its life as a person sees it.
final class LiveBroker {
    private static final Logger logger = LoggerFactory.getLogger(LiveBroker.class);
    private static final long READY_S = 60;
    private static final long STOP_MS = 5_000;
    private static final long ANSWERS_MS = 500;
    private static final long FLUSH_MS = 30_000;
    private static final long FREEZE_MS = 5_000;

    private final int id;
    private final DataFolder folder;
    private final BrokerConfig settings;
    private final Clock clock;
    private final Network network;
    private final LiveFaults faults;
    private final EventTap events;
    private final BrokerLoop loop = new BrokerLoop();
    private final LoopThread thread;
    private final ChoresThread chores;
    private final CountDownLatch ready = new CountDownLatch(1);
    private final CountDownLatch allowed = new CountDownLatch(1);
    private final AtomicReference<Status> status;
    private final AtomicReference<Optional<Broker>> broker =
            new AtomicReference<>(Optional.empty());
    private final ReentrantLock ending = new ReentrantLock();
    private boolean letGo;

    private record Status(BrokerView.State state, long sinceMs, String detail) {}

    LiveBroker(
            int id,
            DataFolder folder,
            BrokerConfig settings,
            Clock clock,
            Network network,
            LiveFaults faults,
            EventTap events) {
        this.id = id;
        this.folder = folder;
        this.settings = settings;
        this.clock = clock;
        this.network = faults.network(id, network);
        this.faults = faults;
        this.events = events;
        this.status =
                new AtomicReference<>(new Status(BrokerView.State.STARTING, clock.nowMs(), ""));
        this.thread =
                new LoopThread(
                        "broker-" + id + "-loop",
                        loop,
                        clock,
                        e -> {
                            logger.error("Broker {} crashed", id, e);
                            crashed(
                                    e instanceof DiskFailed
                                            ? String.valueOf(e.getMessage())
                                            : e.toString());
                        });
        this.chores = new ChoresThread("broker-" + id + "-chores", loop);
    }

    /// Opens the files and the ports.
    ///
    /// @return where its controller listens
    PeerAddress open(int port) throws IOException {
        var disk =
                faults.disk(
                        id, LiveDisk.of(chores::run, this::runOnLoop, folder.maxOpenFiles()), loop);
        var opened =
                new Broker(
                        new BrokerParts(
                                id,
                                folder.clusterId(),
                                folder.of(id),
                                loop,
                                clock,
                                Chance.live(),
                                disk,
                                network,
                                chores,
                                events::emit,
                                true,
                                this::crashed),
                        settings);
        broker.set(Optional.of(opened));
        opened.listen(port);
        return opened.listenToControllers(0);
    }

    /// Starts the threads; the broker is ready some time later.
    ///
    /// @param controllers where the controllers of all brokers listen
    void run(SortedMap<Integer, PeerAddress> controllers) {
        var opened = broker.get().orElseThrow();
        runOnLoop(() -> opened.start(controllers, this::isReady, loop.nowMs()));
        thread.start();
    }

    /// Another broker's controller listens elsewhere now.
    void controllerMoved(PeerAddress address) {
        broker.get()
                .filter(b -> isRunning())
                .ifPresent(b -> runOnLoop(() -> b.controllerMoved(address, loop.nowMs())));
    }

    /// Whether its loop runs.
    boolean isRunning() {
        return switch (status.get().state()) {
            case STARTING, UP, FENCED, PAUSED, STOPPING -> true;
            case STOPPED, KILLED, POWERED_OFF, CRASHED -> false;
        };
    }

    /// Waits for room in the inbox, but for the loop itself, which would wait for ever.
    private void runOnLoop(Runnable task) {
        if (thread.isCurrent()) {
            Check.that(loop.offer(nowMs -> task.run()), "broker " + id + ": the inbox is full");
            return;
        }
        try {
            loop.submit(nowMs -> task.run());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void isReady() {
        become(BrokerView.State.UP, "");
        events.emit(new EngineEvent.BrokerStarted(clock.nowMs(), id, address()));
        ready.countDown();
    }

    /// Waits until clients can use the broker.
    void awaitReady() {
        try {
            if (!ready.await(READY_S, TimeUnit.SECONDS)) {
                throw new IllegalStateException(
                        "Broker %d was not ready after %d s. Its log file may tell why."
                                .formatted(id, READY_S));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("The start was interrupted.", e);
        }
        if (status.get().state() == BrokerView.State.CRASHED) {
            throw new IllegalStateException(status.get().detail());
        }
    }

    int id() {
        return id;
    }

    String address() {
        return Broker.HOST + ":" + port();
    }

    /// Of its clients; 0 before it is open.
    int port() {
        return broker.get().map(b -> b.listener().port()).orElse(0);
    }

    Optional<BrokerPart> part() {
        return broker.get().map(Broker::part);
    }

    BrokerView view() {
        return view(false);
    }

    /// @param fenced whether the controller has fenced it
    BrokerView view(boolean fenced) {
        var now = status.get();
        var state =
                fenced && now.state() == BrokerView.State.UP
                        ? BrokerView.State.FENCED
                        : now.state();
        long bytes = part().map(BrokerPart::logBytes).orElse(0L);
        return new BrokerView(
                id,
                Broker.HOST,
                port(),
                state,
                now.sinceMs(),
                now.detail(),
                bytes,
                broker.get().map(Broker::connections).orElse(List.of()),
                faults.diskOf(id),
                faults.diskSinceMs(id));
    }

    private void become(BrokerView.State state, String detail) {
        status.set(new Status(state, clock.nowMs(), detail));
    }

    /// It goes on no more. On the loop, so the rest is left to another thread.
    private void crashed(String why) {
        if (!isRunning()) {
            return;
        }
        become(BrokerView.State.CRASHED, why);
        events.emit(new EngineEvent.BrokerCrashed(clock.nowMs(), id, why));
        broker.get().ifPresent(b -> b.killListener());
        Thread.startVirtualThread(this::letGo);
        ready.countDown();
    }

    boolean isPaused() {
        return status.get().state() == BrokerView.State.PAUSED;
    }

    /// Lets its loop skip turns, as a long garbage collection does; its sockets stay open.
    ///
    /// @return whether it was up
    boolean pause() {
        var now = status.get();
        boolean pauses =
                now.state() == BrokerView.State.UP
                        && status.compareAndSet(
                                now, new Status(BrokerView.State.PAUSED, clock.nowMs(), ""));
        if (pauses) {
            thread.pause();
        }
        return pauses;
    }

    /// Lets no turn happen until [#thaw], for a moment that nobody should notice.
    ///
    /// @return whether it has to be thawed; not when it does not run or is paused anyway
    boolean freeze() {
        if (!isRunning()) {
            return false;
        }
        boolean paused = isPaused();
        thread.pause();
        Check.that(thread.awaitPaused(FREEZE_MS), "broker " + id + " does not come to rest");
        return !paused;
    }

    void thaw() {
        thread.resume();
    }

    /// @return whether it was paused
    boolean resume() {
        boolean resumes = status.get().state() == BrokerView.State.PAUSED;
        if (resumes) {
            become(BrokerView.State.UP, "");
            thread.resume();
        }
        return resumes;
    }

    /// A controlled shutdown: the others take over, what was asked is answered, the files are closed.
    void stop() {
        askToStop();
        if (!awaitAllowed()) {
            kill();
            return;
        }
        var opened = broker.get().orElseThrow();
        var handedOver = new CountDownLatch(1);
        runOnLoop(() -> opened.handOver(handedOver::countDown, loop.nowMs()));
        await(handedOver, STOP_MS);
        close(true);
    }

    /// Asks the controller whether the broker may go.
    void askToStop() {
        if (status.get().state() == BrokerView.State.UP) {
            become(BrokerView.State.STOPPING, "");
            var opened = broker.get().orElseThrow();
            runOnLoop(() -> opened.askToStop(allowed::countDown, loop.nowMs()));
        }
    }

    /// Waits for the controller's word, but not for ever.
    ///
    /// @return whether the broker is stopping at all
    boolean awaitAllowed() {
        if (status.get().state() != BrokerView.State.STOPPING) {
            return false;
        }
        if (!await(allowed, STOP_MS)) {
            logger.warn("Broker {} stops without the controller's word", id);
        }
        return true;
    }

    /// Answers what was asked and closes the files; kills a broker that was not asked to stop.
    void close() {
        close(!folder.isTemporary());
    }

    private void close(boolean flushes) {
        if (status.get().state() != BrokerView.State.STOPPING) {
            kill();
            return;
        }
        var opened = broker.get().orElseThrow();
        opened.listener().stop(ANSWERS_MS);
        if (flushes) {
            flush(opened);
        }
        thread.stop();
        chores.close();
        opened.close();
        become(BrokerView.State.STOPPED, "");
        events.emit(new EngineEvent.BrokerStopped(clock.nowMs(), id));
    }

    /// What a clean shutdown has marked as clean is on the medium, also when the power fails a moment later.
    private void flush(Broker opened) {
        var flushed = new CountDownLatch(1);
        runOnLoop(() -> opened.flush(flushed::countDown));
        if (!await(flushed, FLUSH_MS)) {
            logger.warn("Broker {} closes its files before all of them are flushed", id);
        }
    }

    private static boolean await(CountDownLatch latch, long limitMs) {
        try {
            return latch.await(limitMs, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /// Ends at once; files stay as they are.
    void kill() {
        end(BrokerView.State.KILLED);
    }

    /// Ends at once, and what was not flushed is gone.
    ///
    /// @return bytes that are gone
    long powerOff() {
        end(BrokerView.State.POWERED_OFF);
        return faults.powerOff(id);
    }

    private void end(BrokerView.State how) {
        var before = status.get().state();
        if (before == BrokerView.State.STOPPED || before == BrokerView.State.POWERED_OFF) {
            return;
        }
        broker.get().ifPresent(Broker::killListener);
        letGo();
        if (isRunning()) {
            become(how, "");
        }
    }

    /// Ends its threads and leaves its files as they are; once.
    private void letGo() {
        ending.lock();
        try {
            if (!letGo) {
                letGo = true;
                thread.stop();
                broker.get().ifPresent(Broker::abandon);
                chores.close();
            }
        } finally {
            ending.unlock();
        }
    }
}
