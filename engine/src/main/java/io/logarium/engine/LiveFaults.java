package io.logarium.engine;

import io.logarium.engine.faulty.ClientFaults;
import io.logarium.engine.fault.DiskState;
import io.logarium.engine.fault.Fault;
import io.logarium.engine.faulty.FaultyDisk;
import io.logarium.engine.faulty.FaultyNetwork;
import io.logarium.engine.faulty.Links;
import io.logarium.engine.faulty.Unflushed;
import io.logarium.engine.log.Disk;
import io.logarium.engine.log.LiveDisk;
import io.logarium.engine.loop.BrokerLoop;
import io.logarium.engine.loop.Chance;
import io.logarium.engine.loop.Clock;
import io.logarium.engine.net.Network;
import io.logarium.engine.view.BrokerView;
import io.logarium.engine.view.LinkView;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/// What is broken in a live cluster apart from its brokers' lives: links, disks and what clients are answered. Wraps the seams that
/// brokers are made of; outlives the brokers.
final class LiveFaults implements AutoCloseable {
    private final Clock clock;
    private final int brokers;
    private final ScheduledThreadPoolExecutor timer;
    private final Links links = new Links();
    private final Map<Long, Long> linkSinceMs = new ConcurrentHashMap<>();
    private final ClientFaults clients = new ClientFaults(Chance.live(), this::later);
    private final List<Medium> media = new ArrayList<>();

    /// A broker's disk.
    private static final class Medium {
        private final AtomicReference<DiskState> state = new AtomicReference<>(DiskState.OK);
        private final AtomicReference<Long> sinceMs;
        private final Unflushed unflushed = new Unflushed();

        private Medium(long nowMs) {
            sinceMs = new AtomicReference<>(nowMs);
        }
    }

    LiveFaults(int brokers, Clock clock) {
        this.brokers = brokers;
        this.clock = clock;
        for (int id = 0; id < brokers; id++) {
            media.add(new Medium(clock.nowMs()));
        }
        timer =
                new ScheduledThreadPoolExecutor(
                        1,
                        task -> Thread.ofPlatform().name("faults").daemon().unstarted(task),
                        new ThreadPoolExecutor.DiscardPolicy());
        timer.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    /// What happens later may wait for a full inbox, so each has a thread of its own.
    private void later(long ms, Runnable what) {
        if (ms <= 0) {
            Thread.startVirtualThread(what);
        } else {
            timer.schedule(() -> Thread.startVirtualThread(what), ms, TimeUnit.MILLISECONDS);
        }
    }

    /// A change of a link, a disk, or of what a client meets.
    void apply(Fault fault) {
        switch (fault) {
            case Fault.Cut(int from, int to) -> {
                linkSinceMs.put(key(from, to), clock.nowMs());
                links.cut(from, to);
            }
            case Fault.Slow(int from, int to, long ms) -> {
                linkSinceMs.put(key(from, to), clock.nowMs());
                links.slow(from, to, ms);
            }
            case Fault.Mend(int from, int to) -> links.mend(from, to);
            case Fault.DiskIs(int id, DiskState state) -> {
                media.get(id).sinceMs.set(clock.nowMs());
                media.get(id).state.set(state);
            }
            case Fault.OnClient(String clientId, var what) -> clients.set(clientId, what);
            default -> throw new IllegalArgumentException(fault + " is a broker's own business");
        }
    }

    Network network(int broker, Network network) {
        return new FaultyNetwork(network, broker, links, clients, this::later);
    }

    Disk disk(int broker, Disk disk, BrokerLoop loop) {
        return new FaultyDisk(
                media.get(broker).unflushed.around(disk),
                media.get(broker).state,
                (ms, what) -> loop.timers().at(loop.nowMs() + ms, nowMs -> what.run()));
    }

    /// What the broker did not flush is gone. It must not run.
    ///
    /// @return bytes that are gone
    long powerOff(int broker) {
        return media.get(broker).unflushed.powerOff(LiveDisk.direct());
    }

    /// All files are others now: a snapshot was put in their place.
    void filesReplaced() {
        media.forEach(m -> m.unflushed.forget());
    }

    BrokerView.Disk diskOf(int broker) {
        return switch (media.get(broker).state.get()) {
            case OK -> BrokerView.Disk.OK;
            case SLOW -> BrokerView.Disk.SLOW;
            case FULL -> BrokerView.Disk.FULL;
            case LOST -> BrokerView.Disk.LOST;
        };
    }

    long diskSinceMs(int broker) {
        return media.get(broker).sinceMs.get();
    }

    /// The links that are not as they should be, in order of the brokers.
    List<LinkView> links() {
        var found = new ArrayList<LinkView>();
        for (int from = 0; from < brokers; from++) {
            for (int to = 0; to < brokers; to++) {
                boolean cut = links.isCut(from, to);
                long delayMs = links.delayMs(from, to);
                if (cut || delayMs > 0) {
                    long sinceMs = linkSinceMs.getOrDefault(key(from, to), 0L);
                    found.add(new LinkView(from, to, cut, delayMs, sinceMs));
                }
            }
        }
        return found;
    }

    /// Links and disks are as they should be, and clients are served.
    void mendAll() {
        links.mendAll();
        clients.clear();
        media.forEach(m -> m.state.set(DiskState.OK));
    }

    private static long key(int from, int to) {
        return (long) from << 32 | to;
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
